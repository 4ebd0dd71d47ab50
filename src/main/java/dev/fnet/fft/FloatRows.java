package dev.fnet.fft;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.List;

/**
 * Transforms of rows, split or interleaved, and of interleaved columns, on top of {@link FloatSingle} and
 * {@link FloatColumns}; each row has the bits of its scalar form. Rows without a vector form of their own are turned
 * into columns, a block of W rows at a time. Immutable; callers have checked the ranges.
 *
 * <p>Element j of a row lies at {@code j·step}: step 1 is split complex, step 2 with the imaginary part one element
 * behind the real part is interleaved. Offsets and distances are in array elements.
 */
final class FloatRows {
    /** Longest rows that are turned into columns: their scratch stays small. */
    private static final int LONGEST_TURNED = 4096;

    private final int n;
    private final FloatColumns columns;
    /** The transform of a row as columns: the sequence of passes of rows. */
    private final FloatColumns across;
    private final FloatSingle single;
    /** A row alone has a vector form. */
    private final boolean alone;
    private final boolean turned;

    FloatRows(FloatColumns columns) {
        this.columns = columns;
        n = columns.length();
        across = across(columns);
        single = new FloatSingle(across.mixed() != null ? across.mixed() : across.convolution().inner);
        alone = across.mixed() != null && single.vector();
        turned = !single.vector() && n <= LONGEST_TURNED;
    }

    /** The columns' own plan where rows have the same passes. */
    private static FloatColumns across(FloatColumns columns) {
        int n = columns.length();
        if (Radices.convolution(n, true)) {
            return FloatColumns.of(FloatConvolution.of(n, true));
        }
        int[] radices = Radices.ofRow(n, Machine.REGISTER_BUDGET);
        return columns.mixed() != null && Arrays.equals(radices, columns.mixed().radices) ? columns
                : FloatColumns.of(new FloatMixedRadix(n, radices));
    }

    /** Rows of length n, 1 to {@link Radices#MOST}. */
    static FloatRows of(int n) {
        return new FloatRows(FloatColumns.of(n));
    }

    /** The same transform with the same bits, as columns: for those who turn rows into columns themselves. */
    FloatColumns asColumns() {
        return across;
    }

    /** True if batches are turned into columns. */
    boolean turned() {
        return turned;
    }

    int scratchLength() {
        int one = single.scratchLength();
        if (across.convolution() != null) {
            one = Math.addExact(one, across.convolution().rowScratchLength());
        }
        one = Math.addExact(one, 2 * n);
        return turned ? Math.max(one, across.scratchLength(FloatMixedRadix.MOST_LANES)) : one;
    }

    /** Transforms rows from x to y; y may be x. */
    void forward(boolean hot, int rows, int step, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo,
            float[] yi, int yj, int ldy, float[] scratch, int so) {
        forward(hot, rows, step, step, xr, xo, xi, xj, ldx, yr, yo, yi, yj, ldy, scratch, so);
    }

    /** The same with a step on either side. */
    void forward(boolean hot, int rows, int xStep, int yStep, float[] xr, int xo, float[] xi, int xj, int ldx,
            float[] yr, int yo, float[] yi, int yj, int ldy, float[] scratch, int so) {
        if (hot && turned && rows > 1) {
            int w = FloatMoveVector.lanes();
            for (int row = 0; row < rows; row += w) {
                int some = Math.min(w, rows - row);
                int x = row * ldx;
                int y = row * ldy;
                turned(some, w, xStep, yStep, xr, xo + x, xi, xj + x, ldx, yr, yo + y, yi, yj + y, ldy, scratch, so);
            }
            return;
        }
        boolean along = hot && alone;
        int row = 0;
        if (along && single.two()) {
            for (; row + 1 < rows; row += 2) {
                int x = row * ldx;
                int y = row * ldy;
                single.two(xStep, yStep, xr, xo + x, xi, xj + x, ldx, yr, yo + y, yi, yj + y, ldy, scratch, so);
            }
        }
        for (; row < rows; row++) {
            int x = row * ldx;
            int y = row * ldy;
            if (along) {
                single.transform(xStep, yStep, xr, xo + x, xi, xj + x, yr, yo + y, yi, yj + y, scratch, so);
            } else {
                one(hot, xStep, yStep, xr, xo + x, xi, xj + x, yr, yo + y, yi, yj + y, scratch, so);
            }
        }
    }

    /** One row. */
    private void one(boolean hot, int xStep, int yStep, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo,
            float[] yi, int yj, float[] scratch, int so) {
        if (xStep == yStep && across.convolution() != null) {
            across.convolution().row(hot, single, xStep, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
            return;
        }
        if (xStep == 1 && yStep == 1) {
            single.transform(hot, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
            return;
        }
        int work = so + 2 * n;
        FloatMoveScalar.copy(n, xr, xo, xi, xj, xStep, scratch, so, scratch, so + n, 1);
        one(hot, 1, 1, scratch, so, scratch, so + n, scratch, so, scratch, so + n, scratch, work);
        FloatMoveScalar.copy(n, scratch, so, scratch, so + n, 1, yr, yo, yi, yj, yStep);
    }

    /** Up to w rows as the columns of a block; columns without a row of their own are copies of the last one. */
    private void turned(int rows, int w, int xStep, int yStep, float[] xr, int xo, float[] xi, int xj, int ldx,
            float[] yr, int yo, float[] yi, int yj, int ldy, float[] scratch, int so) {
        int re = so + across.blockScratch(w);
        int im = re + n * w;
        if (n < w) {
            for (int c = 0; c < w; c++) {
                int x = Math.min(c, rows - 1) * ldx;
                FloatMoveScalar.copy(n, xr, xo + x, xi, xj + x, xStep, scratch, re + c, scratch, im + c, w);
            }
        } else if (xStep == 1) {
            toColumns(n, rows, w, xr, xo, ldx, scratch, re, re + w, 2 * w);
            toColumns(n, rows, w, xi, xj, ldx, scratch, im, im + w, 2 * w);
        } else {
            int swap = xo < xj ? 0 : im - re;
            toColumns(2 * n, rows, w, xr, Math.min(xo, xj), ldx, scratch, re + swap, im - swap, w);
        }
        across.block(true, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
        if (n < w) {
            for (int c = 0; c < rows; c++) {
                int y = c * ldy;
                FloatMoveScalar.copy(n, scratch, re + c, scratch, im + c, w, yr, yo + y, yi, yj + y, yStep);
            }
        } else if (yStep == 1) {
            toRows(n, rows, w, scratch, re, re + w, 2 * w, yr, yo, ldy);
            toRows(n, rows, w, scratch, im, im + w, 2 * w, yi, yj, ldy);
        } else {
            int swap = yo < yj ? 0 : im - re;
            toRows(2 * n, rows, w, scratch, re + swap, im - swap, w, yr, Math.min(yo, yj), ldy);
        }
    }

    /** Whole squares, and one that overlaps where a row is no multiple of them. */
    private static void toColumns(int length, int rows, int w, float[] x, int xo, int ld, float[] y, int even, int odd,
            int fs) {
        int count = length / w;
        FloatRowTurnVector.toColumns(count, rows, x, xo, ld, y, even, odd, fs, w / 2 * fs);
        if (count * w < length) {
            int tail = (length - w) / 2 * fs;
            int half = (length - w) % 2 * (odd - even);
            FloatRowTurnVector.toColumns(1, rows, x, xo + length - w, ld, y, even + tail + half, odd + tail + half, fs, 0);
        }
    }

    private static void toRows(int length, int rows, int w, float[] x, int even, int odd, int fs, float[] y, int yo,
            int ld) {
        int count = length / w;
        FloatRowTurnVector.toRows(count, rows, x, even, odd, fs, w / 2 * fs, y, yo, ld);
        if (count * w < length) {
            int tail = (length - w) / 2 * fs;
            int half = (length - w) % 2 * (odd - even);
            FloatRowTurnVector.toRows(1, rows, x, even + tail + half, odd + tail + half, fs, 0, y, yo + length - w, ld);
        }
    }

    /** Interleaved columns. */
    void columns(boolean hot, int count, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo,
            float[] yi, int yj, int ldy, float[] scratch, int so) {
        columns.interleaved(hot, count, xr, xo, xi, xj, ldx, yr, yo, yi, yj, ldy, scratch, so);
    }

    /** Every vector kernel of rows and columns. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = columns.warmUp();
        FloatWarmUp.columns(across, kernels);
        FloatWarmUp.turn(turned, kernels);
        FloatWarmUp.single(single, kernels);
        FloatWarmUp.pairs(kernels);
        return kernels;
    }

    OperationCount operations() {
        return columns.operations();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}
