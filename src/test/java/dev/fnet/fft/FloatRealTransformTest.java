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

/** Cosine, sine and Hartley transforms: values, bits, contracts. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatRealTransformTest {
    /** Error ÷ √log₂ n; where a convolution is inside (Bluestein, Rader), its own bound. */
    private static final double BOUND = Math.ulp((float) 1.0) > 1e-10 ? 1e-7 : 2.3e-16;

    /** Numbers at least that an error is measured over. */
    private static final int SAMPLES = 256;

    private static final String[] KINDS = {"dct-1", "dct-2", "dct-3", "dct-4", "dst-1", "dst-2", "dst-3", "dst-4",
        "hartley", "hadamard"};

    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    private static FloatRealTransform plan(String kind, int n, Normalization normalization, KernelState state) {
        int type = kind.charAt(kind.length() - 1) - '0';
        return switch (kind.substring(0, 3)) {
            case "dct" -> FloatDct.of(type, n, normalization, state);
            case "dst" -> FloatDst.of(type, n, normalization, state);
            default -> kind.equals("hartley") ? FloatHartley.of(n, normalization, state)
                    : FloatWalshHadamard.of(n, normalization, state);
        };
    }

    private static boolean allowed(String kind, int n) {
        return n > (kind.equals("dct-1") ? 1 : 0) && (!kind.equals("hadamard") || Integer.bitCount(n) == 1);
    }

    @Test
    void everyLengthToHundredTwentyEight() {
        for (String kind : KINDS) {
            for (int n = 1; n <= 128; n++) {
                if (allowed(kind, n)) {
                    check(kind, n, 1 + n % 5, Normalization.values()[n % 4], n);
                }
            }
        }
    }

    @Test
    void lengthsOfInterest() {
        for (String kind : KINDS) {
            for (int n : new int[] {127, 128, 179, 255, 256, 257, 384, 512, 766, 768, 1009}) {
                if (allowed(kind, n)) {
                    check(kind, n, 3, Normalization.values()[n % 4], n);
                }
            }
        }
    }

    @Property(tries = 60)
    void anyKindAnyLength(@ForAll @IntRange(min = 0, max = 9) int kind, @ForAll @IntRange(min = 2, max = 500) int any,
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll Normalization normalization, @ForAll int seed) {
        int n = allowed(KINDS[kind], any) ? any : Integer.highestOneBit(any);
        check(KINDS[kind], n, count, normalization, seed);
    }

    /** Too long to be turned into columns: rows one by one. */
    @Test
    void longRows() {
        int n = 1 << 15;
        for (String kind : KINDS) {
            FloatRealTransform plan = plan(kind, n, Normalization.ORTHO, HOT);
            FloatRealTransform cold = plan(kind, n, Normalization.ORTHO, COLD);
            float[] x = random(new Random(1), 2 * n);
            float[] y = nan(2 * n);
            float[] one = nan(n);
            float[] s = nan(plan.scratchLength());
            plan.forwardRows(2, x, 0, n, y, 0, n, s, 0);
            cold.forward(x, n, one, 0, s, 0);
            assertArrayEquals(one, Arrays.copyOfRange(y, n, 2 * n), kind);
            plan.inverseRows(2, y, 0, n, y, 0, n, s, 0);
            double[] back = new double[x.length];
            double[] original = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                back[i] = y[i];
                original[i] = x[i];
            }
            double error = NaiveDft.relativeError(back, original);
            assertTrue(NaiveDft.scaled(error, n) <= 2 * BOUND, plan + " and back: " + error);
        }
    }

    /** Both directions of one plan. */
    private static void check(String kind, int n, int count, Normalization normalization, int seed) {
        Random random = new Random(seed);
        KernelState state = random.nextInt(3) > 0 ? HOT : COLD;
        FloatRealTransform plan = plan(kind, n, normalization, state);
        FloatRealTransform cold = plan(kind, n, normalization, COLD);
        double whole = NaiveReal.whole(kind, n);
        assertEquals(n, plan.length());
        assertEquals(normalization, plan.normalization());
        int rows = Math.max(count, (SAMPLES + n - 1) / n);
        check(kind, plan, cold, true, normalization.forwardFactor(whole), n, rows, random);
        check(NaiveReal.inverse(kind), plan, cold, false, normalization.inverseFactor(whole), n, rows, random);
    }

    /** Single rows cold against the sums; batches of rows and columns, in place and not, against the single's bits. */
    private static void check(String kind, FloatRealTransform plan, FloatRealTransform cold, boolean forward,
            double factor, int n, int count, Random random) {
        int off = random.nextInt(3);
        int ldx = n + random.nextInt(4);
        int ldy = n + random.nextInt(4);
        int ldc = count + random.nextInt(4);
        float[] x = random(random, off + count * ldx);
        float[] xc = nan(off + n * ldc);
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                xc[off + j * ldc + c] = x[off + c * ldx + j];
            }
        }
        float[] xKept = x.clone();
        float[] s = nan(plan.scratchLength() + 1);
        float[] sc = nan(plan.columnsScratchLength() + 1);
        float[] alone = nan(count * n);
        float[] aloneColumn = nan(count * n);
        for (int c = 0; c < count; c++) {
            rows(cold, forward, 1, x, off + c * ldx, n, alone, c * n, n, s, 1);
            columns(cold, forward, 1, xc, off + c, ldc, aloneColumn, c * n, 1, sc, 1);
        }
        float[] rows = nan(off + count * ldy);
        float[] columns = nan(off + n * ldc);
        rows(plan, forward, count, x, off, ldx, rows, off, ldy, s, 1);
        columns(plan, forward, count, xc, off, ldc, columns, off, ldc, sc, 1);
        assertArrayEquals(xKept, x, "the input is preserved");
        Arrays.fill(s, Float.NaN);
        Arrays.fill(sc, Float.NaN);
        rows(plan, forward, count, x, off, ldx, x, off, ldx, s, 0);
        columns(plan, forward, count, xc, off, ldc, xc, off, ldc, sc, 0);
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < n; k++) {
                String where = plan + ", " + forward + ", row " + c + " of " + count + ", element " + k;
                assertEquals(alone[c * n + k], rows[off + c * ldy + k], where);
                assertEquals(alone[c * n + k], x[off + c * ldx + k], where + " in place");
                assertEquals(aloneColumn[c * n + k], columns[off + k * ldc + c], where + " as column");
                assertEquals(aloneColumn[c * n + k], xc[off + k * ldc + c], where + " as column in place");
            }
            for (int k = n; k < ldy && off + c * ldy + k < rows.length; k++) {
                assertTrue(Float.isNaN(rows[off + c * ldy + k]), "nothing is written between rows");
            }
        }
        // So many rows that one unlucky rounding is not the whole error.
        int measured = Math.min(count, (SAMPLES + n - 1) / n);
        double[] expected = new double[measured * n];
        double[] byRow = new double[measured * n];
        double[] byColumn = new double[measured * n];
        double[] in = new double[n];
        for (int row = 0; row < measured; row++) {
            for (int j = 0; j < n; j++) {
                in[j] = xKept[off + row * ldx + j];
                byRow[row * n + j] = alone[row * n + j];
                byColumn[row * n + j] = aloneColumn[row * n + j];
            }
            double[] sums = NaiveReal.transform(kind, in, plan.normalization() == Normalization.ORTHO);
            for (int k = 0; k < n; k++) {
                expected[row * n + k] = factor * sums[k];
            }
        }
        assertAccurate(plan, forward, byRow, expected);
        assertAccurate(plan, forward, byColumn, expected);
    }

    private static void assertAccurate(FloatRealTransform plan, boolean forward, double[] actual, double[] expected) {
        double error = NaiveDft.scaled(NaiveDft.relativeError(actual, expected), plan.length());
        boolean convolution = plan.toString().contains("Bluestein") || plan.toString().contains("Rader");
        double bound = convolution ? NaiveDft.bound(Math.ulp((float) 1.0)) : BOUND;
        assertTrue(error <= bound, plan + ", " + forward + ", " + plan.normalization() + ": " + error);
    }

    private static void rows(FloatRealTransform plan, boolean forward, int count, float[] x, int xo, int ldx, float[] y,
            int yo, int ldy, float[] s, int so) {
        if (count == 1 && forward) {
            plan.forward(x, xo, y, yo, s, so);
        } else if (count == 1) {
            plan.inverse(x, xo, y, yo, s, so);
        } else if (forward) {
            plan.forwardRows(count, x, xo, ldx, y, yo, ldy, s, so);
        } else {
            plan.inverseRows(count, x, xo, ldx, y, yo, ldy, s, so);
        }
    }

    private static void columns(FloatRealTransform plan, boolean forward, int count, float[] x, int xo, int ldx,
            float[] y, int yo, int ldy, float[] s, int so) {
        if (forward) {
            plan.forwardColumns(count, x, xo, ldx, y, yo, ldy, s, so);
        } else {
            plan.inverseColumns(count, x, xo, ldx, y, yo, ldy, s, so);
        }
    }

    /** A large offset must not cost digits: the half-length DCT-I that divides by sines loses half of them here. */
    @Test
    void firstTypesKeepTheirAccuracyAtLargeLengths() {
        for (String kind : new String[] {"dct-1", "dst-1"}) {
            int n = 4096 + (kind.equals("dct-1") ? 1 : -1);
            double[] in = new double[n];
            float[] x = new float[n];
            Random random = new Random(n);
            for (int j = 0; j < n; j++) {
                x[j] = random.nextFloat() - 0.5f;
                in[j] = x[j];
            }
            float[] y = nan(n);
            FloatRealTransform plan = plan(kind, n, Normalization.NONE, HOT);
            plan.forward(x, 0, y, 0, nan(plan.scratchLength()), 0);
            double[] actual = new double[n];
            for (int k = 0; k < n; k++) {
                actual[k] = y[k];
            }
            double error = NaiveDft.relativeError(actual, NaiveReal.transform(kind, in, false));
            assertTrue(NaiveDft.scaled(error, n) <= NaiveDft.smoothBound(Math.ulp((float) 1.0)), plan + ": " + error);
        }
    }

    @Test
    void warmUpKernelsRunAndHaveNamesOfTheirOwn() {
        for (String kind : KINDS) {
            for (int n : new int[] {2, 9, 16, 89, 512, 8192}) {
                if (!allowed(kind, n)) {
                    continue;
                }
                Set<String> names = new HashSet<>();
                for (WarmUpKernel kernel : plan(kind, n, Normalization.ORTHO, HOT).warmUp()) {
                    kernel.call().run();
                    assertTrue(kernel.hotNanos() > 0, kernel.name());
                    assertTrue(names.add(kernel.name()), kernel.name());
                }
            }
        }
    }

    @Test
    void plansTellWhatTheyDo() {
        FloatRealTransform plan = FloatDct.of(2, 512);
        assertTrue(plan.toString().startsWith(plan.getClass().getSimpleName() + ", type 2, 512 by 256 = "),
                plan.toString());
        assertTrue(plan.operations().flops() > FloatFft.of(256).operations().flops(), plan.toString());
        assertEquals(4, FloatDst.of(4, 7).type());
    }

    @Test
    void sayWhatIsWrong() {
        FloatDct plan = FloatDct.of(2, 8, COLD);
        float[] a = new float[16];
        float[] s = new float[plan.scratchLength()];
        assertThrows(IllegalArgumentException.class, () -> FloatDct.of(0, 8));
        assertThrows(IllegalArgumentException.class, () -> FloatDst.of(5, 8));
        assertThrows(IllegalArgumentException.class, () -> FloatDct.of(1, 1));
        assertThrows(IllegalArgumentException.class, () -> FloatDst.of(1, Radices.MOST));
        assertThrows(IllegalArgumentException.class, () -> FloatHartley.of(0));
        assertThrows(IllegalArgumentException.class, () -> FloatWalshHadamard.of(12));
        assertThrows(NullPointerException.class, () -> FloatHartley.of(8, null, COLD));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 9, a, 0, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.inverse(a, 0, a, 9, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forward(a, 0, a, 8, s, 1));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardRows(-1, a, 0, 8, a, 0, 8, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardRows(2, a, 0, 7, a, 0, 8, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardColumns(2, a, 0, 2, a, 0, 1, s, 0));
        assertThrows(IllegalArgumentException.class, () -> plan.forwardColumns(2, a, 0, 2, a, 0, 2, new float[9], 0));
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
