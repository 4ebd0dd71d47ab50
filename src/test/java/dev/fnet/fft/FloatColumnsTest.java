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

    /** Wide rows: blocks are not finished one by one. */
    @Test
    void longLengthsOfManyColumns() {
        for (int n : new int[] {128, 256, 384, 512, 768, 1000, 1024, 2048, 4096}) {
            check(n, 33, n);
        }
    }

    /** The sequences that no length has by itself, with 32 registers or with 16. */
    @Test
    void anySequenceOfPasses() {
        int[][] sequences = {{8, 3, 4, 8}, {4, 8, 8, 8}, {8, 8, 4, 4}, {4, 4, 4, 4, 4}, {2, 8, 8, 8}, {3, 4, 5, 8, 4},
            {11, 4, 8, 8}, {8, 11, 8}, {8, 8, 11}, {5, 4, 8, 3}, {8, 8, 7, 2}};
        for (int[] sequence : sequences) {
            int n = 1;
            for (int radix : sequence) {
                n *= radix;
            }
            check(FloatColumns.of(new FloatMixedRadix(n, sequence)), n, 5, n);
            check(FloatColumns.of(new FloatMixedRadix(n, sequence)), n, 34, n);
        }
    }

    @Property(tries = 60)
    void interleavedColumnsHaveTheBitsOfSplitOnes(@ForAll @IntRange(min = 1, max = 600) int n,
            @ForAll @IntRange(min = 1, max = 40) int columns, @ForAll boolean swapped, @ForAll int seed) {
        Random random = new Random(seed);
        FloatColumns plan = FloatColumns.of(n);
        int ld = 2 * columns + random.nextInt(5);
        float[] x = new float[n * ld + 3];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        int re = swapped ? 1 : 0;
        float[] split = new float[2 * n * columns];
        for (int i = 0; i < n * columns; i++) {
            int at = i / columns * ld + i % columns * 2;
            split[i] = x[at + re];
            split[n * columns + i] = x[at + 1 - re];
        }
        float[] scratch = new float[plan.scratchLength(columns)];
        Arrays.fill(scratch, Float.NaN);
        plan.forward(true, columns, split, 0, split, n * columns, columns, scratch, 0);
        for (boolean hot : new boolean[] {true, false}) {
            float[] y = x.clone();
            Arrays.fill(scratch, Float.NaN);
            plan.interleaved(hot, columns, y, re, y, 1 - re, ld, y, re, y, 1 - re, ld, scratch, 0);
            for (int i = 0; i < n * columns; i++) {
                int at = i / columns * ld + i % columns * 2;
                String where = "n " + n + ", columns " + columns + ", index " + i;
                assertEquals(split[i], y[at + re], where);
                assertEquals(split[n * columns + i], y[at + 1 - re], where);
            }
            for (int i = 0; i < y.length; i++) {
                assertTrue(i % ld < 2 * columns && i < n * ld || y[i] == x[i], "wrote outside at " + i);
            }
        }
    }

    @Property(tries = 60)
    void anyLengthAndWidth(@ForAll @IntRange(min = 1, max = 1500) int n,
            @ForAll @IntRange(min = 1, max = 40) int columns, @ForAll int seed) {
        check(n, columns, seed);
    }

    private static void check(int n, int columns, int seed) {
        check(FloatColumns.of(n), n, columns, seed);
    }

    /** Against the naive transform, twin against vector kernel, in a larger matrix whose rest stays untouched. */
    private static void check(FloatColumns plan, int n, int columns, int seed) {
        Random random = new Random(seed);
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
