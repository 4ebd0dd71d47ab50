package dev.fnet.exec;

import java.util.concurrent.locks.LockSupport;

/**
 * How much slower than the reference machine this one computes: the time of a fixed scalar loop over its time there.
 * The loop is one chain of dependent operations, so it takes the same cycles whichever compiler made its code, and the
 * quickest of many calls tells the speed of a busy machine too. Not thread-safe.
 */
final class MachineSpeed {
    /** Time of the chain on the machine where the bounds of the kernels were measured (Zen 4 at 3.6 GHz). */
    private static final long REFERENCE_NANOS = 5_700;

    /** No machine that runs this VM is slower; a measurement that says so met the interpreter or the debugger. */
    private static final double MOST = 8;

    private static final long M = 6364136223846793005L;
    private static final int STEPS = 4096;
    private static final int ROUNDS = 20;
    private static final int CALLS = 50;
    private static final int MORE_CALLS = 5;

    private long best = Long.MAX_VALUE;
    private long value = 1;

    /** Runs the loop for some 30 ms, until it is compiled, but hardly for longer than {@code limit} nanoseconds. */
    void calibrate(long limit) {
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            measure(CALLS);
            if (System.nanoTime() - start >= limit) {
                return;
            }
            LockSupport.parkNanos(1_000_000); // leaves the core to the compiler
        }
    }

    /** Measures once more: a quicker time corrects what a busy machine or a late compiler has said before. */
    void refine() {
        measure(MORE_CALLS);
    }

    /** 1 on the reference machine and on quicker ones, 2 where the loop takes twice the time. */
    double slowness() {
        return slowness(best);
    }

    static double slowness(long nanos) {
        return Math.clamp((double) nanos / REFERENCE_NANOS, 1, MOST);
    }

    private void measure(int calls) {
        for (int i = 0; i < calls; i++) {
            long before = System.nanoTime();
            value = chain(value);
            best = Math.min(best, System.nanoTime() - before);
        }
    }

    /** Shift, exclusive or and product, each waiting for the one before; sixteen a turn hide the loop's own cost. */
    private static long chain(long start) {
        long x = start;
        for (int i = 0; i < STEPS / 16; i++) {
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
            x = (x ^ x >>> 29) * M;
        }
        return x;
    }
}
