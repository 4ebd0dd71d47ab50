package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.nn.Activations;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/** One function on an array, after a copy of the input (a twentieth to a fifth of the time): kernels work in place. */
public final class ActivationSubject implements Subject {
    /** The functions, each with its definition in double. */
    public enum Function {
        EXP(Math::exp),
        TANH(Math::tanh),
        SIGMOID(x -> 1 / (1 + Math.exp(-x))),
        SILU(x -> x / (1 + Math.exp(-x))),
        GELU_TANH(x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
        GELU_ERF(x -> x / 2 * (1 + Erf.erf(x / Math.sqrt(2)))),
        RELU(x -> Math.max(x, 0));

        private final DoubleUnaryOperator definition;

        Function(DoubleUnaryOperator definition) {
            this.definition = definition;
        }
    }

    private final Function function;
    private final int n;
    private final Activations activations;
    private final String by;
    private final float[] x;
    private final float[] y;

    /** @param state {@code null} for the definition itself, {@code java.lang.Math} in a plain loop */
    public ActivationSubject(Function function, int n, KernelState state) {
        this.function = function;
        this.n = n;
        activations = state == null ? null : new Activations(state);
        by = state == null ? "math" : Inputs.by(state);
        x = Inputs.uniform(9, n, 6);
        y = Inputs.nans(n);
    }

    @Override
    public String problem() {
        return function.name().toLowerCase(Locale.ROOT) + " " + n;
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
        if (activations == null) {
            for (int i = 0; i < n; i++) {
                y[i] = (float) function.definition.applyAsDouble(x[i]);
            }
            return;
        }
        System.arraycopy(x, 0, y, 0, n);
        switch (function) {
            case EXP -> activations.exp(n, y, 0);
            case TANH -> activations.tanh(n, y, 0);
            case SIGMOID -> activations.sigmoid(n, y, 0);
            case SILU -> activations.silu(n, y, 0);
            case GELU_TANH -> activations.geluTanh(n, y, 0);
            case GELU_ERF -> activations.geluErf(n, y, 0);
            case RELU -> activations.relu(n, y, 0);
        }
    }

    @Override
    public double error() {
        double[] r = new double[n];
        for (int i = 0; i < n; i++) {
            r[i] = function.definition.applyAsDouble(x[i]);
        }
        return Reference.error(y, r);
    }

    @Override
    public double allowedError() {
        return 1e-6;
    }
}
