package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Complex and real transforms of matrices against naive sums along both dimensions. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatFft2Test {
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));

    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    @Test
    void smallShapes() {
        for (int rows = 1; rows <= 9; rows++) {
            for (int columns = 1; columns <= 18; columns++) {
                check(rows, columns, Normalization.values()[(rows + columns) % 4], rows * columns);
            }
        }
    }

    @Property(tries = 40)
    void anyShape(@ForAll @IntRange(min = 1, max = 130) int rows, @ForAll @IntRange(min = 1, max = 130) int columns,
            @ForAll Normalization normalization, @ForAll int seed) {
        check(rows, columns, normalization, seed);
    }

    private static void check(int rows, int columns, Normalization normalization, int seed) {
        complex(rows, columns, normalization, new Random(seed));
        real(rows, columns, normalization, new Random(seed));
    }

    private static void complex(int rows, int columns, Normalization normalization, Random random) {
        int size = rows * columns;
        FloatFft2 cold = FloatFft2.of(rows, columns, normalization, COLD);
        FloatFft2 plan = FloatFft2.of(rows, columns, normalization, random.nextInt(3) > 0 ? HOT : COLD);
        float[] s = nan(plan.scratchLength() + 1);
        int ldx = columns + random.nextInt(3);
        int ldy = columns + random.nextInt(3);
        float[] x = random(random, 2 * rows * ldx);
        double[] z = new double[2 * size];
        float[] pairs = nan(2 * rows * ldx);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int part = 0; part < 2; part++) {
                    float value = x[part * rows * ldx + i * ldx + j];
                    z[2 * (i * columns + j) + part] = value;
                    pairs[2 * (i * ldx + j) + part] = value;
                }
            }
        }
        for (boolean forward : new boolean[] {true, false}) {
            float[] y = nan(2 * rows * ldy);
            float[] yCold = nan(2 * rows * ldy);
            float[] yPairs = nan(2 * rows * ldy);
            float[] place = x.clone();
            float[] placePairs = pairs.clone();
            split(plan, forward, x, ldx, y, ldy, s, 1);
            split(cold, forward, x, ldx, yCold, ldy, s, 0);
            split(plan, forward, place, ldx, place, ldx, s, 0);
            Arrays.fill(s, Float.NaN);
            if (forward) {
                plan.forwardInterleaved(pairs, 0, ldx, yPairs, 0, ldy, s, 1);
                plan.forwardInterleaved(placePairs, 0, ldx, placePairs, 0, ldx, s, 1);
            } else {
                plan.inverseInterleaved(pairs, 0, ldx, yPairs, 0, ldy, s, 1);
                plan.inverseInterleaved(placePairs, 0, ldx, placePairs, 0, ldx, s, 1);
            }
            assertArrayEquals(yCold, y, plan + " cold and hot");
            double[] actual = new double[2 * size];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    for (int part = 0; part < 2; part++) {
                        float value = y[part * rows * ldy + i * ldy + j];
                        actual[2 * (i * columns + j) + part] = value;
                        assertEquals(value, place[part * rows * ldx + i * ldx + j], plan + " in place");
                        assertEquals(value, yPairs[2 * (i * ldy + j) + part], plan + " interleaved");
                        assertEquals(value, placePairs[2 * (i * ldx + j) + part], plan + " interleaved in place");
                    }
                }
            }
            double factor = forward ? normalization.forwardFactor(size) : normalization.inverseFactor(size);
            accurate(plan.toString(), size, actual, naive(z, rows, columns, forward, factor));
        }
    }

    private static void split(FloatFft2 plan, boolean forward, float[] x, int ldx, float[] y, int ldy, float[] s,
            int so) {
        int rows = plan.rows();
        if (forward) {
            plan.forward(x, 0, x, rows * ldx, ldx, y, 0, y, rows * ldy, ldy, s, so);
        } else {
            plan.inverse(x, 0, x, rows * ldx, ldx, y, 0, y, rows * ldy, ldy, s, so);
        }
    }

    private static void real(int rows, int columns, Normalization normalization, Random random) {
        int size = rows * columns;
        FloatRealFft2 cold = FloatRealFft2.of(rows, columns, normalization, COLD);
        FloatRealFft2 plan = FloatRealFft2.of(rows, columns, normalization, random.nextInt(3) > 0 ? HOT : COLD);
        int bins = plan.bins();
        int ldx = columns + random.nextInt(3);
        int ldy = bins + random.nextInt(3);
        float[] s = nan(plan.inverseScratchLength() + 1);
        float[] x = random(random, rows * ldx);
        float[] y = nan(2 * rows * ldy);
        float[] yCold = nan(2 * rows * ldy);
        float[] pairs = nan(2 * rows * ldy);
        plan.forward(x, 0, ldx, y, 0, y, rows * ldy, ldy, s, 1);
        cold.forward(x, 0, ldx, yCold, 0, yCold, rows * ldy, ldy, s, 0);
        plan.forwardInterleaved(x, 0, ldx, pairs, 0, ldy, s, 1);
        assertArrayEquals(yCold, y, plan + " cold and hot");
        double[] z = new double[2 * size];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                z[2 * (i * columns + j)] = x[i * ldx + j];
            }
        }
        double[] whole = naive(z, rows, columns, true, normalization.forwardFactor(size));
        double[] expected = new double[2 * rows * bins];
        double[] actual = new double[2 * rows * bins];
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < bins; l++) {
                for (int part = 0; part < 2; part++) {
                    int at = 2 * (i * bins + l) + part;
                    expected[at] = whole[2 * (i * columns + l) + part];
                    actual[at] = y[part * rows * ldy + i * ldy + l];
                    assertEquals(y[part * rows * ldy + i * ldy + l], pairs[2 * (i * ldy + l) + part], plan.toString());
                }
            }
        }
        accurate(plan.toString(), size, actual, expected);
        float[] kept = y.clone();
        float[] back = nan(rows * ldx);
        float[] backCold = nan(rows * ldx);
        float[] backPairs = nan(rows * ldx);
        Arrays.fill(s, Float.NaN);
        plan.inverse(y, 0, y, rows * ldy, ldy, back, 0, ldx, s, 1);
        cold.inverse(y, 0, y, rows * ldy, ldy, backCold, 0, ldx, s, 0);
        plan.inverseInterleaved(pairs, 0, ldy, backPairs, 0, ldx, s, 1);
        assertArrayEquals(kept, y, "the input is preserved");
        assertArrayEquals(backCold, back, plan + " cold and hot");
        assertArrayEquals(backCold, backPairs, plan + " interleaved");
        double factor = 1 / normalization.forwardFactor(size) / normalization.inverseFactor(size);
        double[] original = new double[size];
        double[] returned = new double[size];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                original[i * columns + j] = x[i * ldx + j];
                returned[i * columns + j] = back[i * ldx + j] * factor / size;
            }
        }
        accurate(plan + " and back", size * size, returned, original);
    }

    private static double[] naive(double[] z, int rows, int columns, boolean forward, double factor) {
        double[] y = new double[z.length];
        for (int i = 0; i < rows; i++) {
            double[] row = Arrays.copyOfRange(z, 2 * i * columns, 2 * (i + 1) * columns);
            System.arraycopy(NaiveDft.transform(row, forward), 0, y, 2 * i * columns, 2 * columns);
        }
        for (int j = 0; j < columns; j++) {
            double[] column = new double[2 * rows];
            for (int i = 0; i < rows; i++) {
                column[2 * i] = y[2 * (i * columns + j)];
                column[2 * i + 1] = y[2 * (i * columns + j) + 1];
            }
            column = NaiveDft.transform(column, forward);
            for (int i = 0; i < rows; i++) {
                y[2 * (i * columns + j)] = factor * column[2 * i];
                y[2 * (i * columns + j) + 1] = factor * column[2 * i + 1];
            }
        }
        return y;
    }

    private static void accurate(String plan, int size, double[] actual, double[] expected) {
        double error = NaiveDft.scaled(NaiveDft.relativeError(actual, expected), size);
        assertTrue(error <= 1.5 * BOUND, plan + ": " + error);
    }

    @Test
    void warmUpKernelsRunAndHaveNamesOfTheirOwn() {
        Set<String> names = new HashSet<>();
        for (WarmUpKernel kernel : FloatFft2.of(48, 1009, Normalization.BACKWARD, HOT).warmUp()) {
            kernel.call().run();
            assertTrue(names.add(kernel.name()), kernel.name());
        }
        names.clear();
        for (WarmUpKernel kernel : FloatRealFft2.of(48, 1009, Normalization.ORTHO, HOT).warmUp()) {
            kernel.call().run();
            assertTrue(names.add(kernel.name()), kernel.name());
        }
    }

    @Test
    void sayWhatIsWrong() {
        FloatFft2 plan = FloatFft2.of(4, 6, COLD);
        FloatRealFft2 real = FloatRealFft2.of(4, 6, COLD);
        assertTrue(plan.toString().startsWith(plan.getClass().getSimpleName() + " 4 × 6, rows 6 = "), plan.toString());
        float[] a = new float[48];
        float[] s = new float[real.inverseScratchLength()];
        assertThrows(IllegalArgumentException.class, () -> FloatFft2.of(0, 6));
        assertThrows(IllegalArgumentException.class, () -> FloatRealFft2.of(4, -1));
        assertThrows(NullPointerException.class, () -> FloatFft2.of(4, 6, null));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 25, 6, a, 0, a, 24, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.inverse(a, 0, a, 24, 5, a, 0, a, 24, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardInterleaved(a, 1, 6, a, 0, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> real.forward(a, 25, 6, a, 0, a, 16, 4, s, 0));
        assertThrows(IllegalArgumentException.class, () -> real.forward(a, 0, 6, a, 0, a, 33, 4, s, 0));
        assertThrows(IllegalArgumentException.class, () -> real.inverse(a, 0, a, 16, 4, a, 0, 6, s, 1));
        assertThrows(IllegalArgumentException.class, () -> real.inverseInterleaved(a, 0, 3, a, 0, 6, s, 0));
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
