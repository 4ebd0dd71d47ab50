package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values by bits against the order of operations written out; nothing outside of C and the scratch is touched. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class PlainGemmTest {
    private static final int POISON = 0x7fc0dead;
    private static final int NR = Tiles.COLUMNS;

    private final PlainGemm cold = new PlainGemm(new KernelState());
    private final PlainGemm hot = new PlainGemm(new KernelState().forceHot());

    @Test
    void everySizeAroundTheTiles() {
        int[] ns = {1, Tiles.LANES - 1, Tiles.LANES, Tiles.LANES + 1, NR - 1, NR, NR + 1, 4 * NR, 6 * NR + 5};
        SplittableRandom random = new SplittableRandom(1);
        for (Transpose transA : Transpose.values()) {
            for (Transpose transB : Transpose.values()) {
                for (int m = 1; m <= 26; m++) {
                    for (int n : ns) {
                        int k = random.nextInt(Tiles.LANES * 2 + 2);
                        compare(random, transA, transB, random.nextBoolean(), m, n, k, random.nextInt(3));
                    }
                    compare(random, transA, transB, random.nextBoolean(), m, 2 * NR + 1, 380 + random.nextInt(420), 1);
                }
            }
        }
    }

    @Property(tries = 150)
    void anySizeInAnyForm(@ForAll Transpose transA, @ForAll Transpose transB, @ForAll boolean add,
            @ForAll @IntRange(max = 40) int m, @ForAll @IntRange(max = 150) int n, @ForAll @IntRange(max = 900) int k,
            @ForAll @IntRange(max = 20) int gap, @ForAll int seed) {
        compare(new SplittableRandom(seed), transA, transB, add, m, n, k, gap);
    }

    @Test
    void moreStepsThanArePackedAtOnce() {
        SplittableRandom random = new SplittableRandom(2);
        for (Transpose transA : Transpose.values()) {
            for (Transpose transB : Transpose.values()) {
                for (boolean add : new boolean[] {false, true}) {
                    compare(random, transA, transB, add, 3, NR + 3, 8 * 384 + 7, 2);
                    compare(random, transA, transB, add, 19, 2 * NR + 3, 9 * 384, 2);
                }
            }
        }
    }

    @Test
    void wholeBlocksOfManyRowsAndPanels() {
        SplittableRandom random = new SplittableRandom(3);
        compare(random, Transpose.YES, Transpose.NO, true, 1050, 17, 3080, 0); // sums in two blocks of rows
        compare(random, Transpose.YES, Transpose.YES, false, 5500, 5, 381, 0); // A packed in two blocks of rows
        compare(random, Transpose.NO, Transpose.YES, true, 17, 1030, 3080, 0); // sums in two blocks of panels
    }

    private void compare(SplittableRandom random, Transpose transA, Transpose transB, boolean add, int m, int n, int k,
            int gap) {
        String what = m + "x" + n + "x" + k + " " + transA + " " + transB + " gap " + gap + " add " + add;
        int off = 1 + gap;
        int lda = (transA == Transpose.YES ? m : k) + gap;
        int ldb = (transB == Transpose.YES ? k : n) + gap;
        int ldc = n + gap;
        float[] a = matrix(random, transA, m, k, off, lda);
        float[] b = matrix(random, transB, k, n, off, ldb);
        float[] before = matrix(random, Transpose.NO, m, n, off, ldc);
        float[] bT = new float[k * n + 1]; // columns one after the other
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < n; j++) {
                bT[j * k + p] = b[transB == Transpose.YES ? off + j * ldb + p : off + p * ldb + j];
            }
        }
        for (PlainGemm gemm : new PlainGemm[] {cold, hot}) {
            float[] c = before.clone();
            if (!add) {
                Arrays.fill(c, Float.intBitsToFloat(POISON));
            }
            int length = gemm.scratchLength(transA, transB, m, n, k);
            float[] scratch = new float[length + 4];
            Arrays.fill(scratch, Float.intBitsToFloat(POISON));
            if (add) {
                gemm.multiplyAdd(transA, transB, m, n, k, a, off, lda, b, off, ldb, c, off, ldc, scratch, 2);
            } else {
                gemm.multiply(transA, transB, m, n, k, a, off, lda, b, off, ldb, c, off, ldc, scratch, 2);
            }
            for (int at : new int[] {0, 1, length + 2, length + 3}) {
                assertEquals(POISON, Float.floatToRawIntBits(scratch[at]), what + ": scratch left at " + at);
            }
            float[] row = new float[k];
            for (int at = 0; at < c.length; at++) {
                int i = Math.floorDiv(at - off, Math.max(ldc, 1));
                int j = at - off - i * ldc;
                if (i < 0 || i >= m || j >= n) {
                    assertEquals(POISON, Float.floatToRawIntBits(c[at]), what + ": touched outside at " + at);
                    continue;
                }
                for (int p = 0; j == 0 && p < k; p++) {
                    row[p] = a[transA == Transpose.YES ? off + p * lda + i : off + i * lda + p];
                }
                float expected = NaiveGemm.chains(k, row, 0, bT, j * k, 1) + 0f;
                expected = add ? expected + before[at] : expected;
                if (Float.floatToRawIntBits(expected) != Float.floatToRawIntBits(c[at])) {
                    assertEquals(expected, c[at], what + " at " + i + ", " + j + (gemm == hot ? " hot" : " cold"));
                }
            }
        }
    }

    /** A matrix, or its transpose, in an array that ends with it and is NaN everywhere else. */
    private static float[] matrix(SplittableRandom random, Transpose trans, int rows, int columns, int off, int ld) {
        int lines = trans == Transpose.YES ? columns : rows;
        int length = trans == Transpose.YES ? rows : columns;
        float[] x = new float[lines == 0 ? off : off + (lines - 1) * ld + length];
        Arrays.fill(x, Float.intBitsToFloat(POISON));
        for (int i = 0; i < lines; i++) {
            System.arraycopy(NaiveGemm.random(random, length), 0, x, off + i * ld, length);
        }
        return x;
    }

    /** Products that vanish below zero leave chains of -0, which end as 0. */
    @Test
    void vanishingSumsArePositiveZeros() {
        for (Transpose transA : Transpose.values()) {
            for (int m : new int[] {2, 20}) {
                for (int k : new int[] {1, 5, 400, 3300}) {
                    int n = NR + 3;
                    float[] a = new float[m * k];
                    float[] b = new float[k * n];
                    Arrays.fill(a, 1e-30f);
                    Arrays.fill(b, -1e-30f);
                    for (PlainGemm gemm : new PlainGemm[] {cold, hot}) {
                        float[] c = new float[m * n];
                        float[] scratch = new float[gemm.scratchLength(transA, Transpose.NO, m, n, k)];
                        gemm.multiply(transA, Transpose.NO, m, n, k, a, 0, transA == Transpose.YES ? m : k, b, 0, n,
                                c, 0, n, scratch, 0);
                        for (float v : c) {
                            assertEquals(0, Float.floatToRawIntBits(v));
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 60)
    void everyNumberOfThreadsGivesTheSameBits(@ForAll Transpose transA, @ForAll Transpose transB, @ForAll boolean add,
            @ForAll boolean vectors, @ForAll @IntRange(min = 1, max = 70) int m,
            @ForAll @IntRange(min = 1, max = 700) int n) {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        int k = Math.min(600_000 / (m * n) + 1, 4000); // enough work to be shared, mostly
        SplittableRandom random = new SplittableRandom(m + n);
        float[] a = NaiveGemm.random(random, m * k);
        float[] b = NaiveGemm.random(random, k * n);
        int lda = transA == Transpose.YES ? m : k;
        int ldb = transB == Transpose.YES ? k : n;
        KernelState state = vectors ? new KernelState().forceHot() : new KernelState();
        float[] alone = NaiveGemm.random(random, m * n);
        float[] shared = alone.clone();
        try (Workers workers = new Workers(threads)) {
            PlainGemm one = new PlainGemm(state);
            PlainGemm two = new PlainGemm(state, workers);
            float[] scratch = new float[two.scratchLength(transA, transB, m, n, k)];
            assertEquals(scratch.length, threads * one.scratchLength(transA, transB, m, n, k));
            if (add) {
                one.multiplyAdd(transA, transB, m, n, k, a, 0, lda, b, 0, ldb, alone, 0, n, scratch, 0);
                two.multiplyAdd(transA, transB, m, n, k, a, 0, lda, b, 0, ldb, shared, 0, n, scratch, 0);
            } else {
                one.multiply(transA, transB, m, n, k, a, 0, lda, b, 0, ldb, alone, 0, n, scratch, 0);
                two.multiply(transA, transB, m, n, k, a, 0, lda, b, 0, ldb, shared, 0, n, scratch, 0);
            }
        }
        for (int i = 0; i < alone.length; i++) {
            assertEquals(Float.floatToRawIntBits(alone[i]), Float.floatToRawIntBits(shared[i]));
        }
    }

    /** Parts of a product stay in the scratch of the whole, for any shape and number of parts. */
    @Property(tries = 300)
    void theBlocksOfAPartAreThoseOfTheWhole(@ForAll @IntRange(min = 1, max = 5000) int m,
            @ForAll @IntRange(min = 1, max = 3) int n, @ForAll @IntRange(max = 3) int size,
            @ForAll @IntRange(min = 1, max = 8) int parts) {
        PlainWalk walk = new PlainWalk(2, 4, 7 * Tiles.ROWS * Tiles.LANES, 7 * Tiles.ROWS, 2, 4096);
        int k = 2 + size;
        float[] a = new float[m * k];
        float[] b = new float[k * n];
        float[] c = new float[m * n];
        int length = walk.scratchLength(true, true, m, n, k);
        int tiles = (m - 1) / Tiles.ROWS + 1;
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) tiles * part / parts) * Tiles.ROWS;
            int to = Math.min(m, (int) ((long) tiles * (part + 1) / parts) * Tiles.ROWS);
            float[] scratch = new float[length]; // its end is the end of what the part may use
            walk.run(false, true, true, false, m, to - from, n, k, a, from, m, b, 0, k, 0, Tiles.panels(n),
                    c, from * n, n, scratch, 0);
        }
    }

    @Test
    void theScratchIsSmallWhateverTheShape() {
        int[] sizes = {1, 16, 17, 1000, 30_000, 2_000_000, Integer.MAX_VALUE};
        for (int m : sizes) {
            for (int columns : sizes) {
                int n = Math.min(columns, Integer.MAX_VALUE - NR);
                for (int k : sizes) {
                    for (Transpose transA : Transpose.values()) {
                        int length = cold.scratchLength(transA, Transpose.NO, m, n, k);
                        assertTrue(length >= 0 && length <= 3_000_000, m + " " + n + " " + k + ": " + length);
                    }
                }
            }
        }
    }

    @Test
    void everyKernelCanBeWarmed() {
        Set<String> names = new HashSet<>();
        for (WarmUpKernel kernel : PlainGemm.warmUp()) {
            assertTrue(names.add(kernel.name()), kernel.name());
            for (int i = 0; i < 100; i++) {
                kernel.call().run();
            }
        }
    }
}
