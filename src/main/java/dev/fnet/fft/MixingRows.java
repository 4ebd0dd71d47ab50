package dev.fnet.fft;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/**
 * Complex transforms of length {@code d} along rows, natural order in and out, a batch of rows at a time in scratch.
 * The caller fills the rows at {@link #re}, {@link #im}, calls {@link #run} and reads them {@link #result} further on;
 * element d of a result repeats element 0. Immutable and thread-safe.
 *
 * <p>Two ways, chosen by d alone:
 * <ul>
 * <li><b>d = 16·M, M ≥ 2: one row at a time, in the first-level cache, one transposition per element.</b> With
 * {@code j = 16m + l} and {@code k = k1 + M·k2}: transforms of length M over m with the 16 l in the lanes;
 * transposition of [k1][l] to [l][k1]; factors {@code e^(-2πi l·k1/d)} and transforms of length 16 over l with the k1
 * in the lanes ({@link MixingSixteenScalar}). Row {@code k2} of that result is the stretch {@code M·k2 …} of the
 * output: natural order.
 * <li><b>any other d: 16 rows at a time</b>, transposed to rows in lanes, one transform of length d, transposed back.
 * </ul>
 */
final class MixingRows {
    private static final int LANES = MixingShape.LANES;

    private final int d;
    /** M, or 0 for rows in lanes. */
    private final int m;
    /** Passes of the transforms of length M, or {@code null} where {@link #first} does them. */
    private final int[] radices;
    private final float[][] factors;
    /** Transforms of length M, or d. */
    private final FloatColumns first;
    /** Floats from one row [k] of a lane transform to the next. */
    private static final int LD = MixingShape.BLOCK + 8;
    /** Factors of {@link MixingSixteenScalar}; {@code null} for rows in lanes. */
    private final float[] twiddles;
    /** From one row buffer to the next. */
    private final int stride;
    /** M in whole vectors of 16; for rows in lanes from one element to the next. */
    private final int midStride;
    private final int midBase;
    private final int workBase;
    private final int length;

    private MixingRows(int d) {
        this.d = d;
        if (d % LANES == 0 && d >= 2 * LANES) {
            m = d / LANES;
            radices = MixingRadices.ofRow(m, Machine.REGISTER_BUDGET);
            factors = radices == null ? null : MixingRadices.twiddles(m, radices);
            first = radices == null ? FloatColumns.of(m) : null;
            midStride = roundUp(m, LANES);
            twiddles = MixingSixteenScalar.factors(d, m);
            stride = LANES * midStride + LANES;
            midBase = 2 * stride;
            workBase = midBase + 2 * stride;
        } else {
            m = 0;
            radices = null;
            factors = null;
            first = FloatColumns.of(d);
            midStride = LD;
            twiddles = null;
            stride = roundUp(d + 1, LANES) + 8;
            midBase = Math.multiplyExact(2 * LANES, stride);
            workBase = Math.addExact(midBase, Math.multiplyExact(midStride, roundUp(d, LANES)));
        }
        length = Math.addExact(workBase, first == null ? 0 : first.scratchLength(LANES));
    }

    static MixingRows of(int d) {
        return new MixingRows(d);
    }

    /** Rows of one batch. */
    int batch() {
        return m == 0 ? LANES : 1;
    }

    /** Floats that {@link #run} works on, the rows' buffers included. */
    int scratchLength() {
        return length;
    }

    /** Place of the real part of row {@code i} of the batch, relative to the scratch. */
    int re(int i) {
        return 2 * i * stride;
    }

    /** Place of its imaginary part. */
    int im(int i) {
        return (2 * i + 1) * stride;
    }

    /** From {@link #re} and {@link #im} to the results. */
    int result() {
        return m == 0 ? 0 : midBase;
    }

    /** Transforms the rows 0 to {@code rows - 1} of the batch. */
    void run(boolean hot, int rows, float[] s, int sOff) {
        if (m != 0) {
            row(hot, s, sOff);
        } else if (d > 1) {
            lanes(hot, rows, s, sOff);
        }
        for (int i = 0; i < rows; i++) {
            int re = sOff + result() + re(i);
            int im = sOff + result() + im(i);
            s[re + d] = s[re];
            s[im + d] = s[im];
        }
    }

    private void row(boolean hot, float[] s, int sOff) {
        int re = sOff;
        int im = re + stride;
        int midRe = sOff + midBase;
        int midIm = midRe + stride;
        if (radices == null) {
            first.forward(hot, LANES, s, re, s, im, LANES, s, midRe, s, midIm, LANES, s, sOff + workBase);
        } else {
            passes(hot, s, re, midRe);
        }
        int squares = midStride / LANES;
        if (hot) {
            MixingSquaresVector.transpose(squares, s, midRe, re);
            MixingSquaresVector.transpose(squares, s, midIm, re + 256);
            MixingSixteenVector.first(squares, twiddles, s, re);
            MixingSixteenVector.last(m, s, re, midRe, midIm);
        } else {
            MixingSquaresScalar.transpose(squares, s, midRe, re);
            MixingSquaresScalar.transpose(squares, s, midIm, re + 256);
            MixingSixteenScalar.first(squares, twiddles, s, re);
            MixingSixteenScalar.last(m, s, re, midRe, midIm);
        }
    }

    /** The transforms of length M, from the row to natural order in the middle. */
    private void passes(boolean hot, float[] s, int row, int mid) {
        int last = radices.length - 1;
        int span = m;
        for (int pass = 0; pass < last; pass++) {
            int radix = radices[pass];
            int block = span;
            span /= radix;
            for (int at = 0; at < m; at += block) {
                int o = row + at * LANES;
                if (hot) {
                    MixingCodeletsVector.along(radix, span, s, o, stride, span * LANES, factors[pass], 0);
                } else {
                    MixingCodeletsScalar.along(radix, span, s, o, stride, span * LANES, factors[pass], 0);
                }
            }
        }
        int radix = radices[last];
        int groups = m / radix;
        int count = last == 1 ? groups : 1; // after two passes or more a group's place is its digits backwards
        for (int q = 0; q < groups; q += count) {
            int from = 0;
            int rest = q;
            int left = groups;
            for (int pass = 0; pass < last; pass++) {
                left /= radices[pass];
                from += rest % radices[pass] * left;
                rest /= radices[pass];
            }
            int o = row + from * radix * LANES;
            if (hot) {
                MixingCodeletsVector.end(radix, count, s, o, stride, mid + q * LANES, groups * LANES);
            } else {
                MixingCodeletsScalar.end(radix, count, s, o, stride, mid + q * LANES, groups * LANES);
            }
        }
    }

    private void lanes(boolean hot, int rows, float[] s, int sOff) {
        int ld = 2 * stride;
        int re = sOff;
        int im = re + stride;
        int lane = sOff + midBase;
        transpose(hot, rows, d, s, re, ld, lane, midStride);
        transpose(hot, rows, d, s, im, ld, lane + LANES, midStride);
        first.forward(hot, rows, s, lane, s, lane + LANES, midStride, s, sOff + workBase);
        transpose(hot, d, rows, s, lane, midStride, re, ld);
        transpose(hot, d, rows, s, lane + LANES, midStride, im, ld);
    }

    private static void transpose(
            boolean hot, int rows, int columns, float[] s, int from, int lda, int to, int ldb) {
        if (hot) {
            MixingTransposeVector.transpose(rows, columns, s, from, lda, s, to, ldb);
        } else {
            MixingTransposeScalar.transpose(rows, columns, s, from, lda, s, to, ldb);
        }
    }

    /** Adds the vector kernels behind {@link #run} that are not in the list yet. */
    void warmUp(List<WarmUpKernel> kernels) {
        if (radices != null) {
            MixingWarmUp.row(radices, kernels);
            return;
        }
        for (WarmUpKernel kernel : first.warmUp()) {
            MixingWarmUp.add(kernel, kernels);
        }
    }

    @Override
    public String toString() {
        return m == 0 ? "16 rows in lanes, " + first
                : "row by row, " + (radices == null ? first : MixingRadices.toString(m, radices)) + " x 16 = 4·4";
    }

    private static int roundUp(int value, int multiple) {
        return Math.multiplyExact((value + multiple - 1) / multiple, multiple);
    }
}
