package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Real Fourier transforms of one length in single precision: forward from n real numbers to the bins k = 0 … ⌊n/2⌋ of
 * {@code X[k] = Σ_j x[j]·e^{-2πi jk/n}}, inverse from those bins to {@code x[j] = Σ_k X[k]·e^{+2πi jk/n}} over the
 * whole spectrum, whose other half is the conjugate of the given one. Unless a {@link Normalization} (N = n) is asked
 * for, neither is scaled: forward and inverse give n times the input. The inverse takes the imaginary parts of bin 0
 * and, for even n, of bin n/2 for zero. Any length from 1 to 2²⁶; an even length costs half of a complex transform, an
 * odd one a whole.
 *
 * <p><b>Layouts.</b> Real element j of row i at {@code [off + i·ld + j]}, of column c at {@code [off + j·ld + c]}; bins
 * likewise, real and imaginary parts in two arrays or two places of one (n/2 + 1 elements per row or column each), or
 * interleaved with the leading dimension in complex numbers. Input, result and scratch must not overlap, which is not
 * checked.
 *
 * <p>Bits, threads, scratch and warm-up: as with {@link FloatFft}.
 */
public final class FloatRealFft {
    private final int n;
    private final int bins;
    private final Normalization normalization;
    private final float forwardFactor;
    private final float inverseFactor;
    private final KernelState state;
    private final FloatRealPlan plan;

    private FloatRealFft(int n, Normalization normalization, KernelState state) {
        this.n = Check.length(n);
        this.bins = n / 2 + 1;
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        forwardFactor = (float) normalization.forwardFactor(n);
        inverseFactor = (float) normalization.inverseFactor(n);
        this.state = Objects.requireNonNull(state, "state");
        plan = new FloatRealPlan(n);
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatRealFft of(int n) {
        return new FloatRealFft(n, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatRealFft of(int n, KernelState state) {
        return new FloatRealFft(n, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatRealFft of(int n, Normalization normalization, KernelState state) {
        return new FloatRealFft(n, normalization, state);
    }

    /** Real points of a transform. */
    public int length() {
        return n;
    }

    /** Complex bins of a spectrum: ⌊n/2⌋ + 1. */
    public int bins() {
        return bins;
    }

    /** Which directions are scaled. */
    public Normalization normalization() {
        return normalization;
    }

    /** Elements of scratch for single transforms and batches of rows. */
    public int scratchLength() {
        return plan.rowScratchLength();
    }

    /** Elements of scratch for batches of columns, however many. */
    public int columnsScratchLength() {
        return plan.columnScratchLength();
    }

    /** Arithmetic operations of one transform, without scaling. */
    public OperationCount operations() {
        return plan.operations();
    }

    /** Every vector kernel of this plan on tiny inputs, for {@link KernelState#warmUp}. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = plan.warmUp();
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

    /** Passes and operations. */
    @Override
    public String toString() {
        return "FloatRealFft " + plan;
    }

    /** The spectrum of n numbers. */
    public void forward(float[] x, int xOff, float[] yr, int yrOff, float[] yi, int yiOff, float[] scratch, int sOff) {
        forwardRows(1, x, xOff, n, yr, yrOff, yi, yiOff, bins, scratch, sOff);
    }

    /** n numbers from their spectrum. */
    public void inverse(float[] xr, int xrOff, float[] xi, int xiOff, float[] y, int yOff, float[] scratch, int sOff) {
        inverseRows(1, xr, xrOff, xi, xiOff, bins, y, yOff, n, scratch, sOff);
    }

    /** The spectrum of each row of x. */
    public void forwardRows(int count, float[] x, int xOff, int ldx, float[] yr, int yrOff, float[] yi, int yiOff,
            int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, n);
        Check.leading("ldy", ldy, bins);
        Check.matrix("x", x.length, xOff, count, n, ldx);
        Check.matrix("real parts of y", yr.length, yrOff, count, bins, ldy);
        Check.matrix("imaginary parts of y", yi.length, yiOff, count, bins, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        plan.forwardRows(state.hot(), count, x, xOff, ldx, 1, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        FloatScale.rows(count, bins, forwardFactor, yr, yrOff, ldy);
        FloatScale.rows(count, bins, forwardFactor, yi, yiOff, ldy);
    }

    /** Rows from their spectra. */
    public void inverseRows(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] y, int yOff,
            int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, bins);
        Check.leading("ldy", ldy, n);
        Check.matrix("real parts of x", xr.length, xrOff, count, bins, ldx);
        Check.matrix("imaginary parts of x", xi.length, xiOff, count, bins, ldx);
        Check.matrix("y", y.length, yOff, count, n, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        plan.inverseRows(state.hot(), count, 1, xr, xrOff, xi, xiOff, ldx, y, yOff, ldy, scratch, sOff);
        FloatScale.rows(count, n, inverseFactor, y, yOff, ldy);
    }

    /** The spectrum of each column of x. */
    public void forwardColumns(int count, float[] x, int xOff, int ldx, float[] yr, int yrOff, float[] yi, int yiOff,
            int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, count);
        Check.leading("ldy", ldy, count);
        Check.matrix("x", x.length, xOff, n, count, ldx);
        Check.matrix("real parts of y", yr.length, yrOff, bins, count, ldy);
        Check.matrix("imaginary parts of y", yi.length, yiOff, bins, count, ldy);
        Check.range("scratch", scratch.length, sOff, columnsScratchLength());
        plan.forwardColumns(state.hot(), count, x, xOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        FloatScale.rows(bins, count, forwardFactor, yr, yrOff, ldy);
        FloatScale.rows(bins, count, forwardFactor, yi, yiOff, ldy);
    }

    /** Columns from their spectra. */
    public void inverseColumns(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] y, int yOff,
            int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, count);
        Check.leading("ldy", ldy, count);
        Check.matrix("real parts of x", xr.length, xrOff, bins, count, ldx);
        Check.matrix("imaginary parts of x", xi.length, xiOff, bins, count, ldx);
        Check.matrix("y", y.length, yOff, n, count, ldy);
        Check.range("scratch", scratch.length, sOff, columnsScratchLength());
        plan.inverseColumns(state.hot(), count, xr, xrOff, xi, xiOff, ldx, y, yOff, ldy, scratch, sOff);
        FloatScale.rows(n, count, inverseFactor, y, yOff, ldy);
    }

    /** The spectrum of each row of x, interleaved. */
    public void forwardInterleaved(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, n);
        Check.leading("ldy", ldy, bins);
        Check.matrix("x", x.length, xOff, count, n, ldx);
        Check.interleaved("y", y.length, yOff, count, bins, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        plan.forwardRows(state.hot(), count, x, xOff, ldx, 2, y, yOff, y, yOff + 1, 2 * ldy, scratch, sOff);
        FloatScale.rows(count, 2 * bins, forwardFactor, y, yOff, 2 * ldy);
    }

    /** Rows from their interleaved spectra. */
    public void inverseInterleaved(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, bins);
        Check.leading("ldy", ldy, n);
        Check.interleaved("x", x.length, xOff, count, bins, ldx);
        Check.matrix("y", y.length, yOff, count, n, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        plan.inverseRows(state.hot(), count, 2, x, xOff, x, xOff + 1, 2 * ldx, y, yOff, ldy, scratch, sOff);
        FloatScale.rows(count, n, inverseFactor, y, yOff, ldy);
    }
}
