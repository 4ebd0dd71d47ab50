package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Transforms of n real numbers to n real numbers in single precision, and back: what {@link FloatDct},
 * {@link FloatDst}, {@link FloatHartley} and {@link FloatWalshHadamard} have in common.
 *
 * <p><b>Layouts.</b> Element j of row i at {@code [off + i·ld + j]}, of column c at {@code [off + j·ld + c]}. The result
 * may take the place of the input (same array, offset and leading dimension), else the input is preserved; other
 * overlaps of input, result and scratch are not allowed, nor checked.
 *
 * <p><b>Results</b> of rows have the same bits alone and in any batch, with the vector kernels and with their scalar
 * twins, for any vector width of one register budget; so have columns, but a column's last bits may differ from a
 * row's.
 *
 * <p>A plan is immutable and may be shared by threads, each with scratch of its own. Nothing is allocated by an
 * execution. The scalar twins answer until the {@link KernelState} is hot.
 */
public abstract sealed class FloatRealTransform
        permits FloatDct, FloatDst, FloatHartley, FloatWalshHadamard {
    private final String name;
    private final int n;
    private final Normalization normalization;
    private final KernelState state;
    private final FloatRealKind forward;
    private final FloatRealKind inverse;

    FloatRealTransform(String name, int n, Normalization normalization, KernelState state, FloatRealKind forward,
            FloatRealKind inverse) {
        this.name = name;
        this.n = n;
        this.normalization = normalization;
        this.state = Objects.requireNonNull(state, "state");
        this.forward = forward;
        this.inverse = inverse;
    }

    /** Points of a transform. */
    public final int length() {
        return n;
    }

    /** Which directions are scaled. */
    public final Normalization normalization() {
        return normalization;
    }

    /** Elements of scratch for single transforms and batches of rows. */
    public final int scratchLength() {
        return Math.max(forward.rowScratchLength(), inverse.rowScratchLength());
    }

    /** Elements of scratch for batches of columns, however many. */
    public final int columnsScratchLength() {
        return Math.max(forward.columnScratchLength(), inverse.columnScratchLength());
    }

    /** Arithmetic operations of one forward transform; signs and factors of inputs and outputs are not counted. */
    public final OperationCount operations() {
        return forward.operations();
    }

    /** Every vector kernel of this plan on tiny inputs, for {@link KernelState#warmUp}. */
    public final List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = new ArrayList<>();
        forward.warmUp(kernels);
        inverse.warmUp(kernels);
        return kernels;
    }

    /**
     * Warms this plan's kernels up; with a shared state, warm all plans up in one call of {@link KernelState#warmUp}.
     */
    public final WarmUpReport warmUp(Duration limit) {
        return state.warmUp(limit, warmUp());
    }

    /** Kind, length, passes of the complex transform inside, and operations. */
    @Override
    public final String toString() {
        OperationCount count = operations();
        return name + " " + n + " by " + forward + " (" + count.additions() + " add, " + count.multiplications()
                + " mul, " + count.fmas() + " fma)";
    }

    /** One transform. */
    public final void forward(float[] x, int xOff, float[] y, int yOff, float[] scratch, int sOff) {
        rows(forward, 1, x, xOff, n, y, yOff, n, scratch, sOff);
    }

    /** One inverse transform. */
    public final void inverse(float[] x, int xOff, float[] y, int yOff, float[] scratch, int sOff) {
        rows(inverse, 1, x, xOff, n, y, yOff, n, scratch, sOff);
    }

    /** A transform of each row, from x to y. */
    public final void forwardRows(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        rows(forward, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each row, from x to y. */
    public final void inverseRows(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        rows(inverse, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** A transform of each column, from x to y. */
    public final void forwardColumns(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        columns(forward, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** An inverse transform of each column, from x to y. */
    public final void inverseColumns(int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        columns(inverse, count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    private void rows(FloatRealKind kind, int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, n);
        Check.leading("ldy", ldy, n);
        Check.matrix("x", x.length, xOff, count, n, ldx);
        Check.matrix("y", y.length, yOff, count, n, ldy);
        Check.range("scratch", scratch.length, sOff, scratchLength());
        kind.rows(state.hot(), count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    private void columns(FloatRealKind kind, int count, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        Check.batch("count", count, "ldx", ldx, count);
        Check.leading("ldy", ldy, count);
        Check.matrix("x", x.length, xOff, n, count, ldx);
        Check.matrix("y", y.length, yOff, n, count, ldy);
        Check.range("scratch", scratch.length, sOff, columnsScratchLength());
        kind.columns(state.hot(), count, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }
}
