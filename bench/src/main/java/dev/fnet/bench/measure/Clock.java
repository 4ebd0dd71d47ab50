package dev.fnet.bench.measure;

/**
 * Times one body of code in blocks of a fixed number of calls. A block is long against the clock's own cost and short
 * against the moods of a shared machine. No time is handed out before {@link #warm} has run. Not thread-safe.
 */
public final class Clock {
    private static final double SETTLED_WITHIN = 0.03;

    /**
     * When a time counts as settled.
     *
     * @param windowNanos length of a window; one call is a window if it takes longer
     * @param quietWindows windows in a row that must bring nothing faster
     * @param fewestCalls calls after which that is believed
     * @param longEnoughNanos time after which it is believed with fewer calls
     * @param limitNanos time after which the measurement goes on anyhow; {@link #settled} tells
     */
    public record Settling(long windowNanos, int quietWindows, int fewestCalls, long longEnoughNanos, long limitNanos) {
        /** For Java code: 12,000 calls are twice what the VM wants before it queues a method for its last compiler. */
        public static Settling compiled(long limitNanos) {
            return new Settling(100_000_000, 10, 12_000, 2_000_000_000, limitNanos);
        }
    }

    private final Runnable body;
    private final long blockNanos;
    private int calls;
    private boolean settled;

    /** @param blockNanos wished length of a block; one call is a block if it takes longer */
    public Clock(Runnable body, long blockNanos) {
        this.body = body;
        this.blockNanos = blockNanos;
    }

    /**
     * Calls the body until its time has settled: until ten windows of 0.1 s (or one call) in a row have brought nothing
     * more than 3 % faster than what was there before, and 12,000 calls or 2 s are over. A restless machine makes
     * windows slower, never faster, so it does not prolong this.
     *
     * @param limitNanos time after which the measurement goes on anyhow; {@link #settled} tells
     */
    public Clock warm(long limitNanos) {
        return warm(Settling.compiled(limitNanos));
    }

    /** The same with other figures. */
    public Clock warm(Settling settling) {
        long start = System.nanoTime();
        double fastest = Double.POSITIVE_INFINITY;
        long done = 0;
        int quiet = 0;
        settled = false;
        while (true) {
            long window = System.nanoTime();
            long end;
            int n = 0;
            do {
                body.run();
                n++;
                end = System.nanoTime();
            } while (end - window < settling.windowNanos);
            done += n;
            double perCall = (double) (end - window) / n;
            if (perCall < fastest * (1 - SETTLED_WITHIN)) {
                fastest = perCall;
                quiet = 0; // still getting faster: the compiler is at work
            } else {
                quiet++;
            }
            settled = quiet >= settling.quietWindows
                    && (done >= settling.fewestCalls || end - start > settling.longEnoughNanos);
            if (settled || end - start > settling.limitNanos) {
                calls = (int) Math.clamp(Math.round(blockNanos / fastest), 1, 1_000_000);
                return this;
            }
        }
    }

    /** Takes the body as it is: warmed up by somebody else, and slow, so that one call is a block. */
    public Clock oneCall() {
        calls = 1;
        settled = true;
        return this;
    }

    /** True if {@link #warm} ended because the time had settled. */
    public boolean settled() {
        return settled;
    }

    /** Calls a block is made of, 0 before {@link #warm}. */
    public int calls() {
        return calls;
    }

    /** Runs one block. @return nanoseconds per call */
    public double block() {
        if (calls == 0) {
            throw new IllegalStateException("block() before warm(): no number comes from cold code");
        }
        long before = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            body.run();
        }
        return (double) (System.nanoTime() - before) / calls;
    }
}
