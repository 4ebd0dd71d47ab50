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
    /** The same for rows: cosines, then sines. */
    private final float[] rowHalves;
    private final float[] rowWholes;
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
        rowHalves = even ? apart(halves) : null;
        rowWholes = even ? apart(wholes) : null;
        rowBlock = rows.turned() ? FloatMixedRadix.USUAL_LANES : 1;
    }

    private static float[] apart(float[] pairs) {
        int count = pairs.length / 2;
        float[] w = new float[pairs.length];
        for (int k = 0; k < count; k++) {
            w[k] = pairs[2 * k];
            w[count + k] = pairs[2 * k + 1];
        }
        return w;
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
            int at = xo + row * ldx;
            if (even()) {
                rows.forward(hot, some, 2, 1, x, at, x, at + 1, ldx, scratch, so, scratch, so + im, m, scratch, work);
            } else {
                for (int i = 0; i < some; i++) {
                    FloatMoveScalar.copy(n, x, at + i * ldx, x, at + i * ldx, 1, scratch, so + i * m, scratch,
                            so + i * m, 1);
                }
                Arrays.fill(scratch, so + im, work, 0f);
                rows.forward(hot, some, 1, scratch, so, scratch, so + im, m, scratch, so, scratch, so + im, m, scratch,
                        work);
            }
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                int y = (row + i) * ldy;
                if (even()) {
                    spectrumRow(hot, scratch, re, re + im, yr, yo + y, yi, yj + y, step);
                } else {
                    spectrum(scratch, re, re + im, 1, yr, yo + y, yi, yj + y, step);
                }
            }
        }
    }

    /** Bins of a row of even length from Z: vectors of bins and their mirrors, the last one overlaps. */
    private void spectrumRow(boolean hot, float[] z, int re, int im, float[] yr, int yo, float[] yi, int yj, int step) {
        int half = m / 2;
        int w = FloatMixedRadix.USUAL_LANES;
        if (!hot || half < w) {
            FloatRealScalar.forward(m, z, re, im, 1, halves, yr, yo, yi, yj, step);
            return;
        }
        float a = z[re];
        float b = z[im];
        yr[yo] = a + b;
        yi[yj] = 0f;
        yr[yo + m * step] = a - b;
        yi[yj + m * step] = 0f;
        int tail = half % w == 0 ? 0 : half - w + 1;
        if (step == 1) {
            FloatRealVector.forwardRow(half / w, 1, m, z, re, im, rowHalves, half + 1, yr, yo, yi, yj);
            if (tail > 0) {
                FloatRealVector.forwardRow(1, tail, m, z, re, im, rowHalves, half + 1, yr, yo, yi, yj);
            }
            return;
        }
        FloatRealVector.forwardRowPairs(half / w, 1, m, z, re, im, rowHalves, half + 1, yr, yo);
        if (tail > 0) {
            FloatRealVector.forwardRowPairs(1, tail, m, z, re, im, rowHalves, half + 1, yr, yo);
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
                    fromSpectrumRow(hot, xr, xo + at, xi, xj + at, step, scratch, re, re + im);
                } else {
                    FloatRealScalar.hermitian(n, xr, xo + at, xi, xj + at, step, scratch, re, re + im, 1);
                }
            }
            int at = yo + row * ldy;
            if (even()) {
                rows.forward(hot, some, 1, 2, scratch, so + im, scratch, so, m, y, at + 1, y, at, ldy, scratch, work);
                continue;
            }
            rows.forward(hot, some, 1, scratch, so + im, scratch, so, m, scratch, so + im, scratch, so, m, scratch,
                    work);
            for (int i = 0; i < some; i++) {
                int re = so + i * m;
                FloatMoveScalar.copy(n, scratch, re, scratch, re, 1, y, at + i * ldy, y, at + i * ldy, 1);
            }
        }
    }

    /** 2Z of a row of even length from its bins, likewise. */
    private void fromSpectrumRow(boolean hot, float[] xr, int xo, float[] xi, int xj, int step, float[] z, int re,
            int im) {
        int half = m / 2;
        int w = FloatMixedRadix.USUAL_LANES;
        if (!hot || half < w) {
            FloatRealScalar.inverse(m, xr, xo, xi, xj, step, wholes, z, re, im, 1);
            return;
        }
        float first = xr[xo];
        float last = xr[xo + m * step];
        z[re] = first + last;
        z[im] = first - last;
        int tail = half % w == 0 ? 0 : half - w + 1;
        if (step == 1) {
            FloatRealVector.inverseRow(half / w, 1, m, xr, xo, xi, xj, rowWholes, half + 1, z, re, im);
            if (tail > 0) {
                FloatRealVector.inverseRow(1, tail, m, xr, xo, xi, xj, rowWholes, half + 1, z, re, im);
            }
            return;
        }
        FloatRealVector.inverseRowPairs(half / w, 1, m, xr, xo, rowWholes, half + 1, z, re, im);
        if (tail > 0) {
            FloatRealVector.inverseRowPairs(1, tail, m, xr, xo, rowWholes, half + 1, z, re, im);
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

    /** Odd lengths: the first bins. */
    private void spectrum(float[] z, int re, int im, int ldz, float[] yr, int yo, float[] yi, int yj, int step) {
        FloatMoveScalar.copy(bins, z, re, z, im, ldz, yr, yo, yi, yj, step);
    }

    /** Every vector kernel of rows and columns. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = rows.warmUp();
        if (even()) {
            FloatWarmUp.realRows(kernels);
        }
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
