package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.Workers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weights in fewer bits: what is kept of them, where it lies, and the products by bits. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class WeightStorageTest {
    private static final int NR = Tiles.COLUMNS;
    private static final int L = Tiles.LANES;

    private final Gemm cold = new Gemm(new KernelState());
    private final Gemm hot = new Gemm(new KernelState().forceHot());

    private enum Int8Storage {
        INT8(WeightStorage.INT8),
        INT8_GROUP_32(WeightStorage.INT8_GROUP_32),
        INT8_GROUP_64(WeightStorage.INT8_GROUP_64);

        private final WeightStorage storage;

        Int8Storage(WeightStorage storage) {
            this.storage = storage;
        }
    }

    @Property(tries = 20_000)
    void bf16IsTheNearest(@ForAll int bits) {
        sameBf16(Float.intBitsToFloat(bits));
    }

    @Test
    void bf16OfTiesAndEnds() {
        float[] kept = {0f, -0f, 1f, -1.5f, Float.MIN_NORMAL, 0x1p-133f, Float.POSITIVE_INFINITY, 0x1.fep127f};
        for (float v : kept) {
            assertEquals(v, stored(v, WeightStorage.BF16));
            sameBf16(v);
        }
        assertEquals(1f, stored(0x1.01p0f, WeightStorage.BF16), "a tie goes to the even one below");
        assertEquals(0x1.04p0f, stored(0x1.03p0f, WeightStorage.BF16), "a tie goes to the even one above");
        assertEquals(0x1.02p0f, stored(0x1.010002p0f, WeightStorage.BF16), "just above a tie");
        assertEquals(0f, stored(0x1p-134f, WeightStorage.BF16), "half of the smallest");
        assertEquals(-0x1p-133f, stored(-0x1.8p-134f, WeightStorage.BF16));
        assertEquals(Float.POSITIVE_INFINITY, stored(Float.MAX_VALUE, WeightStorage.BF16));
        assertEquals(0x1.fep127f, stored(Math.nextDown(0x1.ffp127f), WeightStorage.BF16));
        assertEquals(Float.NEGATIVE_INFINITY, stored(-0x1.ffp127f, WeightStorage.BF16));
        for (int bits : new int[] {0x7f800001, 0xff800001, 0x7fffffff, 0xffffffff, 0x7fc00000, 0x7f80ffff}) {
            assertTrue(Float.isNaN(stored(Float.intBitsToFloat(bits), WeightStorage.BF16)), Integer.toHexString(bits));
        }
    }

    private static void sameBf16(float v) {
        float expected = NaiveStorage.bf16(v);
        float got = stored(v, WeightStorage.BF16);
        if (Float.isNaN(v)) {
            assertTrue(Float.isNaN(got), Integer.toHexString(Float.floatToRawIntBits(v)));
        } else {
            assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(got), Float.toHexString(v));
        }
    }

    /** One weight, in the left and in the right half of a panel. */
    private static float stored(float v, WeightStorage storage) {
        float[] row = new float[NR];
        row[1] = v;
        row[L + 1] = v;
        PackedMatrix b = PackedMatrix.pack(1, NR, row, 0, NR, storage);
        float[] into = new float[2];
        b.column(1, into, 0);
        b.column(L + 1, into, 1);
        assertEquals(Float.floatToRawIntBits(into[0]), Float.floatToRawIntBits(into[1]));
        return into[0];
    }

    @Property(tries = 300)
    void int8IsWithinHalfAStep(@ForAll @IntRange(min = 1, max = 200) int k, @ForAll @IntRange(min = 1, max = 80) int n,
            @ForAll @IntRange(min = -150, max = 126) int exponent, @ForAll Int8Storage int8, @ForAll int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] b = NaiveGemm.random(random, k * n);
        for (int i = 0; i < b.length; i++) {
            b[i] *= Math.scalb(1f, exponent - random.nextInt(3) * random.nextInt(12));
        }
        WeightStorage storage = int8.storage;
        int group = NaiveStorage.group(k, storage);
        PackedMatrix packed = PackedMatrix.pack(k, n, b, 0, n, storage);
        float[] column = new float[k];
        for (int j = 0; j < n; j++) {
            packed.column(j, column, 0);
            for (int i = 0; i < k; i++) {
                float w = b[i * n + j];
                float scale = packed.scaleArray(0)[scaleIndex(packed, k, i, j, group)];
                int q = packed.int8Array(0)[packed.panelOffset(0) + index(k, i, j)];
                String what = "weight " + w + ", q " + q + ", scale " + scale;
                assertTrue(q >= -127 && q <= 127, what);
                float nominal = NaiveStorage.scale(k, n, b, i, j, storage);
                if (nominal >= Float.MIN_NORMAL) {
                    assertEquals(nominal, scale, what);
                    assertEquals(NaiveStorage.quantum(k, n, b, i, j, storage), q, what);
                } else {
                    assertTrue(scale == nominal || scale == Math.nextUp(nominal), what);
                }
                assertTrue(Math.abs(w - (double) q * scale) <= 0.5 * scale * (1 + 0x1p-16), what);
                assertEquals(q * scale, column[i], what);
            }
        }
    }

    @Test
    void int8RoundsTiesToEvenAndKeepsTheLargest() {
        float[] w = {127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -126.5f, -127, 0, 126.49f};
        float[] kept = {127, 0, 2, 2, 0, -2, -126, -127, 0, 126};
        PackedMatrix b = PackedMatrix.packTransposed(1, w.length, w, 0, w.length, WeightStorage.INT8);
        float[] column = new float[w.length];
        b.column(0, column, 0);
        assertArrayEquals(kept, column);
    }

    @Property(tries = 100)
    void everyWayOfPackingGivesTheSame(@ForAll @IntRange(min = 1, max = 150) int k,
            @ForAll @IntRange(min = 1, max = 150) int n, @ForAll @IntRange(max = 9) int gap,
            @ForAll WeightStorage storage, @ForAll int seed) {
        float[] w = new float[gap + n * (k + gap)];
        float[] b = new float[gap + k * (n + gap)];
        float[] dense = new float[k * n];
        Arrays.fill(w, Float.NaN);
        Arrays.fill(b, Float.NaN);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                float v = (float) random.nextDouble() - 0.5f;
                b[gap + i * (n + gap) + j] = v;
                w[gap + j * (k + gap) + i] = v;
                dense[i * n + j] = v;
            }
        }
        PackedMatrix fromRows = PackedMatrix.pack(k, n, b, gap, n + gap, storage);
        PackedMatrix transposed = PackedMatrix.packTransposed(n, k, w, gap, k + gap, storage);
        PackedMatrix streamed = PackedMatrix.packTransposed(n, k, (first, rows, into, off) -> {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(w, gap + (first + i) * (k + gap), into, off + i * k, k);
            }
        }, storage);
        int block = (1 + random.nextInt(3)) * k * NR;
        PackedMatrix blocks = PackedMatrix.packTransposed(n, k, w, gap, k + gap, storage, block);
        for (PackedMatrix packed : new PackedMatrix[] {fromRows, transposed, streamed, blocks}) {
            assertEquals(storage, packed.storage());
            assertEquals(bytes(k, n, storage), packed.bytes());
            checkPanels(k, n, dense, packed);
        }
    }

    /** Every element where the layout says it lies, zeros in the padding. */
    private static void checkPanels(int k, int n, float[] b, PackedMatrix packed) {
        WeightStorage storage = packed.storage();
        int group = NaiveStorage.group(k, storage);
        float[] column = new float[k + 2];
        for (int j = 0; j < packed.panels() * NR; j++) {
            int p = j / NR;
            int c = j % NR;
            if (j < n) {
                packed.column(j, column, 1);
            }
            for (int i = 0; i < k; i++) {
                float expected;
                float got;
                if (storage == WeightStorage.F32) {
                    expected = j < n ? b[i * n + j] : 0;
                    got = packed.panelArray(p)[packed.panelOffset(p) + i * NR + c];
                } else if (storage == WeightStorage.BF16) {
                    expected = j < n ? NaiveStorage.bf16(b[i * n + j]) : 0;
                    int pair = packed.pairArray(p)[packed.panelOffset(p) + i * L + c % L];
                    got = Float.intBitsToFloat((c < L ? pair & 0xffff : pair >>> 16) << 16);
                } else {
                    float scale = j < n ? NaiveStorage.scale(k, n, b, i, j, storage) : 0;
                    expected = j < n ? NaiveStorage.quantum(k, n, b, i, j, storage) * scale : 0;
                    int q = packed.int8Array(p)[packed.panelOffset(p) + i * NR + c];
                    got = q * packed.scaleArray(p)[packed.scaleOffset(p) + i / group * NR + c];
                    assertTrue(j < n || q == 0);
                }
                assertEquals(expected, got, storage + " " + i + ", " + j);
                if (j < n) {
                    assertEquals(expected, column[1 + i], storage + " column " + j + " at " + i);
                }
            }
        }
    }

    private static long bytes(int k, int n, WeightStorage storage) {
        long weights = (long) ((n + NR - 1) / NR) * NR * k;
        long scales = weights / k * ((k + NaiveStorage.group(k, storage) - 1) / NaiveStorage.group(k, storage));
        return switch (storage) {
            case F32 -> 4 * weights;
            case BF16 -> 2 * weights;
            default -> weights + 4 * scales;
        };
    }

    private static int index(int k, int i, int j) {
        return (j / NR * k + i) * NR + j % NR;
    }

    private static int scaleIndex(PackedMatrix packed, int k, int i, int j, int group) {
        return j / NR * packed.scaleLength() + i / group * NR + j % NR;
    }

    @Property(tries = 150)
    void productsAreWhatTheirOrderSays(@ForAll @IntRange(min = 1, max = 30) int m,
            @ForAll @IntRange(min = 1, max = 150) int n, @ForAll WeightStorage storage, @ForAll Activation activation,
            @ForAll @IntRange(max = 2) int residual, @ForAll boolean bias, @ForAll @IntRange(max = 9) int gap,
            @ForAll int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] depths = {1, 31, 32, 33, 64, 65, 95, 128, 129, Tiles.DEPTH, Tiles.DEPTH + 1, 2 * Tiles.DEPTH + 7};
        int k = random.nextBoolean() ? depths[random.nextInt(depths.length)] : 1 + random.nextInt(450);
        compare(random, m, k, n, gap, bias, activation, residual, storage);
    }

    @Test
    void everySizeAroundTheTiles() {
        SplittableRandom random = new SplittableRandom(1);
        int[] ns = {1, 3, L, L + 1, NR - 1, NR, NR + 1, NR + L, 2 * NR - 1, 4 * NR, 4 * NR + 1, 6 * NR + 5, 8 * NR};
        int[] ks = {1, 2, 31, 65, Tiles.DEPTH + 3};
        for (WeightStorage storage : WeightStorage.values()) {
            for (int m : new int[] {1, 2, 3, 4, 5, 7, 8, 14, 23}) {
                for (int n : ns) {
                    int k = ks[random.nextInt(ks.length)];
                    Activation activation = random.nextInt(3) == 0 ? Activation.RELU : Activation.NONE;
                    compare(random, m, k, n, random.nextInt(3), random.nextBoolean(), activation, random.nextInt(3),
                            storage);
                }
            }
        }
    }

    /** {@code residual}: 0 none, 1 apart, 2 in C. */
    private void compare(SplittableRandom random, int m, int k, int n, int gap, boolean withBias, Activation activation,
            int residual, WeightStorage storage) {
        int lda = k + gap;
        int ldc = n + gap;
        float[] a = NaiveGemm.random(random, gap + m * lda);
        float[] b = NaiveGemm.random(random, k * n);
        if (n > 1) {
            for (int i = 0; i < k; i++) {
                b[i * n + 1] = i < 32 ? 0 : b[i * n + 1]; // a group of zeros
            }
        }
        float[] bias = withBias ? NaiveGemm.random(random, n) : null;
        float[] r = NaiveGemm.random(random, gap + m * ldc);
        PackedMatrix packed = PackedMatrix.pack(k, n, b, 0, n, storage);
        Epilogue e = Epilogue.of(bias, activation);
        float[] expected = residual == 2 ? r.clone() : filled(r.length);
        float[] values = NaiveStorage.values(k, n, b, storage);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float v = NaiveStorage.product(k, n, a, gap + i * lda, b, values, j, storage);
                v = NaiveGemm.activate(v + (bias == null ? 0f : bias[j]), activation);
                expected[gap + i * ldc + j] = residual == 0 ? v : v + r[gap + i * ldc + j];
            }
        }
        for (Gemm gemm : new Gemm[] {cold, hot}) {
            float[] c = residual == 2 ? r.clone() : filled(r.length);
            if (residual == 0) {
                gemm.multiply(m, a, gap, lda, packed, e, c, gap, ldc);
            } else {
                gemm.multiplyAdd(m, a, gap, lda, packed, e, residual == 1 ? r : c, gap, ldc, c, gap, ldc);
            }
            for (int at = 0; at < c.length; at++) {
                if (Float.floatToRawIntBits(expected[at]) != Float.floatToRawIntBits(c[at])) {
                    assertEquals(expected[at], c[at], (gemm == hot ? "hot " : "cold ") + storage + " " + m + "x" + k
                            + "x" + n + " gap " + gap + " bias " + withBias + " " + activation + " residual " + residual
                            + " at " + (at - gap) / ldc + ", " + (at - gap) % ldc);
                }
            }
        }
    }

    private static float[] filled(int length) {
        float[] x = new float[length];
        Arrays.fill(x, Float.NaN);
        return x;
    }

    @Test
    void aMatrixInSeveralArrays() {
        int k = 70;
        int n = 11 * NR - 2;
        int m = 15;
        SplittableRandom random = new SplittableRandom(3);
        float[] w = NaiveGemm.random(random, n * k);
        float[] a = NaiveGemm.random(random, m * k);
        for (WeightStorage storage : WeightStorage.values()) {
            PackedMatrix one = PackedMatrix.packTransposed(n, k, w, 0, k, storage);
            PackedMatrix several = PackedMatrix.packTransposed(n, k, w, 0, k, storage, 5 * k * NR + 3);
            float[] expected = new float[m * n];
            cold.multiply(m, a, 0, k, one, Epilogue.none(), expected, 0, n);
            for (Gemm gemm : new Gemm[] {cold, hot}) {
                float[] c = new float[m * n];
                gemm.multiply(m, a, 0, k, several, Epilogue.none(), c, 0, n);
                assertArrayEquals(expected, c, storage.toString());
            }
        }
    }

    @Property(tries = 30)
    void everyNumberOfThreadsGivesTheSameBits(@ForAll @IntRange(min = 1, max = 70) int m,
            @ForAll @IntRange(min = 1, max = 700) int n, @ForAll boolean vectors, @ForAll WeightStorage storage) {
        int k = Math.max(64, 600_000 / (m * n) + 1); // enough work to be shared
        if (k > 2000) {
            k = 64;
        }
        SplittableRandom random = new SplittableRandom(m + n);
        float[] a = NaiveGemm.random(random, m * k);
        PackedMatrix b = PackedMatrix.packTransposed(n, k, NaiveGemm.random(random, n * k), 0, k, storage);
        Epilogue e = Epilogue.of(NaiveGemm.random(random, n), Activation.RELU);
        KernelState state = vectors ? new KernelState().forceHot() : new KernelState();
        float[] alone = new float[m * n];
        float[] shared = new float[m * n];
        new Gemm(state).multiply(m, a, 0, k, b, e, alone, 0, n);
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            new Gemm(state, workers).multiply(m, a, 0, k, b, e, shared, 0, n);
        }
        assertArrayEquals(alone, shared);
    }

    @Test
    void int8RefusesWeightsThatAreNotFinite() {
        int k = 70;
        int n = NR + 3;
        for (Int8Storage int8 : Int8Storage.values()) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                float[] b = new float[k * n];
                b[66 * n + NR + 1] = bad;
                IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                        () -> PackedMatrix.pack(k, n, b, 0, n, int8.storage));
                assertEquals("row 66, column " + (NR + 1) + " of B is " + bad + ", weights stored as " + int8
                        + " must be finite", thrown.getMessage());
            }
        }
        float[] w = {1, Float.NaN};
        assertThrows(IllegalArgumentException.class,
                () -> PackedMatrix.packTransposed(1, 2, w, 0, 2, WeightStorage.INT8));
        assertTrue(Float.isNaN(stored(Float.NaN, WeightStorage.BF16)));
        assertTrue(Float.isNaN(stored(Float.NaN, WeightStorage.F32)));
    }

    @Test
    void noStorageIsRefused() {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class,
                () -> PackedMatrix.pack(1, 1, new float[1], 0, 1, null));
        assertEquals("storage is null, WeightStorage.F32 stands for float", thrown.getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> PackedMatrix.packTransposed(1, 1, (first, rows, into, off) -> {}, null));
    }

    @Test
    void allocatesNothing() {
        int m = 11;
        int k = 70;
        int n = 5 * NR + 3;
        float[] x = new float[m * k];
        float[] y = new float[m * n];
        Epilogue e = Epilogue.of(new float[n], Activation.RELU);
        PackedMatrix[] matrices = new PackedMatrix[WeightStorage.values().length];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = PackedMatrix.pack(k, n, new float[k * n], 0, n, WeightStorage.values()[i]);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Gemm gemm : new Gemm[] {cold, hot}) {
            long bytes = Long.MAX_VALUE;
            long deadline = System.nanoTime() + 20_000_000_000L;
            // Vector code allocates until C2 has compiled it.
            while (bytes > 0 && System.nanoTime() < deadline) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 20; i++) {
                    for (PackedMatrix matrix : matrices) {
                        gemm.multiply(m, x, 0, k, matrix, e, y, 0, n);
                        gemm.multiplyAdd(m, x, 0, k, matrix, e, y, 0, n, y, 0, n);
                    }
                }
                bytes = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, bytes, "bytes allocated by products, vectors " + (gemm == hot));
        }
    }
}
