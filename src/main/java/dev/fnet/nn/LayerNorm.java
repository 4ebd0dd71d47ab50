package dev.fnet.nn;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;
import java.util.Objects;

/**
 * Layer normalisation of rows: y = (x − μ) / √(σ² + ε) · w + b with the mean μ and the population variance σ² of the
 * row's d elements.
 *
 * <p>Order of operations, the same in the scalar and the vector form:
 * <ol>
 * <li>S = Σ x in the order of reductions below; m = {@code (float)} (S / d), the quotient in double;
 * <li>D = Σ (x − m) and Q = Σ (x − m)² (FMA), same order;
 * <li>in double: δ = D / d, the part of the mean that {@code m} has not; σ² = max(0, (Q − D·δ) / d);
 *     s = {@code (float)} (1 / √(σ² + ε)); t = {@code (float)} (−δ·s);
 * <li>y = fma(fma(x − m, s, t), w, b).
 * </ol>
 * This is the corrected two-pass form: rows whose mean is many times their deviation keep their digits. Reductions:
 * 32 partial sums p[j] = Σ x[32·i + j] in order of i, folded in halves (p[j] + p[j+16], then 8, 4, 2, 1).
 *
 * <p>Infinite elements or NaN give NaN in the whole row, as do sums beyond the float range. A row of equal elements
 * gives b exactly. Immutable and thread-safe; executions allocate nothing.
 */
public final class LayerNorm {
    private final float[] weight;
    private final float[] bias;
    private final float eps;
    private final KernelState state;

    /**
     * @param weight w, d elements, at least one; copied
     * @param bias b, as many; copied
     * @param eps ε, inside the root; above 0 and finite
     * @param state tells whether the vector kernels answer
     */
    public LayerNorm(float[] weight, float[] bias, float eps, KernelState state) {
        if (weight.length == 0) {
            throw new IllegalArgumentException("weight has no elements, must have at least 1");
        }
        if (bias.length != weight.length) {
            throw new IllegalArgumentException("bias has " + bias.length + " elements, must have as many as weight, "
                    + weight.length);
        }
        if (!(eps > 0f && eps < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("eps is " + eps + ", must be above 0 and finite");
        }
        this.weight = weight.clone();
        this.bias = bias.clone();
        this.eps = eps;
        this.state = Objects.requireNonNull(state, "state");
    }

    /** The row length d. */
    public int length() {
        return weight.length;
    }

    /**
     * y = LN(x) for each of {@code rows} rows.
     *
     * @param rows number of rows, at least 0
     * @param x input [rows][d], leading dimension {@code ldx}
     * @param y output [rows][d]; may be x with the same offset and leading dimension, must not overlap it otherwise
     * @throws IllegalArgumentException if a range leaves its array
     */
    public void apply(int rows, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy) {
        int d = weight.length;
        RowChecks.rows("x", x, xOff, rows, ldx, d);
        RowChecks.rows("y", y, yOff, rows, ldy, d);
        if (state.hot()) {
            LayerNormVector.apply(rows, d, x, xOff, ldx, y, yOff, ldy, weight, bias, eps);
        } else {
            LayerNormScalar.apply(rows, d, x, xOff, ldx, y, yOff, ldy, weight, bias, eps);
        }
    }

    /**
     * y = LN(x + r) for each of {@code rows} rows; the sum is rounded to float once and kept in y until it is
     * normalised.
     *
     * @param rows number of rows, at least 0
     * @param x input [rows][d], leading dimension {@code ldx}
     * @param r input [rows][d], leading dimension {@code ldr}
     * @param y output [rows][d]; may be x or r with the same offset and leading dimension, must not overlap them
     *     otherwise
     * @throws IllegalArgumentException if a range leaves its array
     */
    public void applySum(int rows, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] y, int yOff, int ldy) {
        int d = weight.length;
        RowChecks.rows("x", x, xOff, rows, ldx, d);
        RowChecks.rows("r", r, rOff, rows, ldr, d);
        RowChecks.rows("y", y, yOff, rows, ldy, d);
        if (state.hot()) {
            LayerNormVector.applySum(rows, d, x, xOff, ldx, r, rOff, ldr, y, yOff, ldy, weight, bias, eps);
        } else {
            LayerNormScalar.applySum(rows, d, x, xOff, ldx, r, rOff, ldr, y, yOff, ldy, weight, bias, eps);
        }
    }

    /** The vector kernels on tiny rows, for {@link KernelState#warmUp}. */
    public static List<WarmUpKernel> warmUp() {
        return List.of(
                new WarmUpKernel("LayerNorm", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        LayerNormVector.apply(1, n, x, 0, n, y, 0, n, w, w, 1f);
                    }
                }),
                new WarmUpKernel("LayerNorm of a sum", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        LayerNormVector.applySum(1, n, x, 0, n, w, 0, n, y, 0, n, w, w, 1f);
                    }
                }));
    }

    /** δ = D / d: mean of the differences to the rounded mean. */
    static double meanRest(float differences, int d) {
        return (double) differences / d;
    }

    /** s = 1/√(σ² + ε), rounded once. */
    static float scale(float differences, float squares, int d, float eps) {
        double variance = ((double) squares - differences * meanRest(differences, d)) / d;
        return (float) (1.0 / Math.sqrt(Math.max(0.0, variance) + eps));
    }

    /** t = −δ·s, rounded once. */
    static float shift(float differences, int d, float scale) {
        return (float) (-meanRest(differences, d) * scale);
    }
}
