package dev.fnet.task;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.exec.Workers;
import dev.fnet.model.FNetModel;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A model and the workspaces of the calls that run on it. With one thread per call as many calls run as there are
 * callers, each with a workspace of its own; with workers one call at a time has them all.
 */
final class Engine implements AutoCloseable {
    /** Workspaces kept for the next calls: more would serve no processor. */
    private static final int MOST_FREE = Math.max(2, Runtime.getRuntime().availableProcessors());

    final FNetModel model;
    private final Workers workers;
    private final ReentrantLock oneCall = new ReentrantLock();
    private final ArrayDeque<Workspace> free = new ArrayDeque<>();
    private boolean closed;

    Engine(FNetModel model, int threads) {
        this.model = model;
        this.workers = threads == 1 ? null : new Workers(threads);
    }

    /** A workspace for one call; {@link #release} must follow in a {@code finally}. */
    Workspace acquire() {
        if (workers == null) {
            return take();
        }
        oneCall.lock();
        try {
            return take();
        } catch (Throwable failure) {
            oneCall.unlock();
            throw failure;
        }
    }

    private Workspace take() {
        synchronized (free) {
            if (closed) {
                throw new IllegalStateException("this task is closed");
            }
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return new Workspace(model.newSession(workers));
    }

    void release(Workspace workspace) {
        synchronized (free) {
            if (!closed && free.size() < MOST_FREE) {
                free.push(workspace);
            }
        }
        if (workers != null) {
            oneCall.unlock();
        }
    }

    WarmUpReport warmUp() {
        return model.warmUp();
    }

    /** Waits for the call that has the workers, if there is one. */
    @Override
    public void close() {
        synchronized (free) {
            closed = true;
            free.clear();
        }
        if (workers != null) {
            oneCall.lock();
            try {
                workers.close();
            } finally {
                oneCall.unlock();
            }
        }
    }
}
