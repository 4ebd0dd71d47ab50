package dev.fnet.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Which form of the kernels answers: the scalar twins until {@link #warmUp} has found the vector kernels compiled, the
 * vector kernels from then on. Both give the same bits, so the switch may fall between two products of one forward
 * pass. Thread-safe; one instance per model, or per direct user of {@code fft} and {@code gemm}.
 */
public final class KernelState {
    /** Calls after which the compiler has been asked; before that there is nothing to wait for. */
    private static final int CALLS_TO_QUEUE = 6_000;

    private static final int BATCH = 25;
    private static final int HOT_BATCHES = 4;
    private static final long NAP_NANOS = 1_000_000;

    private volatile boolean hot;

    /** A state in which the scalar twins answer until {@link #warmUp}. */
    public KernelState() {}

    /** True if the vector kernels answer. A kernel reads it once per call. */
    public boolean hot() {
        return hot;
    }

    /**
     * Calls the vector kernels until they run as compiled code or the time is over, and lets them answer if all do.
     * Does nothing where vectors would be slower than scalar code; the report says why and what to do.
     *
     * @param limit time after which the twins serve on; all kernels of a model want three to five seconds
     * @param kernels every vector kernel that will answer
     */
    public WarmUpReport warmUp(Duration limit, List<WarmUpKernel> kernels) {
        long start = System.nanoTime();
        if (!Machine.vectorsUsable()) {
            return new WarmUpReport(false, 0, 0, names(kernels), Machine.whyUnusable());
        }
        long deadline = start + limit.toNanos();
        int count = kernels.size();
        int[] calls = new int[count];
        int[] hotBatches = new int[count];
        // One after the other until each has been handed to the compiler, then in turns until it has done its work.
        for (int i = 0; i < count; i++) {
            while (calls[i] < CALLS_TO_QUEUE && hotBatches[i] < HOT_BATCHES && System.nanoTime() < deadline) {
                hotBatches[i] = batch(kernels.get(i)) ? hotBatches[i] + 1 : 0;
                calls[i] += BATCH;
            }
        }
        boolean open = true;
        while (open && System.nanoTime() < deadline) {
            open = false;
            for (int i = 0; i < count; i++) {
                if (hotBatches[i] < HOT_BATCHES) {
                    hotBatches[i] = batch(kernels.get(i)) ? hotBatches[i] + 1 : 0;
                    calls[i] += BATCH;
                    open |= hotBatches[i] < HOT_BATCHES;
                }
            }
            if (open) {
                LockSupport.parkNanos(NAP_NANOS); // leaves the core to the compiler
            }
        }
        long total = 0;
        List<String> cold = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            total += calls[i];
            if (hotBatches[i] < HOT_BATCHES) {
                cold.add(kernels.get(i).name());
            }
        }
        String reason = null;
        if (cold.isEmpty()) {
            hot = true;
        } else {
            reason = "not compiled within " + limit.toMillis() + " ms: " + String.join(", ", cold);
        }
        return new WarmUpReport(hot, total, (System.nanoTime() - start) / 1_000_000, cold, reason);
    }

    /** Lets the vector kernels answer at once, compiled or not: for tests, and benchmarks that warm by themselves. */
    public KernelState forceHot() {
        if (!Machine.vectorsUsable()) {
            throw new IllegalStateException("no vector kernels here: " + Machine.whyUnusable());
        }
        hot = true;
        return this;
    }

    /** Calls a kernel some times; true if it ran as compiled code. */
    private static boolean batch(WarmUpKernel kernel) {
        Runnable call = kernel.call();
        long before = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            call.run();
        }
        return (System.nanoTime() - before) / BATCH < kernel.hotNanos();
    }

    private static List<String> names(List<WarmUpKernel> kernels) {
        return kernels.stream().map(WarmUpKernel::name).toList();
    }
}
