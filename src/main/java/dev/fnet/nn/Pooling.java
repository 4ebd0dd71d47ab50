package dev.fnet.nn;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;
import java.util.Objects;

/**
 * Pooling of the rows of a matrix into one row, and normalisation of a row to length 1. The scalar and the vector form
 * give the same bits. Thread-safe; executions allocate nothing.
 */
public final class Pooling {
    /** Rows whose sum is formed before it joins the total: keeps the error of long columns small. */
    static final int BLOCK = 16;

    // squares of what lies between neither overflow nor vanish
    private static final float LEAST_SQUARES = 0x1p-60f;
    private static final float BIG = 0x1p100f;
    private static final float SMALL = 0x1p-100f;

    private final KernelState state;

    public Pooling(KernelState state) {
        this.state = Objects.requireNonNull(state, "state");
    }

    /**
     * y[j] = (Σ_i x[i][j]) / rows. Order: rows in blocks of 16 are added in turn from 0f, the blocks' sums in turn from
     * 0f, then one division.
     *
     * @param rows at least 1
     * @param d row length, at least 1
     * @param x input [rows][d], leading dimension {@code ldx}
     * @param y output [d]; must not overlap x
     * @throws IllegalArgumentException if a range leaves its array
     */
    public void mean(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        check(rows, d, x, xOff, ldx, y, yOff);
        if (state.hot()) {
            PoolingVector.mean(rows, d, x, xOff, ldx, y, yOff);
        } else {
            PoolingScalar.mean(rows, d, x, xOff, ldx, y, yOff);
        }
    }

    /**
     * y[j] = max_i x[i][j] with the rules of {@link Math#max}: NaN if the column has one.
     *
     * @param rows at least 1
     * @param d row length, at least 1
     * @param x input [rows][d], leading dimension {@code ldx}
     * @param y output [d]; must not overlap x
     * @throws IllegalArgumentException if a range leaves its array
     */
    public void max(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        check(rows, d, x, xOff, ldx, y, yOff);
        if (state.hot()) {
            PoolingVector.max(rows, d, x, xOff, ldx, y, yOff);
        } else {
            PoolingScalar.max(rows, d, x, xOff, ldx, y, yOff);
        }
    }

    /**
     * Divides {@code d} elements by their Euclidean norm: y·({@code (float)} 1/√Σy²), the sum of squares in 32 partial
     * sums (FMA) folded in halves, root and quotient in double. Where squares would overflow or vanish, y is scaled by
     * a power of two before. A zero vector stays as it is. An infinite element becomes NaN and makes the others 0.
     *
     * @param d at least 1
     * @throws IllegalArgumentException if the range leaves the array
     */
    public void normalizeL2(int d, float[] y, int off) {
        RowChecks.range("y", y, off, d, 1);
        boolean hot = state.hot();
        float squares = squares(hot, d, y, off);
        if (squares < LEAST_SQUARES || squares == Float.POSITIVE_INFINITY) {
            scale(hot, d, y, off, squares < LEAST_SQUARES ? BIG : SMALL);
            squares = squares(hot, d, y, off);
            if (squares == 0f) {
                return;
            }
        }
        scale(hot, d, y, off, (float) (1.0 / Math.sqrt(squares)));
    }

    /** The vector kernels on tiny matrices, for {@link KernelState#warmUp}. */
    public static List<WarmUpKernel> warmUp() {
        return List.of(
                new WarmUpKernel("mean pooling", WarmUpRow.FEW_OPERATIONS_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        PoolingVector.mean(1, n, x, 0, n, y, 0);
                    }
                }),
                new WarmUpKernel("max pooling", WarmUpRow.FEW_OPERATIONS_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        PoolingVector.max(1, n, x, 0, n, y, 0);
                    }
                }),
                new WarmUpKernel("L2 normalisation", WarmUpRow.HOT_NANOS, new WarmUpRow() {
                    @Override
                    void call(int n) {
                        y[0] = squares(true, n, x, 0);
                        scale(true, n, x, 0, 1f);
                    }
                }));
    }

    private static float squares(boolean hot, int d, float[] y, int off) {
        return hot
                ? Float.intBitsToFloat((int) RowSumsVector.moments(y, off, d, 0f))
                : RowSumsScalar.sumOfSquares(y, off, d, 0f);
    }

    private static void scale(boolean hot, int d, float[] y, int off, float s) {
        if (hot) {
            RowSumsVector.scale(y, off, d, s);
        } else {
            RowSumsScalar.scale(y, off, d, s);
        }
    }

    private static void check(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", must be at least 1");
        }
        RowChecks.range("y", y, yOff, d, 1);
        RowChecks.rows("x", x, xOff, rows, ldx, d);
    }
}
