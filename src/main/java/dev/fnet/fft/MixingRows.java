package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Complex transforms of length {@code d} along rows, natural order in and out, a batch of rows at a time in scratch.
 * The caller fills rows {@link #inRe}, {@link #inIm} of the batch, calls {@link #run}, and reads {@link #outRe},
 * {@link #outIm}; element d of an output row repeats element 0. Immutable and thread-safe.
 *
 * <p>Two ways, chosen by d alone:
 * <ul>
 * <li><b>d = 16·M, M ≥ 2: one row at a time, all of it in the first-level cache, one transposition per element.</b> With
 * {@code j = 16m + l} and {@code k = k1 + M·k2}: transforms of length M over m with the 16 l in the lanes; factors
 * {@code e^(-2πi l·k1/d)}; transposition of [k1][l] to [l][k1]; transforms of length 16 over l with the k1 in the lanes.
 * The row {@code k2} of that result is the stretch {@code M·k2 …} of the output: natural order.
 * <li><b>any other d: 16 rows at a time</b>, transposed to rows in lanes, one transform of length d, transposed back.
 * </ul>
 */
final class MixingRows {
    private static final int LANES = MixingShape.BLOCK;

    private final int d;
    /** M, or 0 for rows in lanes. */
    private final int m;
    /** Transforms of length M, or d. */
    private final FloatColumns first;
    /** Transforms of length 16, or {@code null}. */
    private final FloatColumns second;
    /** Real parts [k1][l], then imaginary parts; {@code null} for rows in lanes. */
    private final float[] twiddles;
    /** From one row buffer to the next. */
    private final int inStride;
    private final int outStride;
    private final int outBase;
    private final int laneBase;
    private final int workBase;
    private final int length;

    private MixingRows(int d) {
        this.d = d;
        if (d % LANES == 0 && d >= 2 * LANES) {
            m = d / LANES;
            first = FloatColumns.of(m);
            second = FloatColumns.of(LANES);
            twiddles = twiddles(d, m);
            inStride = LANES * roundUp(m, LANES) + LANES;
            outStride = roundUp(d + LANES + 1, LANES) + LANES;
            outBase = 2 * inStride;
            laneBase = 0;
            workBase = outBase + 2 * outStride;
            length = workBase + Math.max(first.scratchLength(LANES), second.scratchLength(m));
        } else {
            m = 0;
            first = FloatColumns.of(d);
            second = null;
            twiddles = null;
            inStride = roundUp(d + 1, LANES) + 8;
            outStride = inStride;
            outBase = 0;
            laneBase = 2 * LANES * inStride;
            workBase = Math.addExact(laneBase, Math.multiplyExact(MixingShape.ROW, roundUp(d, LANES)));
            length = Math.addExact(workBase, first.scratchLength(LANES));
        }
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

    /** Place of the real part of input row {@code i} of the batch, relative to the scratch. */
    int inRe(int i) {
        return 2 * i * inStride;
    }

    int inIm(int i) {
        return (2 * i + 1) * inStride;
    }

    /** Place of the real part of output row {@code i} of the batch, relative to the scratch. */
    int outRe(int i) {
        return outBase + 2 * i * outStride;
    }

    int outIm(int i) {
        return outBase + (2 * i + 1) * outStride;
    }

    /** Transforms the rows 0 to {@code rows - 1} of the batch. */
    void run(boolean hot, int rows, float[] s, int sOff) {
        if (m == 0) {
            lanes(hot, rows, s, sOff);
        } else {
            row(hot, s, sOff);
        }
        for (int i = 0; i < rows; i++) {
            int re = sOff + outRe(i);
            int im = sOff + outIm(i);
            s[re + d] = s[re];
            s[im + d] = s[im];
        }
    }

    private void row(boolean hot, float[] s, int sOff) {
        int re = sOff + inRe(0);
        int im = sOff + inIm(0);
        int toRe = sOff + outRe(0);
        int toIm = sOff + outIm(0);
        first.forward(hot, LANES, s, re, s, im, LANES, s, sOff + workBase);
        if (hot) {
            MixingTransposeVector.twiddle(d, twiddles, s, re, im);
            MixingTransposeVector.transpose(m, LANES, s, re, LANES, s, toRe, m);
            MixingTransposeVector.transpose(m, LANES, s, im, LANES, s, toIm, m);
        } else {
            MixingTransposeScalar.twiddle(d, twiddles, s, re, im);
            MixingTransposeScalar.transpose(m, LANES, s, re, LANES, s, toRe, m);
            MixingTransposeScalar.transpose(m, LANES, s, im, LANES, s, toIm, m);
        }
        second.forward(hot, m, s, toRe, s, toIm, m, s, sOff + workBase);
    }

    private void lanes(boolean hot, int rows, float[] s, int sOff) {
        if (d == 1) {
            return;
        }
        int ld = 2 * inStride;
        int re = sOff + inRe(0);
        int im = sOff + inIm(0);
        int lane = sOff + laneBase;
        transpose(hot, rows, d, s, re, ld, lane, MixingShape.ROW);
        transpose(hot, rows, d, s, im, ld, lane + LANES, MixingShape.ROW);
        first.forward(hot, rows, s, lane, s, lane + LANES, MixingShape.ROW, s, sOff + workBase);
        transpose(hot, d, rows, s, lane, MixingShape.ROW, re, ld);
        transpose(hot, d, rows, s, lane + LANES, MixingShape.ROW, im, ld);
    }

    private static void transpose(
            boolean hot, int rows, int columns, float[] s, int from, int lda, int to, int ldb) {
        if (hot) {
            MixingTransposeVector.transpose(rows, columns, s, from, lda, s, to, ldb);
        } else {
            MixingTransposeScalar.transpose(rows, columns, s, from, lda, s, to, ldb);
        }
    }

    /** The vector kernels behind {@link #run}. */
    List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = new ArrayList<>(first.warmUp());
        if (second != null) {
            kernels.addAll(second.warmUp());
        }
        return kernels;
    }

    @Override
    public String toString() {
        return m == 0 ? "16 rows in lanes, " + first : "row by row " + m + " x 16, " + first + ", " + second;
    }

    private static float[] twiddles(int d, int m) {
        float[] w = new float[2 * d];
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < LANES; l++) {
                double angle = -2 * Math.PI * ((long) k * l % d) / d;
                w[k * LANES + l] = (float) Math.cos(angle);
                w[d + k * LANES + l] = (float) Math.sin(angle);
            }
        }
        return w;
    }

    private static int roundUp(int value, int multiple) {
        return Math.multiplyExact((value + multiple - 1) / multiple, multiple);
    }
}
