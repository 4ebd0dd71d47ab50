package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatColumnsTest {
    @Test
    void everyLengthToTwoHundred() {
        for (int n = 1; n <= 200; n++) {
            check(n, n % 37 + 1, n);
        }
    }

    @Test
    void longLengths() {
        for (int n : new int[] {256, 384, 509, 512, 768, 1000, 1009, 1024, 1331, 2048, 3072, 4096}) {
            check(n, 3, n);
        }
    }

    @Property(tries = 60)
    void anyLengthAndWidth(@ForAll @IntRange(min = 1, max = 1500) int n,
            @ForAll @IntRange(min = 1, max = 40) int columns, @ForAll int seed) {
        check(n, columns, seed);
    }

    /** Against the naive transform, twin against vector kernel, in a larger matrix whose rest stays untouched. */
    private static void check(int n, int columns, int seed) {
        Random random = new Random(seed);
        FloatColumns plan = FloatColumns.of(n);
        int ld = columns + random.nextInt(5);
        int offset = random.nextInt(20);
        float[] x = new float[offset + 2 * n * ld + 7];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        int im = offset + n * ld;
        float[] cold = x.clone();
        float[] hot = x.clone();
        float[] scratch = new float[plan.scratchLength(columns) + 3];
        Arrays.fill(scratch, Float.NaN);
        plan.forward(false, columns, cold, offset, cold, im, ld, scratch, 3);
        Arrays.fill(scratch, Float.NaN);
        plan.forward(true, columns, hot, offset, hot, im, ld, scratch, 3);
        for (int i = 0; i < x.length; i++) {
            boolean inside = i >= offset && (i - offset) / ld < 2 * n && (i - offset) % ld < columns;
            float expected = inside ? cold[i] : x[i];
            assertEquals(expected, hot[i], "n " + n + ", columns " + columns + ", index " + i);
            assertTrue(inside || cold[i] == expected, "the twin wrote outside");
        }
        int column = random.nextInt(columns);
        double[] z = column(x, n, offset + column, im + column, ld);
        double[] actual = column(hot, n, offset + column, im + column, ld);
        double error = NaiveDft.relativeError(actual, NaiveDft.transform(z, true));
        assertTrue(NaiveDft.scaled(error, n) <= NaiveDft.bound(Math.ulp((float) 1.0)), "n " + n + ": " + error);
    }

    private static double[] column(float[] a, int n, int re, int im, int ld) {
        double[] z = new double[2 * n];
        for (int j = 0; j < n; j++) {
            z[2 * j] = a[re + j * ld];
            z[2 * j + 1] = a[im + j * ld];
        }
        return z;
    }
}
