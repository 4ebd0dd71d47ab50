package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.List;

/**
 * The work of {@link FloatRealFft}: rows and columns of n real numbers through a complex transform of m = n/2 points
 * (n even), or of n points with zero imaginary parts (n odd). Everything is staged in scratch. Immutable; callers have
 * checked the ranges.
 */
final class FloatRealPlan {
    private final int n;
    private final int m;
    private final int bins;
    private final FloatColumns columns;
    private final FloatRows rows;
    /** Twiddles of {@link FloatRealScalar}, halves for the forward direction; {@code null} for odd n. */
    private final float[] halves;
    private final float[] wholes;
    /** Rows staged at a time. */
    private final int rowBlock;

    FloatRealPlan(int n) {
        this.n = n;
        boolean even = n % 2 == 0;
        m = even ? n / 2 : n;
        bins = n / 2 + 1;
        columns = FloatColumns.of(m);
        rows = new FloatRows(columns);
        halves = even ? FloatRealScalar.table(n, 0.5) : null;
        wholes = even ? FloatRealScalar.table(n, 1) : null;
        rowBlock = rows.turned() ? FloatMixedRadix.USUAL_LANES : 1;
    }

    int rowScratchLength() {
        return Math.addExact(Math.multiplyExact(2 * rowBlock, m), rows.scratchLength());
    }

    int columnScratchLength() {
        int w = FloatMixedRadix.MOST_LANES;
        return Math.addExact(columns.blockScratch(w), Math.multiplyExact(2 * w, m + n + 1));
    }

    private boolean even() {
        return halves != null;
    }

    /** Spectra of rows; bin k of a row at k·step. */
    void forwardRows(boolean hot, int count, float[] x, int xo, int ldx, int step, float[] yr, int yo, float[] yi,
            int yj, int ldy, float[] scratch, int so) {
        for (int row = 0; row < count; row += rowBlock) {
            int some = Math.min(rowBlock, count - row);
            int im = some * m;
            int work = so + 2 * im;
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                load(x, xo + (row + i) * ldx, 1, scratch, re, re + im, 1);
            }
            rows.forward(hot, some, 1, scratch, so, scratch, so + im, m, scratch, so, scratch, so + im, m, scratch,
                    work);
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                int y = (row + i) * ldy;
                if (even()) {
                    FloatRealScalar.forward(m, scratch, re, re + im, 1, halves, yr, yo + y, yi, yj + y, step);
                } else {
                    spectrum(scratch, re, re + im, 1, yr, yo + y, yi, yj + y, step);
                }
            }
        }
    }

    /** Rows from their spectra. */
    void inverseRows(boolean hot, int count, int step, float[] xr, int xo, float[] xi, int xj, int ldx, float[] y,
            int yo, int ldy, float[] scratch, int so) {
        for (int row = 0; row < count; row += rowBlock) {
            int some = Math.min(rowBlock, count - row);
            int im = some * m;
            int work = so + 2 * im;
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                int at = (row + i) * ldx;
                if (even()) {
                    FloatRealScalar.inverse(m, xr, xo + at, xi, xj + at, step, wholes, scratch, re, re + im, 1);
                } else {
                    FloatRealScalar.hermitian(n, xr, xo + at, xi, xj + at, step, scratch, re, re + im, 1);
                }
            }
            rows.forward(hot, some, 1, scratch, so + im, scratch, so, m, scratch, so + im, scratch, so, m, scratch,
                    work);
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                store(scratch, re, re + im, 1, y, yo + (row + i) * ldy, 1);
            }
        }
    }

    /** Spectra of columns. */
    void forwardColumns(boolean hot, int count, float[] x, int xo, int ldx, float[] yr, int yo, float[] yi, int yj,
            int ldy, float[] scratch, int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        int re = so + columns.blockScratch(w);
        int im = re + m * w;
        int in = im + m * w;
        for (int c = 0; c < count; c += w) {
            int some = Math.min(w, count - c);
            if (some < w) {
                // The columns left are staged with zeros beside them, and so is their result.
                FloatMoveVector.copyIn(some, n, x, xo + c, ldx, scratch, in);
                forwardBlock(true, w, scratch, in, w, scratch, re, im, scratch, in, scratch, in + bins * w, w, so);
                FloatMoveVector.copyOut(some, bins, scratch, in, bins * w, yr, yo + c, yi, yj + c, ldy);
            } else {
                forwardBlock(hot, w, x, xo + c, ldx, scratch, re, im, yr, yo + c, yi, yj + c, ldy, so);
            }
        }
    }

    private void forwardBlock(boolean hot, int w, float[] x, int xo, int ldx, float[] scratch, int re, int im,
            float[] yr, int yo, float[] yi, int yj, int ldy, int so) {
        if (even()) {
            columns.block(hot, w, x, xo, x, xo + ldx, 2 * ldx, scratch, re, scratch, im, w, scratch, so);
            if (hot) {
                FloatRealVector.forward(m, scratch, re, im, w, halves, yr, yo, yi, yj, ldy);
            } else {
                FloatRealScalar.forward(m, scratch, re, im, w, halves, yr, yo, yi, yj, ldy);
            }
            return;
        }
        if (hot) {
            FloatMoveVector.copy(n, x, xo, x, xo, ldx, scratch, re, scratch, re, w);
        } else {
            FloatMoveScalar.copy(n, x, xo, x, xo, ldx, scratch, re, scratch, re, w);
        }
        Arrays.fill(scratch, im, im + n * w, 0f);
        columns.block(hot, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
        if (hot) {
            FloatMoveVector.copy(bins, scratch, re, scratch, im, w, yr, yo, yi, yj, ldy);
        } else {
            spectrum(scratch, re, im, w, yr, yo, yi, yj, ldy);
        }
    }

    /** Columns from their spectra. */
    void inverseColumns(boolean hot, int count, float[] xr, int xo, float[] xi, int xj, int ldx, float[] y, int yo,
            int ldy, float[] scratch, int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        int re = so + columns.blockScratch(w);
        int im = re + m * w;
        int in = im + m * w;
        for (int c = 0; c < count; c += w) {
            int some = Math.min(w, count - c);
            if (some < w) {
                FloatMoveVector.copyIn(some, bins, xr, xo + c, xi, xj + c, ldx, scratch, in, bins * w);
                inverseBlock(true, w, scratch, in, scratch, in + bins * w, w, scratch, re, im, scratch, in, w, so);
                FloatMoveVector.copyOut(some, n, scratch, in, y, yo + c, ldy);
            } else {
                inverseBlock(hot, w, xr, xo + c, xi, xj + c, ldx, scratch, re, im, y, yo + c, ldy, so);
            }
        }
    }

    private void inverseBlock(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int ldx, float[] scratch,
            int re, int im, float[] y, int yo, int ldy, int so) {
        if (even()) {
            if (hot) {
                FloatRealVector.inverse(m, xr, xo, xi, xj, ldx, wholes, scratch, re, im, w);
            } else {
                FloatRealScalar.inverse(m, xr, xo, xi, xj, ldx, wholes, scratch, re, im, w);
            }
            columns.block(hot, w, scratch, im, scratch, re, w, y, yo + ldy, y, yo, 2 * ldy, scratch, so);
            return;
        }
        if (hot) {
            FloatRealVector.hermitian(n, xr, xo, xi, xj, ldx, scratch, re, im, w);
        } else {
            FloatRealScalar.hermitian(n, xr, xo, xi, xj, ldx, scratch, re, im, w);
        }
        columns.block(hot, w, scratch, im, scratch, re, w, scratch, im, scratch, re, w, scratch, so);
        if (hot) {
            FloatMoveVector.copy(n, scratch, re, scratch, re, w, y, yo, y, yo, ldy);
        } else {
            FloatMoveScalar.copy(n, scratch, re, scratch, re, w, y, yo, y, yo, ldy);
        }
    }

    /** A real row as complex numbers. */
    private void load(float[] x, int xo, int ldx, float[] z, int re, int im, int ldz) {
        if (even()) {
            FloatMoveScalar.copy(m, x, xo, x, xo + ldx, 2 * ldx, z, re, z, im, ldz);
        } else {
            FloatMoveScalar.copy(n, x, xo, x, xo, ldx, z, re, z, re, ldz);
            Arrays.fill(z, im, im + n, 0f);
        }
    }

    /** A real row from complex numbers. */
    private void store(float[] z, int re, int im, int ldz, float[] y, int yo, int ldy) {
        if (even()) {
            FloatMoveScalar.copy(m, z, re, z, im, ldz, y, yo, y, yo + ldy, 2 * ldy);
        } else {
            FloatMoveScalar.copy(n, z, re, z, re, ldz, y, yo, y, yo, ldy);
        }
    }

    /** Odd lengths: the first bins. */
    private void spectrum(float[] z, int re, int im, int ldz, float[] yr, int yo, float[] yi, int yj, int step) {
        FloatMoveScalar.copy(bins, z, re, z, im, ldz, yr, yo, yi, yj, step);
    }

    /** Every vector kernel of rows and columns. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = rows.warmUp();
        FloatWarmUp.real(even(), kernels);
        return kernels;
    }

    /** Operations of one transform, either direction within n/2 multiplications. */
    OperationCount operations() {
        OperationCount complex = columns.operations();
        return even() ? complex.plus(new OperationCount(8, 4, 2).times(m / 2)) : complex;
    }

    @Override
    public String toString() {
        OperationCount count = operations();
        return n + " by " + columns.passes() + " (" + count.additions() + " add, " + count.multiplications() + " mul, "
                + count.fmas() + " fma)";
    }
}
