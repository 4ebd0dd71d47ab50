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
    final FNetModel model;
    private final Workers workers;
    private final ReentrantLock oneCall = new ReentrantLock();
    private final ArrayDeque<Workspace> free = new ArrayDeque<>();
    private volatile boolean closed;

    Engine(FNetModel model, int threads) {
        this.model = model;
        this.workers = threads == 1 ? null : new Workers(threads);
    }

    /** A workspace for one call; {@link #release} must follow in a {@code finally}. */
    Workspace acquire() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (workers != null) {
            oneCall.lock();
        }
        synchronized (free) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return new Workspace(model.newSession(workers));
    }

    void release(Workspace workspace) {
        synchronized (free) {
            free.push(workspace);
        }
        if (workers != null) {
            oneCall.unlock();
        }
    }

    WarmUpReport warmUp() {
        return model.warmUp();
    }

    @Override
    public void close() {
        closed = true;
        if (workers != null) {
            workers.close();
        }
    }
}
