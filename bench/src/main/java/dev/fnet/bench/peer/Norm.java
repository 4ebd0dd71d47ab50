package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/** Somebody's way to solve a {@link NormTask}, out of place. */
public abstract class Norm implements Subject, AutoCloseable {
    protected final NormTask task;
    private final String by;

    protected Norm(NormTask task, String by) {
        this.task = task;
        this.by = by;
    }

    /** An element of the last result; NaN if nobody has written it. */
    protected abstract float result(int place);

    @Override
    public void close() {}

    @Override
    public final String problem() {
        return "layernorm " + task.rows() + "x" + task.d();
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return 0;
    }

    /** ‖y − r‖ / ‖r‖. */
    @Override
    public final double error() {
        double difference = 0;
        double norm = 0;
        double[] exact = task.exact();
        for (int i = 0; i < exact.length; i++) {
            double off = result(i) - exact[i];
            difference += off * off;
            norm += exact[i] * exact[i];
        }
        return Math.sqrt(difference / norm);
    }

    @Override
    public final double allowedError() {
        return 2e-6;
    }
}
