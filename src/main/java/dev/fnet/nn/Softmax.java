package dev.fnet.nn;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;
import java.util.Objects;

/**
 * Softmax of rows and log-sum-exp.
 *
 * <p>Order of operations: m = max x; e = exp(x − m) as {@code simd} computes it (1 ulp, exactly 0 below −104); S = Σ e
 * in 32 partial sums p[j] = Σ e[32·i + j] folded in halves; y = e·({@code (float)} 1/S). The same bits in the scalar
 * and the vector form.
 *
 * <p>NaN, +∞ or nothing but −∞ in a row gives NaN in the whole row; a single −∞ gives 0. Thread-safe; executions
 * allocate nothing.
 */
public final class Softmax {
    private final KernelState state;

    public Softmax(KernelState state) {
        this.state = Objects.requireNonNull(state, "state");
    }

    /**
     * Replaces each of {@code rows} rows by its softmax.
     *
     * @param rows number of rows, at least 0
     * @param n row length, at least 1
     * @param x [rows][n], leading dimension {@code ldx}
     * @throws IllegalArgumentException if a range leaves its array
     */
    public void apply(int rows, int n, float[] x, int xOff, int ldx) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + ", must be at least 1");
        }
        RowChecks.rows("x", x, xOff, rows, ldx, n);
        if (state.hot()) {
            for (int i = 0; i < rows; i++) {
                SoftmaxVector.apply(n, x, xOff + i * ldx);
            }
        } else {
            for (int i = 0; i < rows; i++) {
                SoftmaxScalar.apply(n, x, xOff + i * ldx);
            }
        }
    }

    /**
     * log Σ exp x of {@code n} elements, as m + log Σ exp(x − m) with the logarithm and the last sum in double. NaN if
     * there is one, otherwise +∞ if there is one, −∞ if there is nothing else.
     *
     * @param n at least 1
     * @throws IllegalArgumentException if the range leaves the array
     */
    public float logSumExp(float[] x, int off, int n) {
        RowChecks.range("x", x, off, n, 1);
        boolean hot = state.hot();
        float m = hot ? RowSumsVector.max(x, off, n) : RowSumsScalar.max(x, off, n);
        if (Float.isInfinite(m)) {
            return m;
        }
        float s = hot ? RowSumsVector.sumOfExps(x, off, n, m) : RowSumsScalar.sumOfExps(x, off, n, m);
        return (float) (m + StrictMath.log(s));
    }

    /** The vector kernels on tiny rows, for {@link KernelState#warmUp}. */
    public static List<WarmUpKernel> warmUp() {
        return List.of(
                new WarmUpKernel("softmax", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        SoftmaxVector.apply(n, x, 0);
                    }
                }),
                new WarmUpKernel("log-sum-exp", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        y[0] = RowSumsVector.sumOfExps(x, 0, n, RowSumsVector.max(x, 0, n));
                    }
                }));
    }
}
