package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Complex Fourier transforms of one length in single precision: forward {@code Z[k] = Σ_j z[j]·e^{-2πi jk/n}}, inverse
 * {@code z[j] = Σ_k Z[k]·e^{+2πi jk/n}}. Unless a {@link Normalization} (N = n) is asked for, neither is scaled:
 * forward and inverse give n times the input. Any length from 1 to 2²⁶; lengths with large prime factors go through
 * Bluestein's algorithm.
 *
 * <p><b>Layouts.</b> Split complex: real and imaginary parts in two arrays or in two places of one; element j of row i
 * at {@code [off + i·ld + j]}, for columns element j of column c at {@code [off + j·ld + c]}. Interleaved: real and
 * imaginary part side by side, offsets in array elements, leading dimensions in complex numbers:
 * {@code [off + 2·(i·ld + j)]}. The result may take the place of the input (same array, offset and leading dimension);
 * other overlaps of input, result and scratch are not allowed, nor checked.
 *
 * <p><b>Results</b> of a row have the same bits alone and in any batch of rows, those of a column in any batch of
 * columns (the two may differ), in either layout, with the vector kernels and with their scalar twins, for any vector
 * width of one register budget. Relative L2 error: about
 * 4e-8·√log₂ n for lengths without large primes.
 *
 * <p>A plan is immutable and may be shared by threads, each with scratch of its own. Nothing is allocated by an
 * execution. The scalar twins answer until the {@link KernelState} is hot.
 */
public final class FloatFft {
    private final int n;
    private final Normalization normalization;
    private final float forwardFactor;
    private final float inverseFactor;
    private final KernelState state;
    private final FloatColumns columns;
    private final FloatRows rows;

    private FloatFft(int n, Normalization normalization, KernelState state) {
        this.n = Check.length(n);
        this.normalization = Objects.requireNonNull(normalization, "normalization");
        forwardFactor = (float) normalization.forwardFactor(n);
        inverseFactor = (float) normalization.inverseFactor(n);
        this.state = Objects.requireNonNull(state, "state");
        columns = FloatColumns.of(n);
        rows = new FloatRows(columns);
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatFft of(int n) {
        return new FloatFft(n, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatFft of(int n, KernelState state) {
        return new FloatFft(n, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatFft of(int n, Normalization normalization, KernelState state) {
        return new FloatFft(n, normalization, state);
    }

    /** Points of a transform. */
    public int length() {
        return n;
    }

    /** Which directions are scaled. */
    public Normalization normalization() {
        return normalization;
    }

    /** Elements of scratch for single transforms and batches of rows. */
    public int scratchLength() {
        return rows.scratchLength();
    }

    /** Elements of scratch for batches of columns, however many. */
    public int columnsScratchLength() {
        return columns.scratchLength(1);
    }

    /** Arithmetic operations of one transform, without scaling. */
    public OperationCount operations() {
        return columns.operations();
    }

    /** Every vector kernel of this plan on tiny inputs, for {@link KernelState#warmUp}. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = rows.warmUp();
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

    /** Passes and operations, for example {@code FloatFft 768 = 3·4·8·8 (…)}. */
    @Override
    public String toString() {
        return "FloatFft " + columns;
    }

    /** One transform in place. */
    public void forward(float[] re, int reOff, float[] im, int imOff, float[] scratch, int sOff) {
        forwardRows(1, re, reOff, im, imOff, n, re, reOff, im, imOff, n, scratch, sOff);
    }

    /** One inverse transform in place. */
    public void inverse(float[] re, int reOff, float[] im, int imOff, float[] scratch, int sOff) {
        inverseRows(1, re, reOff, im, imOff, n, re, reOff, im, imOff, n, scratch, sOff);
    }

    /** A transform of each row, from x to y. */
    public void forwardRows(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff,
            float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        splitRows(false, count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each row, from x to y. */
    public void inverseRows(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff,
            float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        splitRows(true, count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
    }

    /** A transform of each column, from x to y. */
    public void forwardColumns(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff,
            float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        splitColumns(false, count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each column, from x to y. */
    public void inverseColumns(int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx, float[] yr, int yrOff,
            float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        splitColumns(true, count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
    }

    private void splitRows(boolean inverse, int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx,
            float[] yr, int yrOff, float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, n);
        Check.leading("ldy", ldy, n);
        checkSplit(count, n, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        if (inverse) {
            // Exchanging the parts on both sides turns e^{-…} into e^{+…}.
            rows.forward(state.hot(), count, 1, xi, xiOff, xr, xrOff, ldx, yi, yiOff, yr, yrOff, ldy, scratch, sOff);
        } else {
            rows.forward(state.hot(), count, 1, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        }
        FloatScale.rows(count, n, factor(inverse), yr, yrOff, ldy);
        FloatScale.rows(count, n, factor(inverse), yi, yiOff, ldy);
    }

    private void splitColumns(boolean inverse, int count, float[] xr, int xrOff, float[] xi, int xiOff, int ldx,
            float[] yr, int yrOff, float[] yi, int yiOff, int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, count);
        Check.leading("ldy", ldy, count);
        checkSplit(n, count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy);
        Check.range("scratch", scratch.length, sOff, columnsScratchLength());
        if (inverse) {
            columns.forward(state.hot(), count, xi, xiOff, xr, xrOff, ldx, yi, yiOff, yr, yrOff, ldy, scratch, sOff);
        } else {
            columns.forward(state.hot(), count, xr, xrOff, xi, xiOff, ldx, yr, yrOff, yi, yiOff, ldy, scratch, sOff);
        }
        FloatScale.rows(n, count, factor(inverse), yr, yrOff, ldy);
        FloatScale.rows(n, count, factor(inverse), yi, yiOff, ldy);
    }

    /** A transform of each row, interleaved. */
    public void forwardInterleaved(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        interleavedRows(false, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each row, interleaved. */
    public void inverseInterleaved(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        interleavedRows(true, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** A transform of each column, interleaved. */
    public void forwardInterleavedColumns(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        interleavedColumns(false, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each column, interleaved. */
    public void inverseInterleavedColumns(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        interleavedColumns(true, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    private void interleavedRows(boolean inverse, int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, n);
        Check.leading("ldy", ldy, n);
        checkInterleaved(count, n, x, xOff, ldx, y, yOff, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        int im = inverse ? 0 : 1;
        int re = 1 - im;
        rows.forward(state.hot(), count, 2, x, xOff + re, x, xOff + im, 2 * ldx, y, yOff + re, y, yOff + im, 2 * ldy,
                scratch, sOff);
        FloatScale.rows(count, 2 * n, factor(inverse), y, yOff, 2 * ldy);
    }

    private void interleavedColumns(boolean inverse, int count, float[] x, int xOff, int ldx, float[] y, int yOff,
            int ldy, float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, count);
        Check.leading("ldy", ldy, count);
        checkInterleaved(n, count, x, xOff, ldx, y, yOff, ldy);
        Check.range("scratch", scratch.length, sOff, columnsScratchLength());
        int im = inverse ? 0 : 1;
        int re = 1 - im;
        rows.columns(state.hot(), count, x, xOff + re, x, xOff + im, 2 * ldx, y, yOff + re, y, yOff + im, 2 * ldy,
                scratch, sOff);
        FloatScale.rows(n, 2 * count, factor(inverse), y, yOff, 2 * ldy);
    }

    private float factor(boolean inverse) {
        return inverse ? inverseFactor : forwardFactor;
    }

    private static void checkSplit(int height, int width, float[] xr, int xrOff, float[] xi, int xiOff, int ldx,
            float[] yr, int yrOff, float[] yi, int yiOff, int ldy) {
        Check.matrix("real parts of x", xr.length, xrOff, height, width, ldx);
        Check.matrix("imaginary parts of x", xi.length, xiOff, height, width, ldx);
        Check.matrix("real parts of y", yr.length, yrOff, height, width, ldy);
        Check.matrix("imaginary parts of y", yi.length, yiOff, height, width, ldy);
    }

    private static void checkInterleaved(int height, int width, float[] x, int xOff, int ldx, float[] y, int yOff,
            int ldy) {
        Check.interleaved("x", x.length, xOff, height, width, ldx);
        Check.interleaved("y", y.length, yOff, height, width, ldy);
    }
}
