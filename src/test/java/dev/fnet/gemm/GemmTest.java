package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import dev.fnet.simd.VectorShape;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values: against the formula in double, its order in float and twin against vectors by bits; nothing else touched. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class GemmTest {
    private static final int POISON = 0x7fc0dead;
    private static final int NR = Tiles.COLUMNS;

    private final Gemm cold = new Gemm(new KernelState());
    private final Gemm hot = new Gemm(new KernelState().forceHot());

    /** Where the residual lies. */
    private enum Residual { NONE, APART, IN_PLACE }

    @Test
    void thePanelsFitTheVectorsOfThisMachine() {
        assertEquals(VectorShape.LANES, Tiles.LANES);
        assertTrue(GemmVector.FITS);
        assertEquals(0, Tiles.COLUMNS % 4);
    }

    @Test
    void everySizeAroundTheTiles() {
        int[] ns = {1, 2, 3, NR - 1, NR, NR + 1, NR + Tiles.LANES, 2 * NR - 1, 3 * NR, 4 * NR, 4 * NR + 1, 6 * NR + 5};
        int[] ks = {1, 2, 5, 33};
        int[] deep = {384, 385, 791};
        SplittableRandom random = new SplittableRandom(1);
        for (int m = 1; m <= 26; m++) {
            for (int n : ns) {
                for (int k : ks) {
                    Residual residual = Residual.values()[random.nextInt(3)];
                    Activation activation = random.nextInt(4) == 0 ? Activation.RELU : Activation.NONE;
                    compare(random, m, k, n, random.nextInt(5), random.nextBoolean(), activation, residual);
                }
                if (m < 14 && n > NR) {
                    Residual residual = Residual.values()[random.nextInt(3)];
                    compare(random, m, deep[random.nextInt(3)], n, 1, m % 2 == 0, Activation.NONE, residual);
                }
            }
        }
    }

    @Property(tries = 100)
    void anySizeWithAnyEpilogue(@ForAll @IntRange(min = 1, max = 30) int m, @ForAll @IntRange(min = 1, max = 900) int k,
            @ForAll @IntRange(min = 1, max = 150) int n, @ForAll Activation activation, @ForAll Residual residual,
            @ForAll boolean bias, @ForAll @IntRange(max = 20) int gap, @ForAll int seed) {
        compare(new SplittableRandom(seed), m, k, n, gap, bias, activation, residual);
    }

    @Test
    void severalBlocksOfRows() {
        SplittableRandom random = new SplittableRandom(6);
        for (Residual residual : Residual.values()) {
            compare(random, 2 * Tiles.BLOCK_ROWS + 13, 3, NR + 1, 1, true, Activation.RELU, residual);
            compare(random, Tiles.BLOCK_ROWS + 1, 5, NR, 0, true, Activation.NONE, residual);
        }
    }

    /** Rows of A that are 4 KiB apart are copied where they are few. */
    @Test
    void rowsThatAreFourKibibytesApart() {
        SplittableRandom random = new SplittableRandom(4);
        for (int m : new int[] {3, 4, 15, 32, 33}) {
            for (Residual residual : Residual.values()) {
                compare(random, m, 1024, 8 * NR + 1, 0, true, Activation.RELU, residual);
                compare(random, m, 1000, 9 * NR, 24, false, Activation.NONE, residual);
            }
        }
    }

    private void compare(SplittableRandom random, int m, int k, int n, int gap, boolean withBias, Activation activation,
            Residual where) {
        String what = m + "x" + k + "x" + n + " gap " + gap + " bias " + withBias + " " + activation + " " + where;
        int lda = k + gap;
        int ldc = n + gap;
        int off = 1 + gap;
        float[] a = framed(random, m, k, off, lda);
        float[] b = NaiveGemm.random(random, k * n);
        float[] bias = withBias ? NaiveGemm.random(random, n) : null;
        float[] r = framed(random, m, n, off, ldc);
        PackedMatrix packed = PackedMatrix.pack(k, n, b, 0, n);
        Epilogue e = Epilogue.of(bias, activation);
        float[] byTwin = run(cold, m, a, off, lda, packed, e, where, r, off, ldc);
        float[] byVectors = run(hot, m, a, off, lda, packed, e, where, r, off, ldc);
        for (int at = 0; at < byTwin.length; at++) {
            if (Float.floatToRawIntBits(byTwin[at]) != Float.floatToRawIntBits(byVectors[at])) {
                assertEquals(byTwin[at], byVectors[at], what + ": twin and vector kernels differ at " + at);
            }
        }
        for (int at = 0; at < byTwin.length; at++) {
            int i = (at - off) / ldc;
            int j = (at - off) % ldc;
            if (at < off || i >= m || j >= n) {
                assertEquals(POISON, Float.floatToRawIntBits(byTwin[at]), what + ": touched outside at " + at);
                continue;
            }
            float exact = NaiveGemm.chains(k, a, off + i * lda, b, j, n) + (bias == null ? 0f : bias[j]);
            exact = NaiveGemm.activate(exact, activation);
            exact = where == Residual.NONE ? exact : exact + r[at];
            if (Float.floatToRawIntBits(exact) != Float.floatToRawIntBits(byTwin[at])) {
                assertEquals(exact, byTwin[at], what + ": not the defined order at " + i + ", " + j);
            }
            double v = NaiveGemm.dot(k, a, off + i * lda, b, j, n) + (bias == null ? 0 : bias[j]);
            double scale = NaiveGemm.magnitude(k, a, off + i * lda, b, j, n) + 4;
            double expected = NaiveGemm.activate(v, activation) + (where == Residual.NONE ? 0 : r[at]);
            assertEquals(expected, byTwin[at], (k + 4) * 1.2e-7 * scale + 1e-6, what + " at " + i + ", " + j);
        }
    }

    private static float[] run(Gemm gemm, int m, float[] a, int off, int lda, PackedMatrix b, Epilogue e,
            Residual where, float[] r, int rOff, int ldc) {
        float[] c = framed(null, m, b.columns(), rOff, ldc);
        switch (where) {
            case NONE -> gemm.multiply(m, a, off, lda, b, e, c, rOff, ldc);
            case APART -> gemm.multiplyAdd(m, a, off, lda, b, e, r, rOff, ldc, c, rOff, ldc);
            default -> {
                System.arraycopy(r, 0, c, 0, c.length);
                gemm.multiplyAdd(m, a, off, lda, b, e, c, rOff, ldc, c, rOff, ldc);
            }
        }
        return c;
    }

    /** A matrix in an array that is NaN everywhere else, and inside too without {@code random}. */
    private static float[] framed(SplittableRandom random, int rows, int columns, int off, int ld) {
        float[] x = new float[off + rows * ld + 3];
        java.util.Arrays.fill(x, Float.intBitsToFloat(POISON));
        for (int i = 0; random != null && i < rows; i++) {
            System.arraycopy(NaiveGemm.random(random, columns), 0, x, off + i * ld, columns);
        }
        return x;
    }

    @Property(tries = 40)
    void everyNumberOfThreadsGivesTheSameBits(@ForAll @IntRange(min = 1, max = 70) int m,
            @ForAll @IntRange(min = 1, max = 700) int n, @ForAll boolean vectors, @ForAll Activation activation,
            @ForAll boolean inPlace) {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        int k = 2_000_000 / (m * n) + 1; // enough work to be shared
        if (m * k > 4_000_000) {
            k = 64;
        }
        SplittableRandom random = new SplittableRandom(m + n);
        float[] a = NaiveGemm.random(random, m * k);
        PackedMatrix b = PackedMatrix.packTransposed(n, k, NaiveGemm.random(random, n * k), 0, k);
        Epilogue e = Epilogue.of(NaiveGemm.random(random, n), activation);
        KernelState state = vectors ? new KernelState().forceHot() : new KernelState();
        float[] alone = NaiveGemm.random(random, m * n);
        float[] shared = alone.clone();
        try (Workers workers = new Workers(threads)) {
            Gemm one = new Gemm(state);
            Gemm two = new Gemm(state, workers);
            if (inPlace) {
                one.multiplyAdd(m, a, 0, k, b, e, alone, 0, n, alone, 0, n);
                two.multiplyAdd(m, a, 0, k, b, e, shared, 0, n, shared, 0, n);
            } else {
                one.multiply(m, a, 0, k, b, e, alone, 0, n);
                two.multiply(m, a, 0, k, b, e, shared, 0, n);
            }
        }
        for (int i = 0; i < alone.length; i++) {
            assertEquals(Float.floatToRawIntBits(alone[i]), Float.floatToRawIntBits(shared[i]));
        }
    }

    @Test
    void aMatrixInSeveralArrays() {
        int k = 7;
        int n = 11 * NR - 2;
        int m = 15;
        SplittableRandom random = new SplittableRandom(3);
        float[] w = NaiveGemm.random(random, n * k);
        float[] a = NaiveGemm.random(random, m * k);
        PackedMatrix one = PackedMatrix.packTransposed(n, k, w, 0, k);
        PackedMatrix several = PackedMatrix.packTransposed(n, k, w, 0, k, WeightStorage.F32, 5 * k * NR + 3);
        float[] expected = new float[m * n];
        cold.multiply(m, a, 0, k, one, Epilogue.none(), expected, 0, n);
        for (Gemm gemm : new Gemm[] {cold, hot}) {
            float[] c = new float[m * n];
            gemm.multiply(m, a, 0, k, several, Epilogue.none(), c, 0, n);
            org.junit.jupiter.api.Assertions.assertArrayEquals(expected, c);
        }
    }

    @Test
    void everyKernelCanBeWarmed() {
        for (WarmUpKernel kernel : Gemm.warmUp()) {
            for (int i = 0; i < 40; i++) {
                kernel.call().run();
            }
        }
    }

    @Test
    void infinitiesAndNaNsStayInTheirElements() {
        int n = 2 * NR + 3;
        float[] a = {1, Float.NaN, Float.POSITIVE_INFINITY, -1};
        PackedMatrix b = PackedMatrix.pack(1, n, NaiveGemm.random(new SplittableRandom(5), n), 0, n);
        for (Gemm gemm : new Gemm[] {cold, hot}) {
            float[] c = new float[4 * n];
            gemm.multiply(4, a, 0, 1, b, Epilogue.of(null, Activation.RELU), c, 0, n);
            for (int j = 0; j < n; j++) {
                assertTrue(c[j] >= 0 && c[j] <= 2);
                assertTrue(Float.isNaN(c[n + j]));
                assertTrue(c[2 * n + j] == 0 || c[2 * n + j] == Float.POSITIVE_INFINITY);
                assertEquals(0, Math.min(c[j], c[3 * n + j]));
            }
        }
    }
}
