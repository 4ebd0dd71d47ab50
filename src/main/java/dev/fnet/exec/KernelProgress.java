package dev.fnet.exec;

/**
 * What the batches of one kernel say about its code; {@link KernelState} tells the rules. Knows no clock: it is told
 * the times. Not thread-safe.
 */
final class KernelProgress {
    /** Batches in a row below the kernel's bound that make it hot. */
    static final int BATCHES_BELOW_BOUND = 4;

    /** Calls that are no C2 code yet as a rule; the quickest batch among them is what a kernel is compared with. */
    static final int EARLY_CALLS = 5_000;
    /** Calls before which no comparison with the early ones counts. */
    static final int SETTLED_CALLS = 20_000;
    /** Batches in a row that must be settled: {@link #FASTER} times below the early ones, and no more improving. */
    static final int SETTLED_BATCHES = 200;
    /** Code of the first compiler gets up to 9.5 times faster after the early calls, C2 code 6 to 80 times. */
    static final int FASTER = 10;

    private final WarmUpKernel kernel;
    private int calls;
    private int belowBound;
    private long early = Long.MAX_VALUE;
    private int settled;
    private long settledNanos;
    private boolean hot;

    KernelProgress(WarmUpKernel kernel) {
        this.kernel = kernel;
    }

    WarmUpKernel kernel() {
        return kernel;
    }

    int calls() {
        return calls;
    }

    /** True from the batch on that settled it. */
    boolean hot() {
        return hot;
    }

    /**
     * Notes a batch.
     *
     * @param count calls of the batch
     * @param nanos time of the batch divided by its calls
     * @param slowness how much slower than the reference machine this one is, at least 1
     */
    void note(int count, long nanos, double slowness) {
        calls += count;
        belowBound = nanos < kernel.hotNanos() * slowness ? belowBound + 1 : 0;
        if (calls <= EARLY_CALLS) {
            early = Math.min(early, nanos);
        }
        if (nanos > early / FASTER) {
            settled = 0;
        } else if (settled == 0 || nanos < settledNanos / 2) {
            settled = 1; // still improving: what came before was no compiled code
            settledNanos = nanos;
        } else {
            settled++;
        }
        hot |= belowBound >= BATCHES_BELOW_BOUND || calls >= SETTLED_CALLS && settled >= SETTLED_BATCHES;
    }
}
