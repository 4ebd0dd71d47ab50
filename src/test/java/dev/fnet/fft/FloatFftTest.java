package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpReport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatFftTest {
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));
    private static final double SMOOTH_BOUND = NaiveDft.smoothBound(Math.ulp((float) 1.0));

    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    @Test
    void everyLengthToHundredTwentyEightBothDirections() {
        for (int n = 1; n <= 128; n++) {
            naive(n, n);
        }
    }

    @Property(tries = 60)
    void anyLengthAgainstTheSum(@ForAll @IntRange(min = 129, max = 2500) int n, @ForAll int seed) {
        naive(n, seed);
    }

    @Test
    void largeLengthsAgainstTheInverseAndOneSum() {
        for (int n : new int[] {10007, 65536, 65537, 100_000}) {
            double[] z = random(n, n);
            float[] split = split(z);
            run(HOT, n, split, true);
            float[] twin = split(z);
            run(COLD, n, twin, true);
            assertBits(twin, split, "n " + n);
            int k = n / 3 + 1;
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                double cos = Twiddles.cos((long) j * k, n);
                double sin = -Twiddles.sin((long) j * k, n);
                re += z[2 * j] * cos - z[2 * j + 1] * sin;
                im += z[2 * j] * sin + z[2 * j + 1] * cos;
            }
            double rms = Math.sqrt(n / 6.0);
            double bound = 6 * BOUND * Math.sqrt(Math.log(n) / Math.log(2)) * rms;
            assertEquals(re, split[k], bound, "n " + n);
            assertEquals(im, split[n + k], bound, "n " + n);
            run(HOT, n, split, false);
            double[] back = pairs(split, 1.0 / n);
            double error = NaiveDft.relativeError(back, z);
            assertTrue(NaiveDft.scaled(error, n) <= 2 * BOUND, "n " + n + ": " + error);
        }
    }

    /** Smooth lengths hold the tighter bound, measured against the transform in double. */
    @Test
    void smoothLengthsAreAccurate() {
        for (int n : new int[] {64, 100, 128, 256, 384, 512, 600, 768, 1000, 1024, 3000, 3072, 4096, 16384}) {
            double worst = 0;
            for (int seed = 0; seed < 3; seed++) {
                double[] z = random(n, seed);
                float[] split = split(z);
                run(COLD, n, split, true);
                worst = Math.max(worst, NaiveDft.relativeError(pairs(split, 1), exact(z)));
            }
            assertTrue(NaiveDft.scaled(worst, n) <= SMOOTH_BOUND, "n " + n + ": " + NaiveDft.scaled(worst, n));
        }
    }

    @Property(tries = 40)
    void linearParsevalAndShift(@ForAll @IntRange(min = 1, max = 3000) int n, @ForAll int seed) {
        Random random = new Random(seed);
        double[] a = random(n, seed);
        double[] b = random(n, seed + 1);
        double alpha = random.nextDouble() - 0.5;
        double[] mixed = new double[2 * n];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (a[i] + alpha * b[i]);
        }
        double[] fa = forward(a);
        double[] fb = forward(b);
        double[] expected = new double[2 * n];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = fa[i] + alpha * fb[i];
        }
        double bound = 2 * BOUND * Math.sqrt(Math.max(1, Math.log(n) / Math.log(2)));
        assertTrue(NaiveDft.relativeError(forward(mixed), expected) <= 2 * bound, "linear, n " + n);
        assertEquals(1, energy(fa) / (n * energy(a)), 4 * bound, "Parseval, n " + n);
        int shift = random.nextInt(n);
        double[] shifted = new double[2 * n];
        double[] turned = new double[2 * n];
        for (int j = 0; j < n; j++) {
            int from = (j + shift) % n;
            shifted[2 * j] = a[2 * from];
            shifted[2 * j + 1] = a[2 * from + 1];
            double cos = Twiddles.cos((long) j * shift, n);
            double sin = Twiddles.sin((long) j * shift, n);
            turned[2 * j] = fa[2 * j] * cos - fa[2 * j + 1] * sin;
            turned[2 * j + 1] = fa[2 * j] * sin + fa[2 * j + 1] * cos;
        }
        assertTrue(NaiveDft.relativeError(forward(shifted), turned) <= 2 * bound, "shift, n " + n);
    }

    /** The spectrum of a real sequence is Hermitian: {@code Z[n−k] = conj Z[k]}. */
    @Property(tries = 40)
    void realInputHasAConjugateSymmetricSpectrum(@ForAll @IntRange(min = 1, max = 3000) int n, @ForAll int seed) {
        double[] real = random(n, seed);
        for (int j = 0; j < n; j++) {
            real[2 * j + 1] = 0;
        }
        double[] z = forward(real);
        double[] mirrored = new double[2 * n];
        for (int k = 0; k < n; k++) {
            int from = (n - k) % n;
            mirrored[2 * k] = z[2 * from];
            mirrored[2 * k + 1] = -z[2 * from + 1];
        }
        double bound = 2 * BOUND * Math.sqrt(Math.max(1, Math.log(n) / Math.log(2)));
        assertTrue(NaiveDft.relativeError(mirrored, z) <= 2 * bound, "n " + n);
    }

    /** An impulse, whole and split as A = B + (A − B), so that a kernel that treats zeros apart is found. */
    @Property(tries = 40)
    void impulse(@ForAll @IntRange(min = 1, max = 3000) int n, @ForAll int seed) {
        int at = new Random(seed).nextInt(n);
        double[] a = new double[2 * n];
        a[2 * at] = 1;
        double[] b = random(n, seed);
        double[] rest = new double[2 * n];
        double[] expected = new double[2 * n];
        for (int k = 0; k < n; k++) {
            expected[2 * k] = Twiddles.cos((long) at * k, n);
            expected[2 * k + 1] = -Twiddles.sin((long) at * k, n);
            for (int i = 2 * k; i < 2 * k + 2; i++) {
                rest[i] = (float) (a[i] - b[i]);
            }
        }
        double log = Math.sqrt(Math.max(1, Math.log(n) / Math.log(2)));
        double[] fa = forward(a);
        assertTrue(NaiveDft.relativeError(fa, expected) <= 2 * BOUND * log, "impulse, n " + n);
        double[] fb = forward(b);
        double[] fr = forward(rest);
        double difference = 0;
        for (int i = 0; i < fa.length; i++) {
            difference += (fb[i] + fr[i] - expected[i]) * (fb[i] + fr[i] - expected[i]);
        }
        assertTrue(Math.sqrt(difference) <= 3 * BOUND * log * Math.sqrt(energy(fb) + n), "split impulse, n " + n);
    }

    /**
     * A transform's bits depend on nothing but its input: alone, in batches, in each layout, hot and cold. Rows and
     * columns of one length may differ: each has a sequence of passes of its own.
     */
    @Property(tries = 60)
    void sameBitsEverywhere(@ForAll @IntRange(min = 1, max = 700) int n, @ForAll @IntRange(min = 1, max = 35) int count,
            @ForAll boolean inverse, @ForAll int seed) {
        Random random = new Random(seed);
        float[][] alone = new float[count][];
        float[][] column = new float[count][];
        for (int c = 0; c < count; c++) {
            alone[c] = split(random(n, seed + c));
        }
        int ldr = n + random.nextInt(4);
        int ldc = count + random.nextInt(4);
        float[] rows = new float[2 * count * ldr];
        float[] columns = new float[2 * n * ldc];
        float[] pairs = new float[2 * count * ldr];
        float[] pairColumns = new float[2 * n * ldc];
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                for (int part = 0; part < 2; part++) {
                    float value = alone[c][part * n + j];
                    rows[part * count * ldr + c * ldr + j] = value;
                    columns[part * n * ldc + j * ldc + c] = value;
                    pairs[2 * (c * ldr + j) + part] = value;
                    pairColumns[2 * (j * ldc + c) + part] = value;
                }
            }
            column[c] = alone[c].clone();
            run(COLD, n, alone[c], !inverse);
            runColumn(n, column[c], !inverse);
        }
        FloatFft plan = FloatFft.of(n, random.nextBoolean() ? HOT : COLD);
        float[] scratch = nan(plan.scratchLength());
        float[] columnScratch = nan(plan.columnsScratchLength());
        int ri = count * ldr;
        int ci = n * ldc;
        float[] rowsOut = nan(rows.length);
        if (inverse) {
            plan.inverseRows(count, rows, 0, rows, ri, ldr, rowsOut, 0, rowsOut, ri, ldr, scratch, 0);
            plan.inverseColumns(count, columns, 0, columns, ci, ldc, columns, 0, columns, ci, ldc, columnScratch, 0);
            plan.inverseInterleaved(count, pairs, 0, ldr, pairs, 0, ldr, scratch, 0);
            plan.inverseInterleavedColumns(count, pairColumns, 0, ldc, pairColumns, 0, ldc, columnScratch, 0);
        } else {
            plan.forwardRows(count, rows, 0, rows, ri, ldr, rowsOut, 0, rowsOut, ri, ldr, scratch, 0);
            plan.forwardColumns(count, columns, 0, columns, ci, ldc, columns, 0, columns, ci, ldc, columnScratch, 0);
            plan.forwardInterleaved(count, pairs, 0, ldr, pairs, 0, ldr, scratch, 0);
            plan.forwardInterleavedColumns(count, pairColumns, 0, ldc, pairColumns, 0, ldc, columnScratch, 0);
        }
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                for (int part = 0; part < 2; part++) {
                    float expected = alone[c][part * n + j];
                    String where = plan + ", " + count + ", row " + c + ", element " + j;
                    assertEquals(expected, rowsOut[part * ri + c * ldr + j], where);
                    assertEquals(expected, pairs[2 * (c * ldr + j) + part], where);
                    expected = column[c][part * n + j];
                    assertEquals(expected, columns[part * ci + j * ldc + c], where);
                    assertEquals(expected, pairColumns[2 * (j * ldc + c) + part], where);
                }
            }
        }
    }

    @Test
    void sayWhatIsWrong() {
        assertThrows(IllegalArgumentException.class, () -> FloatFft.of(0));
        FloatFft plan = FloatFft.of(8);
        float[] a = new float[16];
        float[] s = new float[plan.scratchLength()];
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 9, s, 0));
        assertEquals("imaginary parts of x has length 16, but 8 elements from offset 9 are needed",
                thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 8, s, 1));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, -1, a, 8, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardRows(1, a, 0, a, 8, 7, a, 0, a, 8, 8, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardRows(-1, a, 0, a, 8, 8, a, 0, a, 8, 8, s, 0));
    }

    @Test
    void nothingIsAllocated() {
        for (int n : new int[] {12, 96, 97, 143}) {
            assertEquals(0, allocated(FloatFft.of(n, COLD)), "cold, n " + n);
        }
    }

    @Test
    void nothingIsAllocatedWhenHot() {
        FloatFft plan = FloatFft.of(64, new KernelState());
        WarmUpReport report = plan.warmUp(Duration.ofSeconds(8));
        assumeTrue(report.hot(), "the vector kernels did not get hot: " + report.reason());
        assertEquals(0, allocated(plan));
    }

    /** Bytes of twenty calls of each kind, after as many. */
    private static long allocated(FloatFft plan) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int n = plan.length();
        int columns = 3;
        float[] a = new float[2 * n * columns];
        float[] s = new float[Math.max(plan.scratchLength(), plan.columnsScratchLength())];
        long before = 0;
        for (int i = 0; i < 40; i++) {
            before = i == 20 ? threads.getCurrentThreadAllocatedBytes() : before;
            plan.forward(a, 0, a, n, s, 0);
            plan.inverseInterleaved(1, a, 0, n, a, 0, n, s, 0);
            plan.forwardColumns(columns, a, 0, a, n * columns, columns, a, 0, a, n * columns, columns, s, 0);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void describeThemselves() {
        String text = FloatFft.of(1009).toString();
        assertTrue(text.startsWith("FloatFft 1009 by Rader, 2 × 1008"), text);
        assertEquals(1, FloatFft.of(1).length());
        assertArrayEquals(new int[] {3, 4, 8, 8}, Radices.of(768, 32));
        assertArrayEquals(new int[] {3, 4, 4, 4, 4}, Radices.of(768, 16));
        assertArrayEquals(new int[] {4, 4}, Radices.of(16, 32));
        assertArrayEquals(new int[] {2, 4}, Radices.of(8, 16));
        assertArrayEquals(new int[] {13, 11, 7, 5, 3, 2}, Radices.of(30030, 32));
        assertArrayEquals(new int[] {8, 4, 3, 8}, Radices.ofRow(768, 32));
        assertArrayEquals(new int[] {4, 4, 3, 4, 4}, Radices.ofRow(768, 16));
        assertArrayEquals(new int[] {8, 5, 5, 5}, Radices.ofRow(1000, 32));
        assertArrayEquals(new int[] {8, 8}, Radices.ofRow(64, 32));
        assertArrayEquals(new int[] {13, 8}, Radices.ofRow(104, 32));
    }

    private static void naive(int n, int seed) {
        double[] z = random(n, seed);
        for (boolean forward : new boolean[] {true, false}) {
            float[] cold = split(z);
            run(COLD, n, cold, forward);
            float[] hot = split(z);
            run(HOT, n, hot, forward);
            assertBits(cold, hot, "n " + n);
            double error = NaiveDft.relativeError(pairs(cold, 1), NaiveDft.transform(z, forward));
            assertTrue(NaiveDft.scaled(error, n) <= BOUND, "n " + n + ": " + error);
        }
    }

    private static double[] forward(double[] z) {
        float[] split = split(z);
        run(HOT, z.length / 2, split, true);
        return pairs(split, 1);
    }

    /** In place, with poisoned scratch. */
    private static void run(KernelState state, int n, float[] split, boolean forward) {
        FloatFft plan = FloatFft.of(n, state);
        float[] scratch = nan(plan.scratchLength());
        if (forward) {
            plan.forward(split, 0, split, n, scratch, 0);
        } else {
            plan.inverse(split, 0, split, n, scratch, 0);
        }
    }

    /** One column in place, by the twins, with poisoned scratch. */
    private static void runColumn(int n, float[] split, boolean forward) {
        FloatFft plan = FloatFft.of(n, COLD);
        float[] scratch = nan(plan.columnsScratchLength());
        if (forward) {
            plan.forwardColumns(1, split, 0, split, n, 1, split, 0, split, n, 1, scratch, 0);
        } else {
            plan.inverseColumns(1, split, 0, split, n, 1, split, 0, split, n, 1, scratch, 0);
        }
    }

    private static double[] exact(double[] z) {
        int n = z.length / 2;
        DoubleFft plan = DoubleFft.of(n);
        double[] copy = z.clone();
        plan.forwardInterleaved(1, copy, 0, n, copy, 0, n, new double[plan.scratchLength()], 0);
        return copy;
    }

    /** Uniform in [−½, ½), exact in float. */
    private static double[] random(int n, int seed) {
        Random random = new Random(seed);
        double[] z = new double[2 * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextFloat() - 0.5f;
        }
        return z;
    }

    private static float[] split(double[] z) {
        int n = z.length / 2;
        float[] split = new float[2 * n];
        for (int j = 0; j < n; j++) {
            split[j] = (float) z[2 * j];
            split[n + j] = (float) z[2 * j + 1];
        }
        return split;
    }

    private static double[] pairs(float[] split, double scale) {
        int n = split.length / 2;
        double[] z = new double[2 * n];
        for (int j = 0; j < n; j++) {
            z[2 * j] = scale * split[j];
            z[2 * j + 1] = scale * split[n + j];
        }
        return z;
    }

    private static double energy(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += value * value;
        }
        return sum;
    }

    private static float[] nan(int length) {
        float[] a = new float[length];
        Arrays.fill(a, Float.NaN);
        return a;
    }

    private static void assertBits(float[] expected, float[] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], what + ", index " + i);
        }
    }
}
