package dev.fnet.fft;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
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
    private final boolean turned;

    FloatRows(FloatColumns columns) {
        this.columns = columns;
        n = columns.length();
        across = Radices.convolution(n, true) ? FloatColumns.of(FloatConvolution.of(n, true))
                : FloatColumns.of(new FloatMixedRadix(n, Radices.ofRow(n, Machine.REGISTER_BUDGET)));
        single = new FloatSingle(across.mixed() != null ? across.mixed() : across.convolution().inner);
        turned = !single.vector() && n <= LONGEST_TURNED;
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
        int row = 0;
        if (hot && turned && rows > 1) {
            int w = FloatMoveVector.lanes();
            for (; row < rows; row += w) {
                int some = Math.min(w, rows - row);
                turned(some, w, step, xr, xo + row * ldx, xi, xj + row * ldx, ldx, yr, yo + row * ldy, yi,
                        yj + row * ldy, ldy, scratch, so);
            }
            return;
        }
        for (; row < rows; row++) {
            one(hot, step, xr, xo + row * ldx, xi, xj + row * ldx, yr, yo + row * ldy, yi, yj + row * ldy, scratch, so);
        }
    }

    /** One row. */
    private void one(boolean hot, int step, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi,
            int yj, float[] scratch, int so) {
        if (hot && step == 2 && across.mixed() != null && single.vector()) {
            single.transform(2, 2, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
            return;
        }
        if (step == 1) {
            contiguous(hot, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
            return;
        }
        int work = so + 2 * n;
        FloatMoveScalar.copy(n, xr, xo, xi, xj, step, scratch, so, scratch, so + n, 1);
        contiguous(hot, scratch, so, scratch, so + n, scratch, so, scratch, so + n, scratch, work);
        FloatMoveScalar.copy(n, scratch, so, scratch, so + n, 1, yr, yo, yi, yj, step);
    }

    private void contiguous(boolean hot, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi, int yj,
            float[] scratch, int so) {
        if (across.mixed() != null) {
            single.transform(hot, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
        } else {
            across.convolution().row(hot, single, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
        }
    }

    /** Up to w rows as the columns of a block. */
    private void turned(int rows, int w, int step, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo,
            float[] yi, int yj, int ldy, float[] scratch, int so) {
        int re = so + across.blockScratch(w);
        int im = re + n * w;
        for (int c = 0; c < w; c++) {
            if (c < rows) {
                FloatMoveScalar.copy(n, xr, xo + c * ldx, xi, xj + c * ldx, step, scratch, re + c, scratch, im + c, w);
            } else {
                FloatMoveScalar.clear(n, scratch, re + c, scratch, im + c, w);
            }
        }
        across.block(true, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
        for (int c = 0; c < rows; c++) {
            FloatMoveScalar.copy(n, scratch, re + c, scratch, im + c, w, yr, yo + c * ldy, yi, yj + c * ldy, step);
        }
    }

    /** Interleaved columns: staged in split form, a block at a time. */
    void columns(boolean hot, int count, float[] xr, int xo, float[] xi, int xj, int ldx, float[] yr, int yo,
            float[] yi, int yj, int ldy, float[] scratch, int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        int re = so + columns.blockScratch(w);
        int im = re + n * w;
        for (int first = 0; first < count; first += w) {
            for (int c = 0; c < w; c++) {
                if (first + c < count) {
                    int x = 2 * (first + c);
                    FloatMoveScalar.copy(n, xr, xo + x, xi, xj + x, ldx, scratch, re + c, scratch, im + c, w);
                } else {
                    FloatMoveScalar.clear(n, scratch, re + c, scratch, im + c, w);
                }
            }
            columns.block(hot, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
            for (int c = 0; c < w && first + c < count; c++) {
                int y = 2 * (first + c);
                FloatMoveScalar.copy(n, scratch, re + c, scratch, im + c, w, yr, yo + y, yi, yj + y, ldy);
            }
        }
    }

    /** Every vector kernel of rows and columns. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = columns.warmUp();
        FloatWarmUp.columns(across, kernels);
        FloatWarmUp.single(single, kernels);
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
