package dev.fnet.nn;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;
import java.util.Objects;

/**
 * Activations in place on {@code n} elements from {@code off}. The scalar and the vector form give the same bits, those
 * of the polynomials in {@code simd}: at most 2.3 ulp, in the left tail of the GELUs as stated there. NaN gives NaN.
 * All methods throw {@link IllegalArgumentException} if the range leaves the array. Thread-safe; nothing is
 * allocated.
 */
public final class Activations {
    private final KernelState state;

    public Activations(KernelState state) {
        this.state = Objects.requireNonNull(state, "state");
    }

    /** e^x. */
    public void exp(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.exp(n, x, off);
        } else {
            ActivationsScalar.exp(n, x, off);
        }
    }

    /** tanh x. */
    public void tanh(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.tanh(n, x, off);
        } else {
            ActivationsScalar.tanh(n, x, off);
        }
    }

    /** erf x. */
    public void erf(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.erf(n, x, off);
        } else {
            ActivationsScalar.erf(n, x, off);
        }
    }

    /** 1 / (1 + e^−x). */
    public void sigmoid(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.sigmoid(n, x, off);
        } else {
            ActivationsScalar.sigmoid(n, x, off);
        }
    }

    /** x / (1 + e^−x). */
    public void silu(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.silu(n, x, off);
        } else {
            ActivationsScalar.silu(n, x, off);
        }
    }

    /** {@code gelu_new}: 0.5·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))). */
    public void geluTanh(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.geluTanh(n, x, off);
        } else {
            ActivationsScalar.geluTanh(n, x, off);
        }
    }

    /** {@code gelu}: 0.5·x·(1 + erf(x/√2)). */
    public void geluErf(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.geluErf(n, x, off);
        } else {
            ActivationsScalar.geluErf(n, x, off);
        }
    }

    /** max(x, 0); −0 stays. */
    public void relu(int n, float[] x, int off) {
        RowChecks.range("x", x, off, n, 0);
        if (state.hot()) {
            ActivationsVector.relu(n, x, off);
        } else {
            ActivationsScalar.relu(n, x, off);
        }
    }

    /** The vector kernels on tiny ranges, for {@link KernelState#warmUp}. */
    public static List<WarmUpKernel> warmUp() {
        return List.of(
                new WarmUpKernel("exp", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.exp(n, x, 0);
                    }
                }),
                new WarmUpKernel("tanh", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.tanh(n, x, 0);
                    }
                }),
                new WarmUpKernel("erf", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.erf(n, x, 0);
                    }
                }),
                new WarmUpKernel("sigmoid", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.sigmoid(n, x, 0);
                    }
                }),
                new WarmUpKernel("silu", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.silu(n, x, 0);
                    }
                }),
                new WarmUpKernel("geluTanh", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.geluTanh(n, x, 0);
                    }
                }),
                new WarmUpKernel("geluErf", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.geluErf(n, x, 0);
                    }
                }),
                new WarmUpKernel("relu", WarmUpRow.FEW_OPERATIONS_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        ActivationsVector.relu(n, x, 0);
                    }
                }));
    }
}
