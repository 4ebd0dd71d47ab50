package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/**
 * Somebody's way to solve an {@link FftTask}. Who works in place does so on zeros while he is measured, as FFTW's own
 * benchmark does: anything else would grow from run to run until it is no number any more.
 */
public abstract class Transform implements Subject, AutoCloseable {
    protected final FftTask task;
    private final String by;
    private final boolean inPlace;

    protected Transform(FftTask task, String by) {
        this(task, by, task.shape().inPlace());
    }

    protected Transform(FftTask task, String by, boolean inPlace) {
        this.task = task;
        this.by = by;
        this.inPlace = inPlace;
    }

    /** Solves it so many times. */
    protected abstract void run(int times);

    /** Fills the place of the input, with zeros or with the task's; for those who work in place. */
    protected void fill(boolean zeros) {
        throw new IllegalStateException(by + " does not work in place");
    }

    /** Real part of a bin of the last run; NaN if nobody has written it. */
    protected abstract double re(int transform, int bin);

    /** Imaginary part, 0 of a real result. */
    protected abstract double im(int transform, int bin);

    @Override
    public final void run() {
        run(task.times());
    }

    @Override
    public void close() {}

    @Override
    public final String problem() {
        return task.shape().title();
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return task.shape().flops();
    }

    /** ‖y − r‖ / ‖r‖ over some bins of the first and the last transform. */
    @Override
    public final double error() {
        if (!inPlace) {
            return difference();
        }
        fill(false);
        run(1);
        double error = difference();
        fill(true);
        return error;
    }

    private double difference() {
        double difference = 0;
        double norm = 0;
        int[] samples = task.samples();
        for (boolean last : new boolean[] {false, true}) {
            double[] exact = task.exact(last);
            int transform = last ? task.count() - 1 : 0;
            for (int s = 0; s < samples.length; s++) {
                double re = re(transform, samples[s]) - exact[2 * s];
                double im = im(transform, samples[s]) - exact[2 * s + 1];
                difference += re * re + im * im;
                norm += exact[2 * s] * exact[2 * s] + exact[2 * s + 1] * exact[2 * s + 1];
            }
        }
        return Math.sqrt(difference / norm);
    }

    @Override
    public final double allowedError() {
        return task.shape().f64() ? 1e-13 : 2e-6;
    }
}
