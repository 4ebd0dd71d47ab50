package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.exec.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Fourier mixing against the double sum and the reference results, and its scalar twins bit by bit. */
@Tag("kernel")
class FourierMixingTest {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 2}, {2, 1}, {1, 5}, {5, 1}, {2, 2}, {3, 4}, {4, 3}, {7, 11}, {8, 8}, {13, 17}, {16, 16}, {16, 32},
        {9, 48}, {33, 34}, {34, 33}, {5, 66}, {6, 67}, {8, 68}, {12, 69}, {64, 80}, {31, 96}, {50, 112}, {32, 254},
        {67, 127}, {100, 48}, {12, 768}, {3, 1024}, {1, 256}, {2, 144}, {8, 160}, {24, 63}, {60, 128}, {36, 65}, {28, 129},
        {512, 64}, {500, 70}, {343, 72},
    };

    private static KernelState warm() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
        return new KernelState().forceHot();
    }

    private static KernelState any() {
        return Machine.vectorsUsable() ? new KernelState().forceHot() : new KernelState();
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static float[] poison(int count) {
        float[] a = new float[count];
        Arrays.fill(a, Float.NaN);
        return a;
    }

    private static float[] mix(FourierMixing mixing, float[] x) {
        int n = mixing.rows();
        int d = mixing.columns();
        float[] y = poison(n * d);
        mixing.apply(x, 0, d, y, 0, d, poison(mixing.scratchLength()), 0);
        return y;
    }

    /** Rows {@code step} apart against the sum; the bound is 8 times the expected rounding of a float transform. */
    private static void assertClose(int n, int d, float[] x, float[] y, int step) {
        double square = 0;
        for (float v : x) {
            square += (double) v * v;
        }
        double bound = 5e-7 * Math.sqrt(square) * Math.max(1, Math.log(n * d + 1.0) / 4) + 1e-30;
        for (int i = 0; i < n; i += step) {
            double[] expected = MixingReference.row(i, n, d, x, 0, d);
            for (int k = 0; k < d; k++) {
                assertEquals(expected[k], y[i * d + k], bound, "n " + n + " d " + d + " row " + i + " column " + k);
            }
        }
    }

    @Test
    void equalsTheSumForEverySmallShape() {
        KernelState state = any();
        for (int n = 1; n <= 12; n++) {
            for (int d = 1; d <= 12; d++) {
                float[] x = random(n * d, 100 * n + d);
                assertClose(n, d, x, mix(FourierMixing.of(n, d, state), x), 1);
                assertClose(n, d, x, mix(FourierMixing.of(n, d, new KernelState()), x), 1);
            }
        }
    }

    @Test
    void equalsTheSumForRandomShapes() {
        KernelState state = any();
        Random random = new Random(20261122);
        for (int trial = 0; trial < 150; trial++) {
            int n = 1 + random.nextInt(70);
            int d = 1 + random.nextInt(70);
            float[] x = random(n * d, trial);
            assertClose(n, d, x, mix(FourierMixing.of(n, d, state), x), 1);
        }
    }

    @Test
    void batchesAreTheirItems() {
        KernelState state = any();
        for (int[] shape : new int[][] {{1, 1}, {7, 11}, {16, 32}, {24, 63}, {60, 128}}) {
            int n = shape[0];
            int d = shape[1];
            FourierMixing mixing = FourierMixing.of(n, d, state);
            for (int items : new int[] {0, 1, 3}) {
                int ldx = d + 3;
                int xItem = n * ldx + 5;
                int yItem = n * d + 1;
                float[] x = random(2 + 3 * xItem, n);
                float[] expected = poison(1 + 3 * yItem);
                float[] y = expected.clone();
                float[] added = x.clone();
                float[] inPlace = x.clone();
                float[] s = poison(mixing.scratchLength());
                for (int i = 0; i < items; i++) {
                    int at = 2 + i * xItem;
                    mixing.apply(x, at, ldx, expected, 1 + i * yItem, d, s, 0);
                    mixing.applyAdd(added, at, ldx, added, at, ldx, s, 0);
                }
                mixing.applyBatch(items, x, 2, ldx, xItem, y, 1, d, yItem, s, 0);
                mixing.applyAddBatch(items, inPlace, 2, ldx, xItem, inPlace, 2, ldx, xItem, s, 0);
                assertArrayEquals(expected, y);
                assertArrayEquals(added, inPlace);
                try (Workers workers = new Workers(2)) {
                    FourierMixingParallel parallel = new FourierMixingParallel(workers);
                    float[] shared = poison(parallel.scratchLength(mixing));
                    float[] again = poison(y.length);
                    parallel.applyBatch(mixing, items, x, 2, ldx, xItem, again, 1, d, yItem, shared, 0);
                    assertArrayEquals(expected, again);
                    float[] onX = x.clone();
                    parallel.applyAddBatch(mixing, items, onX, 2, ldx, xItem, onX, 2, ldx, xItem, shared, 0);
                    assertArrayEquals(added, onX);
                }
            }
        }
    }

    @Test
    void refusesBatchesThatDoNotFit() {
        FourierMixing mixing = FourierMixing.of(4, 8, any());
        float[] x = new float[3 * 32];
        float[] y = new float[3 * 32];
        float[] s = new float[mixing.scratchLength()];
        assertThrows(IllegalArgumentException.class, () -> mixing.applyBatch(-1, x, 0, 8, 32, y, 0, 8, 32, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.applyBatch(4, x, 0, 8, 32, y, 0, 8, 32, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.applyBatch(3, x, 0, 8, 31, y, 0, 8, 32, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.applyBatch(2, x, 0, 8, 32, x, 32, 8, 32, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.applyBatch(1, x, 0, 8, 32, x, 8, 8, 32, s, 0));
    }

    @Test
    void equalsTheSumForLargeShapes() {
        KernelState state = any();
        int[][] shapes = {{512, 768}, {509, 254}, {100, 48}, {16, 768}, {128, 1024}, {97, 336}, {4096, 160}, {1536, 384}};
        for (int[] shape : shapes) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, n + d);
            assertClose(n, d, x, mix(FourierMixing.of(n, d, state), x), Math.max(1, n / 9));
        }
    }

    @Test
    void equalsTheReferenceResults() throws IOException {
        byte[] kept = resource("fourier-mixing.bin");
        Path all = Path.of("..", "shared", "golden", "fft", "fourier-mixing.npy");
        int skipped = 0;
        String index = new String(resource("fourier-mixing.txt"), StandardCharsets.UTF_8);
        for (String line : index.split("\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] f = line.split(" ");
            int offset = Integer.parseInt(f[7]);
            int count = Integer.parseInt(f[6]);
            ByteBuffer values = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
            int base = 8 * offset;
            if (base + 8 * count > kept.length) {
                if (!Files.exists(all)) {
                    skipped++;
                    continue;
                }
                values = ByteBuffer.wrap(Files.readAllBytes(all)).order(ByteOrder.LITTLE_ENDIAN);
                base += 10 + values.getShort(8);
            }
            assertReference(Integer.parseInt(f[0]), Integer.parseInt(f[1]), values, base, f);
        }
        if (skipped > 0) {
            System.out.println(skipped + " large reference results skipped: " + all + " is not here");
        }
    }

    private static void assertReference(int n, int d, ByteBuffer values, int base, String[] f) {
        double tolerance = Math.max(2 * Double.parseDouble(f[3]), 2e-6 * Double.parseDouble(f[2]));
        int start = Integer.parseInt(f[4]);
        int stride = Integer.parseInt(f[5]);
        float[] x = MixingReference.tensor("fft/mixing", 100_000L * n + d, n * d);
        float[] y = mix(FourierMixing.of(n, d, any()), x);
        for (int i = 0; i < Integer.parseInt(f[6]); i++) {
            int at = start + i * stride;
            assertEquals(values.getDouble(base + 8 * i), y[at], tolerance, "n " + n + " d " + d + " element " + at);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FourierMixingTest.class.getResourceAsStream("/golden/fft/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void twinAndVectorKernelGiveTheSameBits() {
        KernelState hot = warm();
        KernelState cold = new KernelState();
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, 7L * n + d);
            FourierMixing a = FourierMixing.of(n, d, hot);
            FourierMixing b = FourierMixing.of(n, d, cold);
            String name = n + " x " + d;
            assertArrayEquals(mix(b, x), mix(a, x), name);
            float[] ya = poison(n * d);
            float[] yb = poison(n * d);
            float[] s = poison(a.scratchLength());
            a.applyAdd(x, 0, d, ya, 0, d, s, 0);
            b.applyAdd(x, 0, d, yb, 0, d, s, 0);
            assertArrayEquals(yb, ya, name);
            Arrays.fill(s, Float.NaN);
            a.firstRow(x, 0, d, ya, 0, s, 0);
            Arrays.fill(s, Float.NaN);
            b.firstRow(x, 0, d, yb, 0, s, 0);
            assertArrayEquals(yb, ya, name);
        }
    }

    @Test
    void mirroredElementsHaveTheSameBits() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int d = shape[1];
            float[] y = mix(FourierMixing.of(n, d, any()), random(n * d, n - d));
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < d; k++) {
                    float mirrored = y[(n - i) % n * d + (d - k) % d];
                    assertEquals(Float.floatToIntBits(y[i * d + k]), Float.floatToIntBits(mirrored), n + " x " + d);
                }
            }
        }
    }

    @Test
    void addsTheInputOnceAndAfterTheMixing() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, 3L * n + d);
            FourierMixing mixing = FourierMixing.of(n, d, any());
            float[] expected = mix(mixing, x);
            for (int i = 0; i < n * d; i++) {
                expected[i] = x[i] + expected[i];
            }
            float[] y = poison(n * d);
            mixing.applyAdd(x, 0, d, y, 0, d, poison(mixing.scratchLength()), 0);
            assertArrayEquals(expected, y, n + " x " + d);
        }
    }

    @Test
    void offsetsLeadingDimensionsAndPlaceDoNotMatterAndPaddingStays() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, 5L * n + d);
            FourierMixing mixing = FourierMixing.of(n, d, any());
            float[] expected = mix(mixing, x);
            int ldx = d + 3;
            int ldy = d + 5;
            float[] wide = poison(2 + n * ldx);
            for (int i = 0; i < n; i++) {
                System.arraycopy(x, i * d, wide, 2 + i * ldx, d);
            }
            float[] before = wide.clone();
            float[] y = poison(7 + n * ldy);
            float[] s = poison(mixing.scratchLength() + 8);
            mixing.apply(wide, 2, ldx, y, 7, ldy, s, 5);
            assertArrayEquals(before, wide);
            assertRows(expected, n, d, y, 7, ldy);
            for (int i = 0; i < 5; i++) {
                assertTrue(Float.isNaN(s[i]));
            }
            for (int i = mixing.scratchLength() + 5; i < s.length; i++) {
                assertTrue(Float.isNaN(s[i]));
            }
            mixing.apply(wide, 2, ldx, wide, 2, ldx, s, 5);
            assertRows(expected, n, d, wide, 2, ldx);
            float[] sum = before.clone();
            mixing.applyAdd(sum, 2, ldx, sum, 2, ldx, s, 5);
            for (int i = 0; i < n * d; i++) {
                expected[i] = x[i] + expected[i];
            }
            assertRows(expected, n, d, sum, 2, ldx);
        }
    }

    private static void assertRows(float[] expected, int n, int d, float[] y, int off, int ld) {
        float[] all = poison(y.length);
        for (int i = 0; i < n; i++) {
            System.arraycopy(expected, i * d, all, off + i * ld, d);
        }
        assertArrayEquals(all, y, n + " x " + d);
    }

    @Test
    void firstRowIsRowZero() {
        for (int[] shape : SHAPES) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, 11L * n + d);
            FourierMixing mixing = FourierMixing.of(n, d, any());
            float[] y = poison(d + 2);
            mixing.firstRow(x, 0, d, y, 1, poison(mixing.scratchLength()), 0);
            assertTrue(Float.isNaN(y[0]) && Float.isNaN(y[d + 1]));
            double[] expected = MixingReference.row(0, n, d, x, 0, d);
            double bound = 2e-6 * Math.sqrt(n * d) + 1e-6;
            for (int k = 0; k < d; k++) {
                assertEquals(expected[k], y[1 + k], bound, n + " x " + d + " column " + k);
                assertEquals(y[1 + k], y[1 + (d - k) % d]);
            }
        }
    }

    @Test
    void threadsDoNotChangeBits() {
        int threads = Math.min(3, Runtime.getRuntime().availableProcessors());
        try (Workers workers = new Workers(threads)) {
            for (int[] shape : SHAPES) {
                int n = shape[0];
                int d = shape[1];
                float[] x = random(n * d, 13L * n + d);
                FourierMixing mixing = FourierMixing.of(n, d, any());
                float[] expected = mix(mixing, x);
                FourierMixingParallel parallel = new FourierMixingParallel(workers);
                float[] y = poison(n * d);
                parallel.apply(mixing, x, 0, d, y, 0, d, poison(parallel.scratchLength(mixing)), 0);
                assertArrayEquals(expected, y, n + " x " + d);
                FourierMixingParallel alone = new FourierMixingParallel(null);
                y = poison(n * d);
                alone.apply(mixing, x, 0, d, y, 0, d, poison(alone.scratchLength(mixing)), 0);
                assertArrayEquals(expected, y, n + " x " + d);
                for (int i = 0; i < n * d; i++) {
                    expected[i] = x[i] + expected[i];
                }
                parallel.applyAdd(mixing, x, 0, d, x, 0, d, poison(parallel.scratchLength(mixing)), 0);
                assertArrayEquals(expected, x, n + " x " + d);
            }
        }
    }

    @Test
    void partsDoNotChangeBits() {
        for (int[] shape : new int[][] {{40, 200}, {64, 96}, {7, 31}}) {
            int n = shape[0];
            int d = shape[1];
            float[] x = random(n * d, 17L * n + d);
            FourierMixing mixing = FourierMixing.of(n, d, any());
            float[] expected = mix(mixing, x);
            for (int parts = 2; parts <= 9; parts++) {
                float[] y = poison(n * d);
                float[] s = poison(mixing.scratchLength(parts));
                for (int p = parts - 1; p >= 0; p--) {
                    mixing.columnsPart(mixing.hot(), x, 0, d, s, 0, p, parts);
                }
                for (int p = 0; p < parts; p++) {
                    mixing.rowsPart(mixing.hot(), false, x, 0, d, y, 0, d, s, 0, p, parts);
                }
                assertArrayEquals(expected, y, n + " x " + d + " in " + parts + " parts");
            }
        }
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[][] shapes = {{16, 96}, {6, 34}};
        for (int[] shape : shapes) {
            int n = shape[0];
            int d = shape[1];
            FourierMixing mixing = FourierMixing.of(n, d, new KernelState());
            float[] x = random(n * d, 1);
            float[] s = new float[mixing.scratchLength()];
            float[] y = new float[n * d];
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 50; i++) {
                long before = bean.getCurrentThreadAllocatedBytes();
                mixing.apply(x, 0, d, y, 0, d, s, 0);
                mixing.applyAdd(y, 0, d, y, 0, d, s, 0);
                mixing.firstRow(x, 0, d, y, 0, s, 0);
                least = Math.min(least, bean.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, n + " x " + d);
        }
    }

    @Test
    void warmedUpVectorKernelsAllocateNothing() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        KernelState state = new KernelState();
        FourierMixing mixing = FourierMixing.of(16, 96, state);
        String reason = state.warmUp(Duration.ofSeconds(6), mixing.warmUp()).reason();
        assumeTrue(state.hot(), reason);
        float[] x = random(16 * 96, 1);
        float[] y = new float[16 * 96];
        float[] s = new float[mixing.scratchLength()];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 40_000 && least > 0; i++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            mixing.apply(x, 0, 96, y, 0, 96, s, 0);
            least = Math.min(least, bean.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    @Test
    void refusesWrongArguments() {
        KernelState state = new KernelState();
        assertThrows(IllegalArgumentException.class, () -> FourierMixing.of(0, 4, state));
        assertThrows(IllegalArgumentException.class, () -> FourierMixing.of(4, -1, state));
        assertThrows(IllegalArgumentException.class, () -> FourierMixing.of(4, 4, null));
        assertThrows(IllegalArgumentException.class, () -> FourierMixing.of(1 << 20, 1 << 12, state));
        FourierMixing mixing = FourierMixing.of(4, 6, state);
        float[] x = new float[30];
        float[] s = new float[mixing.scratchLength()];
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(x, 0, 5, x, 0, 5, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(x, 7, 6, x, 7, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(x, -1, 6, x, -1, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(x, 0, 6, x, 1, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(x, 0, 6, x, 0, 6, s, 1));
        assertThrows(IllegalArgumentException.class, () -> mixing.apply(null, 0, 6, x, 0, 6, s, 0));
        assertThrows(IllegalArgumentException.class, () -> mixing.firstRow(x, 0, 6, x, 25, s, 0));
        String message = assertThrows(
                IllegalArgumentException.class, () -> mixing.apply(x, 0, 5, x, 0, 5, s, 0)).getMessage();
        assertTrue(message.contains("5") && message.contains("6"), message);
    }

    @Test
    void saysItsPasses() {
        String text = FourierMixing.of(512, 768, new KernelState()).toString();
        assertTrue(text.contains("512 x 768"), text);
    }
}
