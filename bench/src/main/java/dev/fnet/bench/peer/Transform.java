package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/** Somebody's way to solve an {@link FftTask}, out of place. */
public abstract class Transform implements Subject, AutoCloseable {
    protected final FftTask task;
    private final String by;

    protected Transform(FftTask task, String by) {
        this.task = task;
        this.by = by;
    }

    /** Real part of a bin of the last run; NaN if nobody has written it. */
    protected abstract float re(int transform, int bin);

    /** Imaginary part. */
    protected abstract float im(int transform, int bin);

    @Override
    public void close() {}

    @Override
    public final String problem() {
        return "fft " + task.n() + " x" + task.count();
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return task.flops();
    }

    /** ‖y − r‖ / ‖r‖ over some bins of the first and the last transform. */
    @Override
    public final double error() {
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
        return 2e-6;
    }
}
