package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.Workers;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Refusals and allocation. */
class PlainGemmContractTest {
    private static final Transpose NO = Transpose.NO;
    private static final Transpose YES = Transpose.YES;

    private final PlainGemm gemm = new PlainGemm(new KernelState());
    private final float[] a = new float[15];
    private final float[] b = new float[35];
    private final float[] c = new float[21];
    private final float[] s = new float[100_000];

    @Test
    void refusesWhatDoesNotFit() {
        refused("m is -1, allowed are 0 to 2147483647",
                () -> gemm.multiply(NO, NO, -1, 7, 5, a, 0, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("n is -2, allowed are 0 to " + (Integer.MAX_VALUE - Tiles.COLUMNS),
                () -> gemm.multiply(NO, NO, 3, -2, 5, a, 0, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("k is -3, allowed are 0 to 2147483647",
                () -> gemm.multiplyAdd(NO, NO, 3, 7, -3, a, 0, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("transA is null", () -> gemm.multiply(null, NO, 3, 7, 5, a, 0, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("transB is null", () -> gemm.scratchLength(NO, null, 3, 7, 5));
        refused("the row stride of a is 4, allowed are 5 and more",
                () -> gemm.multiply(NO, NO, 3, 7, 5, a, 0, 4, b, 0, 7, c, 0, 7, s, 0));
        refused("the row stride of a is 2, allowed are 3 and more",
                () -> gemm.multiply(YES, NO, 3, 7, 5, a, 0, 2, b, 0, 7, c, 0, 7, s, 0));
        refused("the row stride of b is 6, allowed are 7 and more",
                () -> gemm.multiply(NO, NO, 3, 7, 5, a, 0, 5, b, 0, 6, c, 0, 7, s, 0));
        refused("the row stride of b is 4, allowed are 5 and more",
                () -> gemm.multiply(NO, YES, 3, 7, 5, a, 0, 5, b, 0, 4, c, 0, 7, s, 0));
        refused("the row stride of c is 6, allowed are 7 and more",
                () -> gemm.multiply(NO, NO, 3, 7, 5, a, 0, 5, b, 0, 7, c, 0, 6, s, 0));
        refused("the offset of a is 1, allowed are 0 to 0",
                () -> gemm.multiply(NO, NO, 3, 7, 5, a, 1, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("b has 35 elements, 7 rows of 5 at stride 6 need 41",
                () -> gemm.multiplyAdd(NO, YES, 3, 7, 5, a, 0, 5, b, 0, 6, c, 0, 7, s, 0));
        refused("the offset of c is -1, allowed are 0 to 0",
                () -> gemm.multiply(NO, NO, 3, 7, 5, a, 0, 5, b, 0, 7, c, -1, 7, s, 0));
        refused("a is null", () -> gemm.multiply(NO, NO, 3, 7, 5, null, 0, 5, b, 0, 7, c, 0, 7, s, 0));
        refused("scratch is null", () -> gemm.multiply(NO, NO, 3, 7, 5, a, 0, 5, b, 0, 7, c, 0, 7, null, 0));
        int need = gemm.scratchLength(YES, YES, 3, 7, 5);
        refused("scratch has 9 elements, " + need + " are needed",
                () -> gemm.multiply(YES, YES, 3, 7, 5, a, 0, 3, b, 0, 5, c, 0, 7, new float[9], 0));
        refused("the offset of scratch is 2, allowed are 0 to 1",
                () -> gemm.multiply(YES, YES, 3, 7, 5, a, 0, 3, b, 0, 5, c, 0, 7, new float[need + 1], 2));
    }

    @Test
    void nothingTimesNothing() {
        float[] none = new float[0];
        gemm.multiply(NO, NO, 0, 7, 5, none, 0, 5, b, 0, 7, none, 0, 7, none, 0);
        gemm.multiply(YES, YES, 3, 0, 5, a, 0, 3, none, 0, 5, none, 0, 0, none, 0);
        c[4] = 3;
        gemm.multiplyAdd(NO, NO, 3, 7, 0, none, 0, 0, none, 0, 7, c, 0, 7, s, 0);
        assertEquals(3, c[4]);
        gemm.multiply(NO, YES, 3, 7, 0, none, 0, 0, none, 0, 0, c, 0, 7, s, 0);
        assertArrayEquals(new float[21], c);
    }

    @Test
    void withWorkersASecondCallerIsRefused() {
        int n = 4096;
        int k = 128;
        float[] x = new float[2 * k];
        float[] w = new float[k * n];
        float[] y = new float[2 * n];
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            PlainGemm shared = new PlainGemm(new KernelState(), workers);
            float[] scratch = new float[shared.scratchLength(NO, NO, 2, n, k)];
            workers.run((part, parts) -> {
                if (part == 0 && parts > 1) {
                    assertThrows(IllegalStateException.class,
                            () -> shared.multiply(NO, NO, 2, n, k, x, 0, k, w, 0, n, y, 0, n, scratch, 0));
                }
            });
            shared.multiply(NO, NO, 2, n, k, x, 0, k, w, 0, n, y, 0, n, scratch, 0);
        }
    }

    @Test
    @Tag("kernel")
    void allocatesNothing() {
        int n = 3 * Tiles.COLUMNS + 3;
        int most = 4000;
        float[] x = new float[40 * most];
        float[] w = new float[n * most];
        float[] y = new float[40 * n];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            for (boolean vectors : new boolean[] {false, true}) {
                KernelState state = vectors ? new KernelState().forceHot() : new KernelState();
                PlainGemm alone = new PlainGemm(state);
                PlainGemm shared = new PlainGemm(state, workers);
                float[] scratch = new float[3_000_000];
                long bytes = Long.MAX_VALUE;
                long deadline = System.nanoTime() + 60_000_000_000L;
                // Vector code allocates until C2 has compiled it.
                while (bytes > 0 && System.nanoTime() < deadline) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < 10; i++) {
                        round(alone, n, x, w, y, scratch);
                        shared.multiply(NO, YES, 40, n, 200, x, 0, 200, w, 0, 200, y, 0, n, scratch, 0);
                    }
                    round(alone, n, most, x, w, y, scratch);
                    bytes = threads.getCurrentThreadAllocatedBytes() - before;
                }
                assertEquals(0, bytes, "bytes allocated by 250 products, vectors " + vectors);
            }
        }
    }

    private static void round(PlainGemm gemm, int n, float[] x, float[] w, float[] y, float[] scratch) {
        for (int k = 9; k < 40; k += 10) {
            round(gemm, n, k, x, w, y, scratch);
        }
    }

    private static void round(PlainGemm gemm, int n, int k, float[] x, float[] w, float[] y, float[] scratch) {
        for (int m = 7; m <= 40; m += 33) {
            gemm.multiply(NO, NO, m, n, k, x, 0, k, w, 0, n, y, 0, n, scratch, 0);
            gemm.multiplyAdd(NO, YES, m, n, k, x, 0, k, w, 0, k, y, 0, n, scratch, 0);
            gemm.multiplyAdd(YES, NO, m, n, k, x, 0, m, w, 0, n, y, 0, n, scratch, 0);
            gemm.multiply(YES, YES, m, n, k, x, 0, m, w, 0, k, y, 0, n, scratch, 0);
        }
    }

    private static void refused(String message, Executable call) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, call);
        assertEquals(message, thrown.getMessage());
    }
}
