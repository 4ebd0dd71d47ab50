package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import dev.fnet.bench.subject.Reference;

/** Layer normalisation of rows. Its arrays are read-only: whoever solves it takes copies. */
public final class NormTask {
    /** As in FNet. */
    public static final float EPS = 1e-12f;

    private final int rows;
    private final int d;
    private final float[] x;
    private final float[] weight;
    private final float[] bias;
    private double[] exact;

    public NormTask(int rows, int d) {
        this.rows = rows;
        this.d = d;
        weight = Inputs.uniform(4, d, 1);
        bias = Inputs.uniform(5, d, 1);
        x = Inputs.uniform(6, rows * d, 1);
    }

    public int rows() {
        return rows;
    }

    public int d() {
        return d;
    }

    public float[] x() {
        return x;
    }

    public float[] weight() {
        return weight;
    }

    public float[] bias() {
        return bias;
    }

    /** All values, in double. */
    double[] exact() {
        if (exact == null) {
            exact = Reference.layerNorm(rows, d, Reference.widen(x), weight, bias, EPS);
        }
        return exact;
    }
}
