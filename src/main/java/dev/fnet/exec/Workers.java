package dev.fnet.exec;

import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that compute one job at a time: the caller's own and {@code threads - 1} daemon workers, each
 * of which gets one static part. Workers spin for a bounded time after a job and park after that; {@link #close} ends
 * them. Nothing is allocated by {@link #run}. Not thread-safe: one caller at a time (a second one fails).
 */
public final class Workers implements AutoCloseable {
    /** One part of a job. */
    public interface Job {
        /** Computes part {@code part} of {@code parts}. */
        void run(int part, int parts);
    }

    private static final long SPIN_NANOS = 30_000;

    private final Worker[] workers;
    private final java.util.concurrent.atomic.AtomicBoolean busy = new java.util.concurrent.atomic.AtomicBoolean();

    /**
     * Starts the workers.
     *
     * @param threads threads that compute, the caller's included; at least 1 and at most the processors of this process
     */
    public Workers(int threads) {
        int most = Runtime.getRuntime().availableProcessors();
        if (threads < 1 || threads > most) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed are 1 to " + most);
        }
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1, threads);
            workers[i].thread.start();
        }
    }

    /** Threads that compute, the caller's included. */
    public int threads() {
        return workers.length + 1;
    }

    /** Runs all parts of the job and returns when all are done; the first failure of a part is thrown here. */
    public void run(Job job) {
        if (workers.length == 0) {
            job.run(0, 1);
            return;
        }
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("these workers are busy with another caller's job");
        }
        Throwable failure = null;
        try {
            for (Worker worker : workers) {
                worker.submit(job);
            }
            try {
                job.run(0, threads());
            } catch (Throwable t) {
                failure = t;
            }
            for (Worker worker : workers) {
                Throwable t = worker.await();
                failure = failure == null ? t : failure;
            }
        } finally {
            busy.set(false);
        }
        if (failure != null) {
            Workers.<RuntimeException>sneakyThrow(failure);
        }
    }

    /** Ends the workers; idempotent. */
    @Override
    public void close() {
        for (Worker worker : workers) {
            worker.stop();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakyThrow(Throwable t) throws T {
        throw (T) t;
    }

    private static final class Worker implements Runnable {
        private final int part;
        private final int parts;
        private final Thread thread;
        private volatile Job job;
        private volatile boolean stopped;
        private volatile Throwable failure;

        Worker(int part, int parts) {
            this.part = part;
            this.parts = parts;
            this.thread = Thread.ofPlatform().daemon().name("fnet-worker-" + part).unstarted(this);
        }

        void submit(Job next) {
            if (stopped) {
                throw new IllegalStateException("these workers are closed");
            }
            failure = null;
            job = next;
            LockSupport.unpark(thread);
        }

        Throwable await() {
            while (job != null) {
                Thread.onSpinWait();
            }
            return failure;
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            while (true) {
                Job next = next();
                if (next == null) {
                    return;
                }
                try {
                    next.run(part, parts);
                } catch (Throwable t) {
                    failure = t;
                }
                job = null;
            }
        }

        private Job next() {
            long spinUntil = System.nanoTime() + SPIN_NANOS;
            while (true) {
                Job next = job;
                if (next != null) {
                    return next;
                }
                if (stopped) {
                    return null;
                }
                if (System.nanoTime() < spinUntil) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }
    }
}
