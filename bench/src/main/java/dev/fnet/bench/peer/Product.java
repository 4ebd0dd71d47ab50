package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Reference;
import dev.fnet.bench.subject.Subject;
import java.util.SplittableRandom;

/** Somebody's way to solve a {@link GemmTask}; one run is a product with each B. */
public abstract class Product implements Subject, AutoCloseable {
    private static final int SAMPLES = 400;

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

    /** ‖y − r‖ / ‖r‖ over the corners and 400 other places of each C: the whole of a large one would take minutes. */
    @Override
    public final double error() {
        double difference = 0;
        double norm = 0;
        for (int set = 0; set < task.sets(); set++) {
            multiply(set);
            SplittableRandom random = new SplittableRandom(set);
            for (int s = 0; s < SAMPLES + 4; s++) {
                int i = s < 4 ? (s & 1) * (task.m() - 1) : random.nextInt(task.m());
                int j = s < 4 ? (s >> 1) * (task.n() - 1) : random.nextInt(task.n());
                double exact = exact(set, i, j);
                double off = result(i, j) - exact;
                difference += off * off;
                norm += exact * exact;
            }
        }
        return Math.sqrt(difference / norm);
    }

    /** One chain of k roundings: about 2⁻²⁴ √k / 3, with room; GELU in float adds some units of its own. */
    @Override
    public double allowedError() {
        return 0x1p-24 * Math.sqrt(task.k()) + (task.dense() ? 5e-6 : 1e-7);
    }

    private double exact(int set, int i, int j) {
        float[] a = task.a();
        float[] b = task.b(set);
        double sum = 0;
        for (int l = 0; l < task.k(); l++) {
            sum += (double) a[i * task.k() + l] * b[l * task.n() + j];
        }
        return task.dense() ? Reference.geluTanh(sum + task.bias()[j]) : sum;
    }
}
