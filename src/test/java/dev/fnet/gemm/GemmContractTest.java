package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.Workers;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Refusals and allocation. */
class GemmContractTest {
    private static final int K = 5;
    private static final int N = 7;

    private final Gemm gemm = new Gemm(new KernelState());
    private final PackedMatrix b = PackedMatrix.pack(K, N, new float[K * N], 0, N);
    private final float[] a = new float[3 * K];
    private final float[] c = new float[3 * N];

    @Test
    void refusesWhatDoesNotFit() {
        Epilogue none = Epilogue.none();
        refused("m is -1, allowed are 0 and more", () -> gemm.multiply(-1, a, 0, K, b, none, c, 0, N));
        refused("the row stride of a is 4, allowed are 5 and more", () -> gemm.multiply(3, a, 0, 4, b, none, c, 0, N));
        refused("the row stride of c is 6, allowed are 7 and more", () -> gemm.multiply(3, a, 0, K, b, none, c, 0, 6));
        refused("the offset of a is 1, allowed are 0 to 0", () -> gemm.multiply(3, a, 1, K, b, none, c, 0, N));
        refused("the offset of c is -1, allowed are 0 to 7", () -> gemm.multiply(2, a, 0, K, b, none, c, -1, N));
        refused("a has 15 elements, 4 rows of 5 at stride 5 need 20",
                () -> gemm.multiply(4, a, 0, K, b, none, new float[99], 0, N));
        refused("c has 21 elements, 3 rows of 7 at stride 2147483647 need 4294967301",
                () -> gemm.multiply(3, a, 0, K, b, none, c, 0, Integer.MAX_VALUE));
        refused("residual is null", () -> gemm.multiplyAdd(3, a, 0, K, b, none, null, 0, N, c, 0, N));
        refused("the offset of residual is 9, allowed are 0 to 0",
                () -> gemm.multiplyAdd(3, a, 0, K, b, none, c, 9, N, c, 0, N));
        refused("a is null", () -> gemm.multiply(3, null, 0, K, b, none, c, 0, N));
        refused("b is null", () -> gemm.multiply(3, a, 0, K, null, none, c, 0, N));
        refused("e is null, Epilogue.none() stands for none", () -> gemm.multiply(3, a, 0, K, b, null, c, 0, N));
        refused("bias has 6 values, the product has 7 columns",
                () -> gemm.multiply(3, a, 0, K, b, Epilogue.of(new float[6], Activation.NONE), c, 0, N));
        refused("bias has 0 values, at least 1 is needed", () -> Epilogue.of(new float[0], Activation.NONE));
        refused("activation is null, Activation.NONE stands for none", () -> Epilogue.of(null, null));
    }

    @Test
    void noRowsAreFine() {
        gemm.multiply(0, new float[0], 0, K, b, Epilogue.none(), new float[0], 0, N);
    }

    @Test
    void anEpilogueKeepsItsOwnBias() {
        float[] bias = {1, 2, 3, 4, 5, 6, 7};
        Epilogue e = Epilogue.of(bias, Activation.NONE);
        bias[2] = 99;
        gemm.multiply(1, a, 0, K, b, e, c, 0, N);
        assertEquals(3f, c[2]);
    }

    @Test
    void withWorkersASecondCallerIsRefused() {
        int n = 4096;
        int k = 128;
        PackedMatrix big = PackedMatrix.packTransposed(n, k, (first, rows, into, off) -> {});
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            Gemm shared = new Gemm(new KernelState(), workers);
            float[] x = new float[2 * k];
            float[] y = new float[2 * n];
            // The job of another caller occupies the workers.
            workers.run((part, parts) -> {
                if (part == 0 && parts > 1) {
                    assertThrows(IllegalStateException.class,
                            () -> shared.multiply(2, x, 0, k, big, Epilogue.none(), y, 0, n));
                }
            });
            shared.multiply(2, x, 0, k, big, Epilogue.none(), y, 0, n);
        }
    }

    @Test
    @Tag("kernel")
    void allocatesNothing() {
        int m = 31;
        int n = 5 * Tiles.COLUMNS + 3;
        int k = 200; // two chains
        float[] x = new float[m * k];
        float[] y = new float[m * n];
        float[] w = new float[k * n];
        PackedMatrix packed = PackedMatrix.pack(k, n, w, 0, n);
        int deep = 512; // enough work to be shared
        float[] deepRows = new float[m * deep];
        PackedMatrix deepPacked = PackedMatrix.packTransposed(n, deep, (first, rows, into, off) -> {});
        Epilogue[] epilogues = new Epilogue[Activation.values().length];
        for (int i = 0; i < epilogues.length; i++) {
            epilogues[i] = Epilogue.of(new float[n], Activation.values()[i]);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            for (boolean vectors : new boolean[] {false, true}) {
                KernelState state = vectors ? new KernelState().forceHot() : new KernelState();
                Gemm alone = new Gemm(state);
                Gemm shared = new Gemm(state, workers);
                long bytes = Long.MAX_VALUE;
                long deadline = System.nanoTime() + 20_000_000_000L;
                // Vector code allocates until C2 has compiled it.
                while (bytes > 0 && System.nanoTime() < deadline) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < 10; i++) {
                        for (Epilogue e : epilogues) {
                            alone.multiply(m, x, 0, k, packed, e, y, 0, n);
                            alone.multiplyAdd(m, x, 0, k, packed, e, y, 0, n, y, 0, n);
                            alone.multiply(7, x, 0, k, packed, e, y, 0, n);
                            shared.multiply(m, x, 0, k, packed, e, y, 0, n);
                        }
                        shared.multiply(m, deepRows, 0, deep, deepPacked, Epilogue.none(), y, 0, n);
                    }
                    bytes = threads.getCurrentThreadAllocatedBytes() - before;
                }
                assertEquals(0, bytes, "bytes allocated by 250 products, vectors " + vectors);
            }
        }
    }

    private static void refused(String message, Executable call) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, call);
        assertEquals(message, thrown.getMessage());
        assertTrue(message.length() > 5);
    }
}
