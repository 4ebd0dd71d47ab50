package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * The n-point transform of many columns of a split complex matrix, in natural order in and out: {@code Z[k,c] = Σ_j
 * z[j,c]·e^{-2πi jk/n}}. Lanes are neighbouring columns. Immutable and thread-safe; callers have checked the ranges.
 *
 * <p>A block of W columns at a time goes through scratch ({@link FloatMixedRadix}, {@link FloatConvolution}); the last
 * columns of a matrix that is no multiple of W wide are staged with zeros beside them. Each column gets the bits of the
 * scalar twin, whatever its neighbours.
 */
final class FloatColumns {
    private final int n;
    private final FloatMixedRadix mixed;
    private final FloatConvolution convolution;

    private FloatColumns(int n, FloatMixedRadix mixed, FloatConvolution convolution) {
        this.n = n;
        this.mixed = mixed;
        this.convolution = convolution;
    }

    /** A plan for columns of length n, 1 to {@link Radices#MOST}. */
    static FloatColumns of(int n) {
        if (Radices.convolution(n, false)) {
            return of(FloatConvolution.of(n, false));
        }
        return of(new FloatMixedRadix(n));
    }

    /** A plan with given passes. */
    static FloatColumns of(FloatMixedRadix passes) {
        return new FloatColumns(passes.n, passes, null);
    }

    /** A plan by way of a convolution. */
    static FloatColumns of(FloatConvolution convolution) {
        return new FloatColumns(convolution.n, null, convolution);
    }

    /** Points of a column. */
    int length() {
        return n;
    }

    /** The mixed-radix plan, or {@code null} where a convolution serves. */
    FloatMixedRadix mixed() {
        return mixed;
    }

    /** The convolution's plan, or {@code null}. */
    FloatConvolution convolution() {
        return convolution;
    }

    /** Elements of scratch that {@link #forward} needs for that many columns, hot or not. */
    int scratchLength(int columns) {
        int lanes = FloatMixedRadix.MOST_LANES;
        return Math.addExact(blockScratch(lanes), Math.multiplyExact(2 * lanes, n));
    }

    /** Elements of scratch of one block of w columns. */
    int blockScratch(int w) {
        return mixed != null ? mixed.scratchLength(w) : convolution.scratchLength(w);
    }

    /** Transforms in place: element (j, c) at {@code re[reOff + j·ld + c]}, {@code im[imOff + j·ld + c]}. */
    void forward(boolean hot, int columns, float[] re, int reOff, float[] im, int imOff, int ld, float[] scratch,
            int sOff) {
        forward(hot, columns, re, reOff, im, imOff, ld, re, reOff, im, imOff, ld, scratch, sOff);
    }

    /** The same from x to y; y may be x. */
    void forward(boolean hot, int columns, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo,
            float[] yi, int yj, int yld, float[] scratch, int sOff) {
        if (!hot) {
            for (int c = 0; c < columns; c++) {
                block(false, 1, xr, xo + c, xi, xj + c, xld, yr, yo + c, yi, yj + c, yld, scratch, sOff);
            }
            return;
        }
        int lanes = FloatMoveVector.lanes();
        int c = 0;
        for (; c + lanes <= columns; c += lanes) {
            block(true, lanes, xr, xo + c, xi, xj + c, xld, yr, yo + c, yi, yj + c, yld, scratch, sOff);
        }
        if (c < columns) {
            int stage = sOff + blockScratch(lanes);
            int im = n * lanes;
            FloatMoveVector.copyIn(columns - c, n, xr, xo + c, xi, xj + c, xld, scratch, stage, im);
            block(true, lanes, scratch, stage, scratch, stage + im, lanes, scratch, stage, scratch, stage + im, lanes,
                    scratch, sOff);
            FloatMoveVector.copyOut(columns - c, n, scratch, stage, im, yr, yo + c, yi, yj + c, yld);
        }
    }

    /**
     * Interleaved columns, from x to y: element (j, c) at {@code [off + j·ld + 2c]}, its parts in neighbouring elements
     * of one array, in either order. Staged in split form, a block at a time; the scratch of {@link #scratchLength}.
     */
    void interleaved(boolean hot, int count, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo,
            float[] yi, int yj, int ldy, float[] scratch, int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        int re = so + blockScratch(w);
        int im = re + n * w;
        for (int first = 0; first < count; first += w) {
            int some = Math.min(w, count - first);
            int x = 2 * first;
            int y = 2 * first;
            if (hot && some == w) {
                boolean swapped = xj < xo;
                FloatMoveVector.part(n, xr, Math.min(xo, xj) + x, ldx, scratch, swapped ? im : re, swapped ? re : im);
            } else {
                for (int c = 0; c < w; c++) {
                    if (c < some) {
                        FloatMoveScalar.copy(n, xr, xo + x + 2 * c, xi, xj + x + 2 * c, ldx, scratch, re + c, scratch,
                                im + c, w);
                    } else {
                        FloatMoveScalar.clear(n, scratch, re + c, scratch, im + c, w);
                    }
                }
            }
            block(hot, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
            if (hot && some == w) {
                boolean swapped = yj < yo;
                FloatMoveVector.join(n, scratch, swapped ? im : re, swapped ? re : im, yr, Math.min(yo, yj) + y, ldy);
            } else {
                for (int c = 0; c < some; c++) {
                    FloatMoveScalar.copy(n, scratch, re + c, scratch, im + c, w, yr, yo + y + 2 * c, yi,
                            yj + y + 2 * c, ldy);
                }
            }
        }
    }

    /** One block of w columns: W lanes if hot, else 1. */
    void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi,
            int yj, int yld, float[] scratch, int so) {
        if (mixed != null) {
            mixed.block(hot, w, xr, xo, xi, xj, xld, yr, yo, yi, yj, yld, scratch, so);
        } else {
            convolution.block(hot, w, xr, xo, xi, xj, xld, yr, yo, yi, yj, yld, scratch, so);
        }
    }

    /** Every vector kernel of {@link #forward}, on tiny inputs. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = new ArrayList<>();
        FloatWarmUp.columns(this, kernels);
        return kernels;
    }

    /** Operations of one transform. */
    OperationCount operations() {
        return mixed != null ? mixed.operations() : convolution.operations();
    }

    /** For example {@code 768 = 3·4·8·8}. */
    String passes() {
        return mixed != null ? mixed.toString() : convolution.toString();
    }

    /** Passes and operations. */
    @Override
    public String toString() {
        OperationCount count = operations();
        return passes() + " (" + count.additions() + " add, "
                + count.multiplications() + " mul, " + count.fmas() + " fma)";
    }
}
