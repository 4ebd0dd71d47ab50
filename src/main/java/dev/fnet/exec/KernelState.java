package dev.fnet.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Which form of the kernels answers: the scalar twins until {@link #warmUp} has found the vector kernels compiled, the
 * vector kernels from then on. Both give the same bits, so the switch may fall between two products of one forward
 * pass. Thread-safe; one instance per model, or per direct user of {@code fft} and {@code gemm}.
 *
 * <p>A kernel is <em>hot</em>, that is compiled by C2, as soon as one of two rules holds; times are averages of batches
 * of 25 calls:
 * <ol>
 * <li><em>It is fast:</em> four batches in a row below {@link WarmUpKernel#hotNanos}. The bounds were measured on one
 * fast machine, so all are multiplied by what this machine needs for a fixed scalar loop over what that one needs (at
 * least 1, at most 8).
 * <li><em>It has become fast and stays so</em>, whatever the machine: after 20,000 calls or more, 200 batches in a row
 * are each at least ten times below the quickest batch of the kernel's first 5,000 calls, and none is less than half
 * of the first of them. The first 5,000 calls are the work of the interpreter and of C1 whose code, measured, gets up
 * to ten times faster later without being C2's, but not for so many calls.
 * </ol>
 * A kernel compiled so early that the second rule has nothing to compare with needs the first: the rules rather take
 * hot code for cold than cold code for hot, because the twins are 15 times slower than hot code, cold vectors hundreds.
 */
public final class KernelState {
    /** Calls after which the compiler has been asked; before that there is nothing to wait for. */
    private static final int CALLS_TO_QUEUE = 6_000;

    private static final int BATCH = 25;
    private static final long NAP_NANOS = 1_000_000;
    /** Longer limits are as good as none, and this one fits in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

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
     * @param limit time after which the twins serve on, looked at between batches; all kernels of a model want three to
     *     five seconds
     * @param kernels every vector kernel that will answer; two warm-ups at once may share a state, not these
     * @throws IllegalArgumentException if the limit is negative
     */
    public WarmUpReport warmUp(Duration limit, List<WarmUpKernel> kernels) {
        long start = System.nanoTime();
        if (Objects.requireNonNull(limit, "limit").isNegative()) {
            throw new IllegalArgumentException("limit is " + limit + ", allowed is zero or more");
        }
        List<KernelProgress> all = new ArrayList<>(Objects.requireNonNull(kernels, "kernels").size());
        for (WarmUpKernel kernel : kernels) {
            all.add(new KernelProgress(Objects.requireNonNull(kernel, "kernels holds null")));
        }
        if (!Machine.vectorsUsable()) {
            return new WarmUpReport(false, 0, 0, cold(all), Machine.whyUnusable());
        }
        long nanos = (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toNanos();
        call(all, start, nanos);
        long total = 0;
        for (KernelProgress progress : all) {
            total += progress.calls();
        }
        List<String> cold = cold(all);
        if (cold.isEmpty()) {
            hot = true;
        }
        boolean answer = hot; // perhaps another warm-up's doing
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new WarmUpReport(answer, total, millis, cold, answer ? null : reason(all, nanos / 1_000_000));
    }

    /** Calls the kernels until all are hot or the time since {@code start} is over. */
    private static void call(List<KernelProgress> all, long start, long nanos) {
        if (all.isEmpty() || System.nanoTime() - start >= nanos) {
            return;
        }
        MachineSpeed speed = new MachineSpeed();
        speed.calibrate(nanos - (System.nanoTime() - start));
        // One after the other until each has been handed to the compiler, then in turns until it has done its work.
        for (KernelProgress progress : all) {
            while (progress.calls() < CALLS_TO_QUEUE && !progress.hot() && System.nanoTime() - start < nanos) {
                batch(progress, speed.slowness());
            }
        }
        boolean open = true;
        while (open && System.nanoTime() - start < nanos) {
            speed.refine();
            open = false;
            for (KernelProgress progress : all) {
                if (!progress.hot()) {
                    batch(progress, speed.slowness());
                    open |= !progress.hot();
                }
            }
            if (open) {
                LockSupport.parkNanos(NAP_NANOS); // leaves the core to the compiler
            }
        }
    }

    private static void batch(KernelProgress progress, double slowness) {
        Runnable call = progress.kernel().call();
        long before = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            call.run();
        }
        progress.note(BATCH, (System.nanoTime() - before) / BATCH, slowness);
    }

    private static List<String> cold(List<KernelProgress> all) {
        List<String> names = new ArrayList<>();
        for (KernelProgress progress : all) {
            if (!progress.hot()) {
                names.add(progress.kernel().name());
            }
        }
        return List.copyOf(names);
    }

    /** Names the kernels that were called in vain and, apart from them, those that were not called at all. */
    private static String reason(List<KernelProgress> all, long millis) {
        List<String> tried = new ArrayList<>();
        List<String> notReached = new ArrayList<>();
        for (KernelProgress progress : all) {
            if (!progress.hot()) {
                (progress.calls() > 0 ? tried : notReached).add(progress.kernel().name());
            }
        }
        String within = " within " + millis + " ms: ";
        if (notReached.isEmpty()) {
            return "not compiled" + within + String.join(", ", tried);
        }
        String missed = "not reached" + within + String.join(", ", notReached);
        return tried.isEmpty() ? missed : "not compiled" + within + String.join(", ", tried) + "; " + missed;
    }

    /** Lets the vector kernels answer at once, compiled or not: for tests, and benchmarks that warm by themselves. */
    public KernelState forceHot() {
        if (!Machine.vectorsUsable()) {
            throw new IllegalStateException("no vector kernels here: " + Machine.whyUnusable());
        }
        hot = true;
        return this;
    }
}
