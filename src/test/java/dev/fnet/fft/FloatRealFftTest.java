package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatRealFftTest {
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));

    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    @Test
    void everyLengthToHundredTwentyEight() {
        for (int n = 1; n <= 128; n++) {
            check(n, 1 + n % 5, n);
        }
    }

    @Test
    void largeLengths() {
        for (int n : new int[] {512, 1009, 1536, 2018, 4096}) {
            check(n, 2, n);
        }
    }

    @Property(tries = 80)
    void anyLength(@ForAll @IntRange(min = 1, max = 900) int n, @ForAll @IntRange(min = 1, max = 35) int count,
            @ForAll int seed) {
        check(n, count, seed);
    }

    /**
     * One row and one column against the naive transform; batches, interleaved bins and the vector kernels against the
     * bits of one cold row and one cold column; and back.
     */
    private static void check(int n, int count, int seed) {
        Random random = new Random(seed);
        int bins = n / 2 + 1;
        int ldx = n + random.nextInt(4);
        int ldy = bins + random.nextInt(4);
        int ldc = count + random.nextInt(4);
        float[] x = random(random, count * ldx);
        float[] xc = new float[n * ldc];
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                xc[j * ldc + c] = x[c * ldx + j];
            }
        }
        FloatRealFft cold = FloatRealFft.of(n, COLD);
        FloatRealFft plan = FloatRealFft.of(n, random.nextInt(3) > 0 ? HOT : COLD);
        float[] s = nan(plan.scratchLength());
        float[] sc = nan(plan.columnsScratchLength());
        float[] alone = nan(2 * count * bins);
        float[] column = nan(2 * count * bins);
        for (int c = 0; c < count; c++) {
            int at = 2 * c * bins;
            cold.forward(x, c * ldx, alone, at, alone, at + bins, s, 0);
            cold.forwardColumns(1, xc, c, ldc, column, at, column, at + bins, 1, sc, 0);
        }
        float[] rows = nan(2 * count * ldy);
        float[] pairs = nan(2 * count * ldy);
        float[] columns = nan(2 * bins * ldc);
        plan.forwardRows(count, x, 0, ldx, rows, 0, rows, count * ldy, ldy, s, 0);
        plan.forwardInterleaved(count, x, 0, ldx, pairs, 0, ldy, s, 0);
        plan.forwardColumns(count, xc, 0, ldc, columns, 0, columns, bins * ldc, ldc, sc, 0);
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < bins; k++) {
                for (int part = 0; part < 2; part++) {
                    float expected = alone[(2 * c + part) * bins + k];
                    assertBits(expected, rows[(part * count + c) * ldy + k], plan, count, k);
                    assertBits(expected, pairs[2 * (c * ldy + k) + part], plan, count, k);
                    expected = column[(2 * c + part) * bins + k];
                    assertBits(expected, columns[(part * bins + k) * ldc + c], plan, count, k);
                }
            }
        }
        int row = random.nextInt(count);
        double[] z = new double[2 * n];
        for (int j = 0; j < n; j++) {
            z[2 * j] = x[row * ldx + j];
        }
        double[] expected = Arrays.copyOf(NaiveDft.transform(z, true), 2 * bins);
        for (float[] spectra : new float[][] {alone, column}) {
            double[] actual = new double[2 * bins];
            for (int k = 0; k < bins; k++) {
                actual[2 * k] = spectra[2 * row * bins + k];
                actual[2 * k + 1] = spectra[(2 * row + 1) * bins + k];
            }
            double error = NaiveDft.relativeError(actual, expected);
            assertTrue(NaiveDft.scaled(error, n) <= 1.5 * BOUND, plan + ": " + error);
        }
        back(n, count, ldx, ldy, ldc, plan, cold, x, rows, pairs, columns, random);
    }

    private static void back(int n, int count, int ldx, int ldy, int ldc, FloatRealFft plan, FloatRealFft cold, float[] x,
            float[] rows, float[] pairs, float[] columns, Random random) {
        int bins = n / 2 + 1;
        float[] s = nan(plan.scratchLength());
        float[] sc = nan(plan.columnsScratchLength());
        // The imaginary parts of the first and the last bin do not count.
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < bins; k += n % 2 == 0 && n > 1 ? bins - 1 : bins) {
                float noise = random.nextFloat();
                rows[(count + c) * ldy + k] = noise;
                pairs[2 * (c * ldy + k) + 1] = noise;
                columns[(bins + k) * ldc + c] = noise;
            }
        }
        float[] alone = nan(count * n);
        float[] column = nan(count * n);
        float[] backRows = nan(count * ldx);
        float[] backPairs = nan(count * ldx);
        float[] backColumns = nan(n * ldc);
        for (int c = 0; c < count; c++) {
            cold.inverse(rows, c * ldy, rows, (count + c) * ldy, alone, c * n, s, 0);
            cold.inverseColumns(1, columns, c, columns, bins * ldc + c, ldc, column, c * n, 1, sc, 0);
        }
        plan.inverseRows(count, rows, 0, rows, count * ldy, ldy, backRows, 0, ldx, s, 0);
        plan.inverseInterleaved(count, pairs, 0, ldy, backPairs, 0, ldx, s, 0);
        plan.inverseColumns(count, columns, 0, columns, bins * ldc, ldc, backColumns, 0, ldc, sc, 0);
        double difference = 0;
        double norm = 0;
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                float value = alone[c * n + j];
                assertBits(value, backRows[c * ldx + j], plan, count, j);
                assertBits(value, backPairs[c * ldx + j], plan, count, j);
                assertBits(column[c * n + j], backColumns[j * ldc + c], plan, count, j);
                double original = x[c * ldx + j];
                difference += (value / (double) n - original) * (value / (double) n - original);
                norm += original * original;
            }
        }
        double error = Math.sqrt(difference / norm);
        assertTrue(NaiveDft.scaled(error, n) <= 2 * BOUND, plan + " and back: " + error);
    }

    @Test
    void warmUpKernelsRun() {
        for (int n : new int[] {1, 8, 22, 90, 1009, 1024, 1536}) {
            for (WarmUpKernel kernel : FloatRealFft.of(n, HOT).warmUp()) {
                kernel.call().run();
                assertTrue(kernel.hotNanos() > 0, kernel.name());
            }
        }
    }

    @Test
    void sayWhatIsWrong() {
        FloatRealFft plan = FloatRealFft.of(8);
        float[] a = new float[20];
        float[] s = new float[plan.scratchLength()];
        assertThrows(IllegalArgumentException.class, () -> FloatRealFft.of(-3));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 13, a, 0, a, 5, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 8, a, 16, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 8, a, 13, s, 1));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardRows(1, a, 0, 8, a, 8, a, 12, 4, s, 0));
    }

    private static void assertBits(float expected, float actual, FloatRealFft plan, int count, int index) {
        assertEquals(expected, actual, plan + ", " + count + ", " + index);
    }

    private static float[] random(Random random, int length) {
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
