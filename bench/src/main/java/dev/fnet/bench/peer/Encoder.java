package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Reference;
import dev.fnet.bench.subject.Subject;

/** Somebody's way to solve an {@link EncoderTask}. */
public abstract class Encoder implements Subject, AutoCloseable {
    protected final EncoderTask task;
    private final String by;

    protected Encoder(EncoderTask task, String by) {
        this.task = task;
        this.by = by;
    }

    /** Copies the last run's hidden states. */
    protected abstract void result(float[] into);

    @Override
    public void close() {}

    @Override
    public final String problem() {
        return "encoder " + task.tokens() + " tokens";
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return 0;
    }

    @Override
    public final double error() {
        float[] y = new float[task.tokens() * task.d()];
        result(y);
        return Reference.error(y, task.exact());
    }

    @Override
    public final double allowedError() {
        return 2e-5;
    }
}
