package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every length from 1 to 1,100: complex and real, both ways, rows and columns, vector kernels against their twins. */
@Tag("kernel")
class FloatAllLengthsTest {
    private static final int LONGEST = 1100;
    /** Rows and columns of a batch: with every width at least one whole block or a part of one. */
    private static final int COUNT = 5;
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));
    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    @Test
    void complex() {
        for (int n = 1; n <= LONGEST; n++) {
            Random random = new Random(n);
            float[] x = random(2 * n, random);
            double[][] exact = new ExactDft(n).exact(pairs(x, 0, n, n));
            for (boolean forward : new boolean[] {true, false}) {
                float[] cold = rows(COLD, n, 1, x, forward);
                assertArrayEquals(cold, rows(HOT, n, 1, x, forward), "n " + n);
                float[] many = rows(HOT, n, COUNT, repeated(x, n, COUNT), forward);
                for (int row = 0; row < COUNT; row++) {
                    assertBits(cold, 0, many, row * n, 1, n, "n " + n + ", row " + row);
                    assertBits(cold, n, many, (COUNT + row) * n, 1, n, "n " + n + ", row " + row);
                }
                near(ExactDft.relativeError(pairs(cold, 0, n, n), exact, forward), n);
                float[] column = columns(COLD, n, 1, x, forward);
                float[] hot = columns(HOT, n, COUNT, turned(repeated(x, n, COUNT), n), forward);
                for (int c = 0; c < COUNT; c++) {
                    assertBits(column, 0, hot, c, COUNT, n, "n " + n + ", column " + c);
                    assertBits(column, n, hot, n * COUNT + c, COUNT, n, "n " + n + ", column " + c);
                }
                near(ExactDft.relativeError(pairs(column, 0, n, n), exact, forward), n);
            }
        }
    }

    @Test
    void real() {
        for (int n = 1; n <= LONGEST; n++) {
            Random random = new Random(n);
            float[] x = Arrays.copyOf(random(n, random), 2 * n);
            int bins = n / 2 + 1;
            double[][] exact = new ExactDft(n).exact(pairs(x, 0, n, n));
            float[] cold = spectrum(COLD, n, x);
            assertArrayEquals(cold, spectrum(HOT, n, x), "n " + n);
            double[] whole = new double[2 * n];
            for (int k = 0; k < n; k++) {
                whole[2 * k] = cold[Math.min(k, n - k)];
                whole[2 * k + 1] = k < bins ? cold[bins + k] : -cold[bins + n - k];
            }
            near(ExactDft.relativeError(whole, exact, true), n);
            float[] back = inverse(COLD, n, cold);
            assertArrayEquals(back, inverse(HOT, n, cold), "n " + n);
            double difference = 0;
            double norm = 0;
            for (int j = 0; j < n; j++) {
                difference += (back[j] / n - x[j]) * (back[j] / n - x[j]);
                norm += x[j] * x[j];
            }
            near(Math.sqrt(difference / norm) / 2, n); // two transforms
        }
    }

    private static void near(double error, int n) {
        assertTrue(NaiveDft.scaled(error, n) <= BOUND, "n " + n + ": " + error);
    }

    private static float[] rows(KernelState state, int n, int count, float[] x, boolean forward) {
        FloatFft plan = FloatFft.of(n, state);
        float[] s = nan(plan.scratchLength());
        float[] y = nan(2 * n * count);
        int im = n * count;
        if (forward) {
            plan.forwardRows(count, x, 0, x, im, n, y, 0, y, im, n, s, 0);
        } else {
            plan.inverseRows(count, x, 0, x, im, n, y, 0, y, im, n, s, 0);
        }
        return y;
    }

    private static float[] columns(KernelState state, int n, int count, float[] x, boolean forward) {
        FloatFft plan = FloatFft.of(n, state);
        float[] s = nan(plan.columnsScratchLength());
        float[] y = nan(2 * n * count);
        int im = n * count;
        if (forward) {
            plan.forwardColumns(count, x, 0, x, im, count, y, 0, y, im, count, s, 0);
        } else {
            plan.inverseColumns(count, x, 0, x, im, count, y, 0, y, im, count, s, 0);
        }
        return y;
    }

    private static float[] spectrum(KernelState state, int n, float[] x) {
        FloatRealFft plan = FloatRealFft.of(n, state);
        float[] s = nan(plan.scratchLength());
        float[] y = nan(2 * plan.bins());
        plan.forward(x, 0, y, 0, y, plan.bins(), s, 0);
        return y;
    }

    private static float[] inverse(KernelState state, int n, float[] x) {
        FloatRealFft plan = FloatRealFft.of(n, state);
        float[] s = nan(plan.scratchLength());
        float[] y = nan(n);
        plan.inverse(x, 0, x, plan.bins(), y, 0, s, 0);
        return y;
    }

    /** Rows of the same n points, all real parts first. */
    private static float[] repeated(float[] x, int n, int count) {
        float[] y = new float[2 * n * count];
        for (int row = 0; row < 2 * count; row++) {
            System.arraycopy(x, row < count ? 0 : n, y, row * n, n);
        }
        return y;
    }

    /** The rows as columns. */
    private static float[] turned(float[] x, int n) {
        int count = x.length / (2 * n);
        float[] y = new float[x.length];
        for (int part = 0; part < 2; part++) {
            for (int c = 0; c < count; c++) {
                for (int j = 0; j < n; j++) {
                    y[(part * n + j) * count + c] = x[(part * count + c) * n + j];
                }
            }
        }
        return y;
    }

    private static double[] pairs(float[] a, int re, int im, int n) {
        double[] pairs = new double[2 * n];
        for (int j = 0; j < n; j++) {
            pairs[2 * j] = a[re + j];
            pairs[2 * j + 1] = a[im + j];
        }
        return pairs;
    }

    private static void assertBits(float[] expected, int from, float[] actual, int at, int step, int n, String what) {
        for (int j = 0; j < n; j++) {
            assertTrue(expected[from + j] == actual[at + j * step], what);
        }
    }

    private static float[] random(int length, Random random) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat() - 0.5f;
        }
        return a;
    }

    private static float[] nan(int length) {
        float[] a = new float[length];
        Arrays.fill(a, Float.NaN);
        return a;
    }
}
