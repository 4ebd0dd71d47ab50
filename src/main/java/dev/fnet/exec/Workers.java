package dev.fnet.exec;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that compute one job at a time: the caller's own and {@code threads - 1} daemon workers, each
 * of which gets one static part. Who waits, a worker for a job or the caller for its workers, spins for a bounded time
 * and parks after that. {@link #run} allocates nothing. One caller at a time: a second one fails, one that calls from
 * inside a job too. {@link #close} may be called by any thread at any time.
 */
public final class Workers implements AutoCloseable {
    /** One part of a job. */
    public interface Job {
        /** Computes part {@code part} of {@code parts}. */
        void run(int part, int parts);
    }

    private static final long SPIN_NANOS = 30_000;

    private final Worker[] workers;
    /** Held by the caller whose job runs, and for ever by whoever ended the workers. */
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;

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
        }
        try {
            for (Worker worker : workers) {
                worker.thread.start();
            }
        } catch (Throwable noThread) {
            close(); // those that started
            throw noThread;
        }
    }

    /** Threads that compute, the caller's included. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs all parts of the job and returns when all are done; the first failure of a part is thrown here.
     *
     * @throws IllegalStateException if another job runs or the workers are closed; no part was run then
     */
    public void run(Job job) {
        Objects.requireNonNull(job, "job");
        if (!busy.compareAndSet(false, true)) {
            throw closed ? closed() : new IllegalStateException("these workers are busy with another caller's job");
        }
        Throwable failure = null;
        try {
            if (closed) {
                throw closed();
            }
            try {
                for (Worker worker : workers) {
                    worker.submit(job);
                }
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
            if (closed) {
                end();
            }
        }
        if (failure != null) {
            Workers.<RuntimeException>sneakyThrow(failure);
        }
    }

    /**
     * Ends the workers; idempotent. A job that runs is computed to its end and its caller ends the workers then; this
     * method does not wait for it, so a part of a job may call it too. No job starts after this method returned.
     */
    @Override
    public void close() {
        closed = true;
        end();
    }

    /** Ends the workers unless a job runs; its caller comes here again. Who gets the flag keeps it. */
    private void end() {
        if (busy.compareAndSet(false, true)) {
            for (Worker worker : workers) {
                worker.stop();
            }
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("these workers are closed");
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
        private volatile Thread waiting;
        private Throwable failure; // handed over by writing job

        Worker(int part, int parts) {
            this.part = part;
            this.parts = parts;
            this.thread = Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false)
                    .name("fnet-worker-" + part).unstarted(this);
        }

        void submit(Job next) {
            job = next;
            LockSupport.unpark(thread);
        }

        /** Waits until the worker is idle; the failure of its part, or {@code null}. */
        Throwable await() {
            long start = System.nanoTime();
            while (job != null) {
                if (System.nanoTime() - start < SPIN_NANOS) {
                    Thread.onSpinWait();
                } else {
                    waiting = Thread.currentThread(); // before the job is looked at again: the worker does the reverse
                    if (job != null) {
                        LockSupport.park(this);
                    }
                }
            }
            waiting = null;
            Throwable t = failure;
            failure = null;
            return t;
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
                Thread caller = waiting;
                if (caller != null) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private Job next() {
            long start = System.nanoTime();
            while (true) {
                boolean last = stopped; // before the job: one submitted before the end is not lost
                Job next = job;
                if (next != null) {
                    return next;
                }
                if (last) {
                    return null;
                }
                if (System.nanoTime() - start < SPIN_NANOS) {
                    Thread.onSpinWait();
                } else {
                    Thread.interrupted(); // a job may have left it set; parking would return at once for ever
                    LockSupport.park(this);
                }
            }
        }
    }
}
