package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.nn.LayerNorm;

/** Layer normalisation of some rows, out of place. */
public final class LayerNormSubject implements Subject {
    private static final float EPS = 1e-12f;

    private final int rows;
    private final int d;
    private final String by;
    private final float[] weight;
    private final float[] bias;
    private final LayerNorm norm;
    private final float[] x;
    private final float[] y;

    public LayerNormSubject(int rows, int d, KernelState state) {
        this.rows = rows;
        this.d = d;
        by = Inputs.by(state);
        weight = Inputs.uniform(4, d, 1);
        bias = Inputs.uniform(5, d, 1);
        norm = new LayerNorm(weight, bias, EPS, state);
        x = Inputs.uniform(6, rows * d, 1);
        y = Inputs.nans(rows * d);
    }

    @Override
    public String problem() {
        return "layernorm " + rows + "x" + d;
    }

    @Override
    public String by() {
        return by;
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public void run() {
        norm.apply(rows, x, 0, d, y, 0, d);
    }

    @Override
    public double error() {
        return Reference.error(y, Reference.layerNorm(rows, d, Reference.widen(x), weight, bias, EPS));
    }

    @Override
    public double allowedError() {
        return 1e-6;
    }
}
