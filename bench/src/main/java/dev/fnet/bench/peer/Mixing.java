package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/** Somebody's way to solve a {@link MixingTask}, out of place. */
public abstract class Mixing implements Subject, AutoCloseable {
    protected final MixingTask task;
    private final String by;

    protected Mixing(MixingTask task, String by) {
        this.task = task;
        this.by = by;
    }

    /** An element of the last result, rows counted through all matrices; NaN if nobody has written it. */
    protected abstract float result(int row, int column);

    @Override
    public void close() {}

    @Override
    public final String problem() {
        return "mixing " + task.n() + "x" + task.d() + " b" + task.count();
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return 0;
    }

    /** ‖y − r‖ / ‖r‖ over some places. */
    @Override
    public final double error() {
        double difference = 0;
        double norm = 0;
        int[] places = task.samples();
        double[] exact = task.exact();
        for (int s = 0; s < exact.length; s++) {
            double off = result(places[2 * s], places[2 * s + 1]) - exact[s];
            difference += off * off;
            norm += exact[s] * exact[s];
        }
        return Math.sqrt(difference / norm);
    }

    @Override
    public final double allowedError() {
        return 3e-6;
    }
}
