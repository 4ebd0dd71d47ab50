package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/** Somebody's way to solve a {@link GemmTask}; one run is a product with each B. */
public abstract class Product implements Subject, AutoCloseable {
    protected final GemmTask task;
    private final String by;

    protected Product(GemmTask task, String by) {
        this.task = task;
        this.by = by;
    }

    /** Computes C with one B. */
    protected abstract void multiply(int set);

    /** An element of the last C; NaN if nobody has written it. */
    protected abstract float result(int row, int column);

    @Override
    public void close() {}

    @Override
    public final void run() {
        for (int set = 0; set < task.sets(); set++) {
            multiply(set);
        }
    }

    @Override
    public final String problem() {
        return "gemm " + task.m() + "x" + task.k() + "x" + task.n();
    }

    @Override
    public final String by() {
        return by;
    }

    @Override
    public final double flops() {
        return 2.0 * task.m() * task.k() * task.n() * task.sets();
    }

    /** ‖y − r‖ / ‖r‖ over some hundred places of each C: the whole of a large one would take minutes. */
    @Override
    public final double error() {
        double difference = 0;
        double norm = 0;
        for (int set = 0; set < task.sets(); set++) {
            if (task.sets() > 1) {
                multiply(set); // all share one C; the last run's is that of the last B
            }
            int[] places = task.samples(set);
            double[] exact = task.exact(set);
            for (int i = 0; i < exact.length; i++) {
                double off = result(places[2 * i], places[2 * i + 1]) - exact[i];
                difference += off * off;
                norm += exact[i] * exact[i];
            }
        }
        return Math.sqrt(difference / norm);
    }

    /** One chain of k roundings: about 2⁻²⁴ √k / 3, with room; GELU in float adds some units of its own. */
    @Override
    public double allowedError() {
        return 0x1p-24 * Math.sqrt(task.k()) + (task.dense() ? 5e-6 : 1e-7);
    }
}
