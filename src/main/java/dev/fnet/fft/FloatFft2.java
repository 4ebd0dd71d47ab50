package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Complex Fourier transforms of matrices of one shape in single precision: forward
 * {@code Z[k, l] = Σ_i Σ_j z[i, j]·e^{-2πi (ik/rows + jl/columns)}}, inverse with the opposite sign. Unless a
 * {@link Normalization} is asked for (N = rows·columns), neither is scaled. Rows and columns of any length from 1 to
 * 2²⁶.
 *
 * <p>Every row is transformed from x to y, then every column of y in its place, W columns at a time as they lie;
 * nothing is transposed. Layouts (split and interleaved, leading dimensions), bits, threads and warm-up are those of
 * {@link FloatFft}; the result may take the place of the input.
 */
public final class FloatFft2 {
    private final int rows;
    private final int columns;
    private final Normalization normalization;
    private final float forwardFactor;
    private final float inverseFactor;
    private final KernelState state;
    private final FloatPoints along;
    private final FloatPoints down;

    private FloatFft2(int rows, int columns, Normalization normalization, KernelState state) {
        this.rows = Check.length(rows);
        this.columns = Check.length(columns);
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.state = Objects.requireNonNull(state, "state");
        forwardFactor = (float) normalization.forwardFactor((double) rows * columns);
        inverseFactor = (float) normalization.inverseFactor((double) rows * columns);
        along = new FloatPoints(columns);
        down = rows == columns ? along : new FloatPoints(rows);
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatFft2 of(int rows, int columns) {
        return new FloatFft2(rows, columns, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatFft2 of(int rows, int columns, KernelState state) {
        return new FloatFft2(rows, columns, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatFft2 of(int rows, int columns, Normalization normalization, KernelState state) {
        return new FloatFft2(rows, columns, normalization, state);
    }

    /** Rows of a matrix. */
    public int rows() {
        return rows;
    }

    /** Columns of a matrix. */
    public int columns() {
        return columns;
    }

    /** Which directions are scaled. */
    public Normalization normalization() {
        return normalization;
    }

    /** Elements of scratch. */
    public int scratchLength() {
        return Math.max(along.rows.scratchLength(), down.columnsScratchLength());
    }

    /** Arithmetic operations of one transform, without scaling. */
    public OperationCount operations() {
        return along.rows.operations().times(rows).plus(down.columns.operations().times(columns));
    }

    /** Every vector kernel of this plan on tiny inputs, for {@link KernelState#warmUp}. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = along.rows.warmUp();
        FloatTrigWarmUp.add(along, kernels);
        FloatTrigWarmUp.add(down, kernels);
        FloatScale.warmUp(forwardFactor, kernels);
        FloatScale.warmUp(inverseFactor, kernels);
        return kernels;
    }

    /**
     * Warms this plan's kernels up; with a shared state, warm all plans up in one call of {@link KernelState#warmUp}.
     */
    public WarmUpReport warmUp(Duration limit) {
        return state.warmUp(limit, warmUp());
    }

    /** Shape, passes along the rows and down the columns, operations. */
    @Override
    public String toString() {
        OperationCount count = operations();
        return "FloatFft2 " + rows + " × " + columns + ", rows " + along.rows + ", columns " + down.columns
                + ", together " + count.additions() + " add, " + count.multiplications() + " mul, " + count.fmas()
                + " fma";
    }

    /** The transform of a matrix, from x to y. */
    public void forward(float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff, float[] yi,
            int yiOff, int ldy, float[] scratch, int sOff) {
        check(xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        split(forwardFactor, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
    }

    /** The inverse transform of a matrix, from x to y. */
    public void inverse(float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff, float[] yi,
            int yiOff, int ldy, float[] scratch, int sOff) {
        check(xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        // Exchanging the parts on both sides turns e^{-…} into e^{+…}.
        split(inverseFactor, xi, xiOff, xr, xrOff, ldx, yi, yiOff, yr, yrOff, ldy, scratch, sOff);
    }

    /** The transform of an interleaved matrix, from x to y. */
    public void forwardInterleaved(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch,
            int sOff) {
        interleaved(false, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** The inverse transform of an interleaved matrix, from x to y. */
    public void inverseInterleaved(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch,
            int sOff) {
        interleaved(true, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    private void check(float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff, float[] yi,
            int yiOff, int ldy, float[] scratch, int sOff) {
        Check.leading("ldx", ldx, columns);
        Check.leading("ldy", ldy, columns);
        Check.matrix("real parts of x", xr.length, xrOff, rows, columns, ldx);
        Check.matrix("imaginary parts of x", xi.length, xiOff, rows, columns, ldx);
        Check.matrix("real parts of y", yr.length, yrOff, rows, columns, ldy);
        Check.matrix("imaginary parts of y", yi.length, yiOff, rows, columns, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
    }

    private void split(float factor, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo, float[] yi,
            int yj, int ldy, float[] scratch, int so) {
        boolean hot = state.hot();
        along.rows.forward(hot, rows, 1, xr, xo, xi, xj, ldx, yr, yo, yi, yj, ldy, scratch, so);
        down.columns.forward(hot, columns, yr, yo, yi, yj, ldy, scratch, so);
        FloatScale.rows(rows, columns, factor, yr, yo, ldy);
        FloatScale.rows(rows, columns, factor, yi, yj, ldy);
    }

    private void interleaved(boolean inverse, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.leading("ldx", ldx, columns);
        Check.leading("ldy", ldy, columns);
        Check.interleaved("x", x.length, xOff, rows, columns, ldx);
        Check.interleaved("y", y.length, yOff, rows, columns, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        boolean hot = state.hot();
        int im = inverse ? 0 : 1;
        int re = 1 - im;
        along.rows.forward(hot, rows, 2, x, xOff + re, x, xOff + im, 2 * ldx, y, yOff + re, y, yOff + im, 2 * ldy,
                scratch, sOff);
        down.rows.columns(hot, columns, y, yOff + re, y, yOff + im, 2 * ldy, y, yOff + re, y, yOff + im, 2 * ldy,
                scratch, sOff);
        FloatScale.rows(rows, 2 * columns, inverse ? inverseFactor : forwardFactor, y, yOff, 2 * ldy);
    }
}
