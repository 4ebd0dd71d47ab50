package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Fourier transforms of real matrices of one shape in single precision: forward from rows × columns real numbers to the
 * bins l = 0 … ⌊columns/2⌋ of every row of {@code X[k, l] = Σ_i Σ_j x[i, j]·e^{-2πi (ik/rows + jl/columns)}}, inverse
 * from those bins to the real matrix; the bins left out are the conjugates {@code X[−k, −l]}. Unless a
 * {@link Normalization} is asked for (N = rows·columns), neither is scaled. Rows and columns of any length from 1 to
 * 2²⁶; an even number of columns costs half of a complex transform.
 *
 * <p>Layouts: real matrices with a leading dimension; spectra of rows × (⌊columns/2⌋ + 1) bins, split or interleaved,
 * as with {@link FloatRealFft}. Input, result and scratch must not overlap, which is not checked; the input is preserved,
 * for which the inverse needs scratch for a spectrum. Bits, threads and warm-up are those of {@link FloatFft}.
 */
public final class FloatRealFft2 {
    private final int rows;
    private final int columns;
    private final int bins;
    private final Normalization normalization;
    private final float forwardFactor;
    private final float inverseFactor;
    private final KernelState state;
    private final FloatRealPlan along;
    private final FloatPoints down;

    private FloatRealFft2(int rows, int columns, Normalization normalization, KernelState state) {
        this.rows = Check.length(rows);
        this.columns = Check.length(columns);
        bins = columns / 2 + 1;
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        this.state = Objects.requireNonNull(state, "state");
        forwardFactor = (float) normalization.forwardFactor((double) rows * columns);
        inverseFactor = (float) normalization.inverseFactor((double) rows * columns);
        along = new FloatRealPlan(columns);
        down = new FloatPoints(rows);
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatRealFft2 of(int rows, int columns) {
        return new FloatRealFft2(rows, columns, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatRealFft2 of(int rows, int columns, KernelState state) {
        return new FloatRealFft2(rows, columns, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatRealFft2 of(int rows, int columns, Normalization normalization, KernelState state) {
        return new FloatRealFft2(rows, columns, normalization, state);
    }

    /** Rows of a matrix and of its spectrum. */
    public int rows() {
        return rows;
    }

    /** Columns of a real matrix. */
    public int columns() {
        return columns;
    }

    /** Columns of a spectrum: ⌊columns/2⌋ + 1. */
    public int bins() {
        return bins;
    }

    /** Which directions are scaled. */
    public Normalization normalization() {
        return normalization;
    }

    /** Elements of scratch of the forward direction. */
    public int scratchLength() {
        return Math.max(along.rowScratchLength(), down.columnsScratchLength());
    }

    /** Elements of scratch of the inverse direction: a spectrum more. */
    public int inverseScratchLength() {
        return Math.addExact(scratchLength(), Math.multiplyExact(2 * rows, bins));
    }

    /** Arithmetic operations of one transform, without scaling. */
    public OperationCount operations() {
        return along.operations().times(rows).plus(down.columns.operations().times(bins));
    }

    /** Every vector kernel of this plan on tiny inputs, for {@link KernelState#warmUp}. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = along.warmUp();
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
        return "FloatRealFft2 " + rows + " × " + columns + ", rows " + along + ", columns " + down.columns
                + ", together " + count.additions() + " add, " + count.multiplications() + " mul, " + count.fmas()
                + " fma";
    }

    /** The spectrum of a matrix. */
    public void forward(float[] x, int xOff, int ldx, float[] yr, int yrOff, float[] yi, int yiOff, int ldy,
            float[] scratch, int sOff) {
        Check.leading("ldx", ldx, columns);
        Check.leading("ldy", ldy, bins);
        Check.matrix("x", x.length, xOff, rows, columns, ldx);
        Check.matrix("real parts of y", yr.length, yrOff, rows, bins, ldy);
        Check.matrix("imaginary parts of y", yi.length, yiOff, rows, bins, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        boolean hot = state.hot();
        along.forwardRows(hot, rows, x, xOff, ldx, 1, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        down.columns.forward(hot, bins, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        FloatScale.rows(rows, bins, forwardFactor, yr, yrOff, ldy);
        FloatScale.rows(rows, bins, forwardFactor, yi, yiOff, ldy);
    }

    /** A matrix from its spectrum; needs {@link #inverseScratchLength} elements of scratch. */
    public void inverse(float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.leading("ldx", ldx, bins);
        Check.leading("ldy", ldy, columns);
        Check.matrix("real parts of x", xr.length, xrOff, rows, bins, ldx);
        Check.matrix("imaginary parts of x", xi.length, xiOff, rows, bins, ldx);
        Check.matrix("y", y.length, yOff, rows, columns, ldy);
        Check.range("scratch", scratch.length, sOff, inverseScratchLength());
        boolean hot = state.hot();
        int im = sOff + rows * bins;
        int work = im + rows * bins;
        // Exchanging the parts on both sides turns e^{-…} into e^{+…}.
        down.columns.forward(hot, bins, xi, xiOff, xr, xrOff, ldx, scratch, im, scratch, sOff, bins, scratch, work);
        along.inverseRows(hot, rows, 1, scratch, sOff, scratch, im, bins, y, yOff, ldy, scratch, work);
        FloatScale.rows(rows, columns, inverseFactor, y, yOff, ldy);
    }

    /** The interleaved spectrum of a matrix. */
    public void forwardInterleaved(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch,
            int sOff) {
        Check.leading("ldx", ldx, columns);
        Check.leading("ldy", ldy, bins);
        Check.matrix("x", x.length, xOff, rows, columns, ldx);
        Check.interleaved("y", y.length, yOff, rows, bins, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        boolean hot = state.hot();
        along.forwardRows(hot, rows, x, xOff, ldx, 2, y, yOff, y, yOff + 1, 2 * ldy, scratch, sOff);
        down.rows.columns(hot, bins, y, yOff, y, yOff + 1, 2 * ldy, y, yOff, y, yOff + 1, 2 * ldy, scratch, sOff);
        FloatScale.rows(rows, 2 * bins, forwardFactor, y, yOff, 2 * ldy);
    }

    /** A matrix from its interleaved spectrum; needs {@link #inverseScratchLength} elements of scratch. */
    public void inverseInterleaved(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch,
            int sOff) {
        Check.leading("ldx", ldx, bins);
        Check.leading("ldy", ldy, columns);
        Check.interleaved("x", x.length, xOff, rows, bins, ldx);
        Check.matrix("y", y.length, yOff, rows, columns, ldy);
        Check.range("scratch", scratch.length, sOff, inverseScratchLength());
        boolean hot = state.hot();
        int work = sOff + 2 * rows * bins;
        down.rows.columns(hot, bins, x, xOff + 1, x, xOff, 2 * ldx, scratch, sOff + 1, scratch, sOff, 2 * bins,
                scratch, work);
        along.inverseRows(hot, rows, 2, scratch, sOff, scratch, sOff + 1, 2 * bins, y, yOff, ldy, scratch, work);
        FloatScale.rows(rows, columns, inverseFactor, y, yOff, ldy);
    }
}
