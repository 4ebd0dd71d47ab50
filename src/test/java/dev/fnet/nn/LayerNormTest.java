package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("kernel")
@net.jqwik.api.Tag("kernel")
class LayerNormTest {
    private static final float EPS = 1e-12f;

    @Property(tries = 120)
    void vectorHasTheTwinsBits(@ForAll @IntRange(min = 1, max = 1100) int d,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(max = 20) int off, @ForAll @IntRange(max = 9) int pad,
            @ForAll @IntRange(max = 1) int after, @ForAll long seed) {
        Random random = new Random(seed);
        LayerNorm cold = new LayerNorm(weights(random, d), weights(random, d), EPS, Rows.COLD);
        random.setSeed(seed);
        LayerNorm hot = new LayerNorm(weights(random, d), weights(random, d), EPS, Rows.HOT);
        int ld = d + pad;
        float[] x = Rows.random(random, rows, d, off, ld, after);
        float[] r = Rows.random(random, rows, d, off / 2, ld + 1, 0);
        float[] want = Rows.poisoned(7 + rows * (d + 3));
        float[] got = want.clone();

        cold.apply(rows, x, off, ld, want, 7, d + 3);
        hot.apply(rows, x, off, ld, got, 7, d + 3);
        Rows.assertOnlyRowsWritten(want, rows, d, 7, d + 3);
        Rows.assertSameBits(want, got);

        cold.applySum(rows, x, off, ld, r, off / 2, ld + 1, want, 7, d + 3);
        hot.applySum(rows, x, off, ld, r, off / 2, ld + 1, got, 7, d + 3);
        Rows.assertOnlyRowsWritten(want, rows, d, 7, d + 3);
        Rows.assertSameBits(want, got);
    }

    @Property(tries = 60)
    void inPlaceIsTheSame(@ForAll @IntRange(min = 1, max = 200) int d, @ForAll boolean hot, @ForAll long seed) {
        Random random = new Random(seed);
        LayerNorm norm = new LayerNorm(weights(random, d), weights(random, d), EPS, hot ? Rows.HOT : Rows.COLD);
        float[] x = Rows.random(random, 3, d, 2, d + 1, 0);
        float[] r = Rows.random(random, 3, d, 2, d + 1, 0);
        float[] want = Rows.poisoned(x.length);
        norm.apply(3, x, 2, d + 1, want, 2, d + 1);
        float[] y = x.clone();
        norm.apply(3, y, 2, d + 1, y, 2, d + 1);
        Rows.assertSameBits(want, y);

        norm.applySum(3, x, 2, d + 1, r, 2, d + 1, want, 2, d + 1);
        y = x.clone();
        norm.applySum(3, y, 2, d + 1, r, 2, d + 1, y, 2, d + 1);
        Rows.assertSameBits(want, y);
        y = r.clone();
        norm.applySum(3, x, 2, d + 1, y, 2, d + 1, y, 2, d + 1);
        Rows.assertSameBits(want, y);
    }

    @Property(tries = 60)
    void isExactToAFewUlp(@ForAll @IntRange(min = 2, max = 1100) int d, @ForAll long seed) {
        Random random = new Random(seed);
        float[] x = Rows.random(random, 1, d, 0, d, 0);
        assertTrue(error(x, 1e-5f, random) < 1.5e-6);
    }

    @Test
    void keepsItsDigitsWhereTheMeanIsManyTimesTheDeviation() {
        Random random = new Random(5);
        for (float mean : new float[] {1e2f, -1e4f, 1e6f}) {
            float[] x = new float[768];
            for (int i = 0; i < x.length; i++) {
                x[i] = mean + (float) random.nextGaussian();
            }
            assertTrue(error(x, EPS, random) < 2e-6, "mean " + mean + ": error " + error(x, EPS, random));
        }
        float[] oneBig = Rows.random(random, 1, 768, 0, 768, 0);
        oneBig[0] = 1e6f;
        assertTrue(error(oneBig, EPS, random) < 2e-5);
    }

    /** Largest error of y against double, of the order of the largest |y|. */
    private static double error(float[] x, float eps, Random random) {
        int d = x.length;
        float[] w = weights(random, d);
        float[] b = weights(random, d);
        float[] y = new float[d];
        new LayerNorm(w, b, eps, Rows.HOT).apply(1, x, 0, d, y, 0, d);
        double mean = 0;
        for (float v : x) {
            mean += v;
        }
        mean /= d;
        double variance = 0;
        for (float v : x) {
            variance += (v - mean) * (v - mean);
        }
        variance /= d;
        double worst = 0;
        for (int i = 0; i < d; i++) {
            double want = (x[i] - mean) / Math.sqrt(variance + eps) * w[i] + b[i];
            worst = Math.max(worst, Math.abs(want - y[i]));
        }
        return worst;
    }

    @Test
    void equalElementsGiveTheBias() {
        for (int d : new int[] {1, 7, 32, 768}) {
            for (boolean hot : new boolean[] {false, true}) {
                float[] b = weights(new Random(d), d);
                float[] x = new float[d];
                Arrays.fill(x, 0.1f);
                new LayerNorm(weights(new Random(1), d), b, EPS, hot ? Rows.HOT : Rows.COLD).apply(1, x, 0, d, x, 0, d);
                assertArrayEquals(b, x);
            }
        }
    }

    @Test
    void notANumberStaysInItsRow() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (boolean hot : new boolean[] {false, true}) {
                Random random = new Random(3);
                float[] x = Rows.random(random, 3, 45, 0, 45, 0);
                x[45 + 44] = bad;
                new LayerNorm(weights(random, 45), weights(random, 45), EPS, hot ? Rows.HOT : Rows.COLD)
                        .apply(3, x, 0, 45, x, 0, 45);
                for (int i = 0; i < x.length; i++) {
                    assertEquals(i / 45 == 1, Float.isNaN(x[i]), "element " + i);
                }
            }
        }
    }

    @Test
    void allocatesNothing() {
        LayerNorm norm = new LayerNorm(new float[75], new float[75], EPS, Rows.HOT);
        float[] x = new float[200];
        assertEquals(0, Rows.allocated(() -> norm.apply(2, x, 1, 80, x, 1, 80)));
        assertEquals(0, Rows.allocated(() -> norm.applySum(2, x, 1, 80, x, 1, 80, x, 1, 80)));
    }

    @Test
    void refusesWhatDoesNotFit() {
        LayerNorm norm = new LayerNorm(new float[8], new float[8], EPS, Rows.COLD);
        float[] x = new float[16];
        assertThrows(IllegalArgumentException.class, () -> norm.apply(3, x, 0, 8, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.apply(1, x, -1, 8, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.apply(1, x, 0, 8, x, 9, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.apply(2, x, 0, 7, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.apply(-1, x, 0, 8, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.apply(Integer.MAX_VALUE, x, 0, 1 << 30, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> norm.applySum(2, x, 0, 8, x, 1, 8, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> new LayerNorm(new float[0], new float[0], EPS, Rows.COLD));
        assertThrows(IllegalArgumentException.class, () -> new LayerNorm(new float[2], new float[1], EPS, Rows.COLD));
        assertThrows(IllegalArgumentException.class, () -> new LayerNorm(new float[2], new float[2], 0f, Rows.COLD));
        assertThrows(IllegalArgumentException.class,
                () -> new LayerNorm(new float[2], new float[2], Float.NaN, Rows.COLD));
        norm.apply(0, x, 0, 8, x, 0, 8);
        assertArrayEquals(new float[16], x);
    }

    private static float[] weights(Random random, int n) {
        float[] w = new float[n];
        for (int i = 0; i < n; i++) {
            w[i] = (float) random.nextGaussian();
        }
        return w;
    }
}
