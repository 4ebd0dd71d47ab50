package dev.fnet.fft;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.List;

/**
 * Fold and column transforms of the Fourier mixing. Immutable and thread-safe.
 *
 * <p><b>Fold.</b> {@code E[m,j] = X[m,j] + X[-m,-j]}; the odd part of X gives nothing to the real part of the result.
 * The factors 1/2 of the fold and of the separation of two columns are one exact 1/4 in the last step of the mixing.
 *
 * <p><b>Columns.</b> Decimation in frequency as in {@link FloatMixedRadix}, in place, and the digit-reversed order
 * stays: {@link #place} tells where a row is. The first pass reads X and folds; its loop over the butterflies is
 * outside, the one over the blocks inside, so that rows of X stream. After some passes, R = product of their
 * radices, the rows {@code ≡ c} modulo R are a stretch of scratch that needs no other any more, and the mixing needs
 * it together with that of −c: a <i>group</i> {@code (c, −c)}. Where the columns are many it is small enough for the
 * second-level cache, and the passes that are left, a block at a time, and the rows of a group follow each other at
 * once.
 *
 * <p>Lengths that are no multiple of 4 or have prime factors above 5, and matrices too narrow for whole blocks, are
 * folded first and transformed by {@link FloatColumns}: one group, natural order.
 *
 * <p><b>Scratch.</b> A stretch is block after block, a block is row after row of 32 floats.
 *
 * <p><b>Forms of a pass</b> (i counts butterflies, k the legs; each on 16 lanes). Steps of the loop are literals, and
 * so no access is checked in the loop:
 * <ul>
 *   <li>{@code fold}: one butterfly of the rows at xo + k·xs and their mirrors, at m0 for k = 0 and mo − k·xs for the
 *       others, in {@code count} blocks, {@code bs} apart in scratch.
 *   <li>{@code pass}: a[o + 32i + k·s] in place, times the twiddles from {@code w[wo]} on: triples (cos, −sin, sin)
 *       for k = 1 … r−1, then those of the next butterfly.
 *   <li>{@code last}: a[o + 32·(r·i + k)] in place, no twiddles.
 *   <li>{@code along}: a[o + 16i + k·s], imaginary parts {@code im} behind; {@code end}: a[o + 16·(r·i + k)] to
 *       a[to + 16i + k·ys]; see {@link MixingRows}.
 * </ul>
 */
final class MixingColumns {
    private static final int LANES = MixingShape.LANES;
    private static final int BLOCK = MixingShape.BLOCK;

    /** Most bytes of a group: a good part of the second-level cache. */
    private static final int GROUP_BYTES = 640 << 10;

    /** Columns of more bytes than that are finished group by group. */
    private static final long MANY_BYTES = 4 << 20;

    private final MixingShape shape;
    private final int n;
    /** Radices of the passes, or {@code null} where {@link FloatColumns} serve. */
    private final int[] radices;
    /** Twiddles of each pass but the last. */
    private final float[][] twiddles;
    private final FloatColumns other;
    /** Passes before the groups. */
    private final int levels;
    /** R: number of stretches. */
    private final int stretches;
    /** Rows of a stretch. */
    private final int rows;
    /** Floats from one block of a stretch to the next. */
    private final int block;
    /** Floats from one stretch to the next. */
    private final int stride;
    private final boolean inTurns;
    /** Float offset of row i. */
    private final int[] places;
    /** The rows that are transformed, group by group. */
    private final int[] order;
    /** Rows of all groups up to this one. */
    private final int[] ends;

    MixingColumns(MixingShape shape) {
        this.shape = shape;
        n = shape.n;
        radices = shape.folds() ? MixingRadices.ofColumns(n, Machine.REGISTER_BUDGET) : null;
        inTurns = 4L * n * (shape.blocks + 1) * BLOCK > MANY_BYTES;
        int product = 1;
        int level = 0;
        if (radices != null) {
            twiddles = MixingRadices.twiddles(n, radices);
            other = null;
            do {
                product *= radices[level++];
            } while (inTurns && level < radices.length - 1
                    && 8L * (n / product) * (shape.blocks + 1) * BLOCK > GROUP_BYTES);
        } else {
            twiddles = null;
            other = n == 1 ? null : FloatColumns.of(n);
        }
        levels = level;
        stretches = product;
        rows = n / product;
        block = Math.addExact(Math.multiplyExact(rows, BLOCK), LANES);
        int lines = Math.multiplyExact(block, shape.blocks + 1) / LANES;
        stride = (lines + (lines % 2 == 0 ? 1 : 0)) * LANES;
        long all = (long) stride * stretches;
        if (all > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("n is " + n + " and d is " + shape.d + ", their scratch of " + all
                    + " floats is more than the " + Integer.MAX_VALUE / 2 + " allowed");
        }
        places = new int[n];
        for (int i = 0; i < n; i++) {
            places[i] = rowPlace(i);
        }
        ends = new int[stretches / 2 + 1];
        order = new int[n / 2 + 1];
        order();
    }

    private int rowPlace(int i) {
        int stretch = 0;
        int rest = i;
        int left = stretches;
        for (int pass = 0; pass < levels; pass++) {
            left /= radices[pass];
            stretch += rest % radices[pass] * left;
            rest /= radices[pass];
        }
        int row = rest;
        if (radices != null) {
            row = 0;
            left = rows;
            for (int pass = levels; pass < radices.length; pass++) {
                left /= radices[pass];
                row += rest % radices[pass] * left;
                rest /= radices[pass];
            }
        }
        return stretch * stride + row * BLOCK;
    }

    /**
     * One row of each pair of mirrored rows: group by group in the order in which they lie, or in ascending order, so
     * that rows of Y stream.
     */
    private void order() {
        if (!inTurns) {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Arrays.fill(ends, order.length);
            return;
        }
        int at = 0;
        int[] natural = new int[rows];
        for (int k = 0; k < rows; k++) {
            natural[places[k * stretches] / BLOCK] = k;
        }
        for (int c = 0; c <= stretches / 2; c++) {
            boolean alone = 2 * c % stretches == 0;
            for (int k = 0; k < rows; k++) {
                int row = c + stretches * natural[k];
                if (!alone || row <= shape.mirror(row)) {
                    order[at++] = row;
                }
            }
            ends[c] = at;
        }
    }

    /** True if groups and their rows should be done in turns. */
    boolean inTurns() {
        return inTurns;
    }

    /** Floats of the columns, and of {@link #finish} work. */
    int length() {
        return stride * stretches;
    }

    /** Floats of work for one thread. */
    int workLength() {
        return other == null ? 0 : other.scratchLength(LANES);
    }

    /** Floats from one block of a row to the next. */
    int block() {
        return block;
    }

    /** Float offset of row {@code i}. */
    int place(int i) {
        return places[i];
    }

    /** Groups. */
    int groups() {
        return ends.length;
    }

    /** How many of the rows of {@link #row} are in the groups up to {@code group}. */
    int end(int group) {
        return ends[group];
    }

    /** Rows to transform. */
    int rowCount() {
        return order.length;
    }

    /** The row to transform with number {@code i}. */
    int row(int i) {
        return order[i];
    }

    /** Fold and the passes before the groups, blocks {@code from} to {@code to - 1}; the last block is column 0's. */
    void start(boolean hot, float[] x, int xOff, int ldx, float[] s, int sOff, int from, int to) {
        int end = Math.min(to, shape.blocks);
        boolean zero = to > shape.blocks;
        int zeroAt = sOff + shape.blocks * block;
        if (radices == null) {
            if (hot) {
                MixingFoldVector.fold(shape, x, xOff, ldx, s, sOff, block, from, end);
            } else {
                MixingFoldScalar.fold(shape, x, xOff, ldx, s, sOff, block, from, end);
            }
            if (zero) {
                for (int m = 0; m < n; m++) {
                    MixingFoldScalar.zero(x, xOff + m * ldx, xOff + shape.mirror(m) * ldx, s, zeroAt + places[m]);
                }
            }
            return;
        }
        int radix = radices[0];
        int span = n / radix;
        int leg = span / rows * stride;
        for (int i = 0; i < span; i++) {
            // 0, then u and -u in turns, which read halves of the same rows
            int u = (i & 1) != 0 ? (i + 1) / 2 : i == 0 ? 0 : span - i / 2;
            int at = u / rows * stride + u % rows * BLOCK;
            int row = xOff + u * ldx;
            int mirror = xOff + (n - u) * ldx;
            int first = u == 0 ? row : mirror;
            if (from < end) {
                int back = shape.d - from * BLOCK;
                fold(hot, radix, end - from, x, row + 1 + from * BLOCK, span * ldx, first + back, mirror + back, s,
                        sOff + at + from * block, block, leg, twiddles[0], 3 * (radix - 1) * u);
            }
            if (zero) {
                int z = zeroAt + at;
                MixingFoldScalar.zero(x, row, first, s, z);
                for (int k = 1; k < radix; k++) {
                    MixingFoldScalar.zero(x, row + k * span * ldx, mirror - k * span * ldx, s, z + k * leg);
                }
            }
        }
        if (zero) {
            pass(hot, 0, n, span, s, zeroAt);
        }
        for (int pass = 1; pass < levels; pass++) {
            int length = span;
            span /= radices[pass];
            for (int b = from; b < to; b++) {
                pass(hot, pass, length, span, s, sOff + b * block);
            }
        }
    }

    /** One pass before the groups in one block. */
    private void pass(boolean hot, int pass, int length, int span, float[] s, int sOff) {
        int radix = radices[pass];
        int leg = span / rows * stride;
        for (int from = 0; from < n; from += length) {
            for (int u = 0; u < span; u += rows) {
                pass(hot, radix, rows, s, sOff + (from + u) / rows * stride, leg, twiddles[pass], 3 * (radix - 1) * u);
            }
        }
    }

    /** The passes that are left for a group, blocks {@code from} to {@code to - 1}. */
    void finish(boolean hot, int group, float[] s, int sOff, int from, int to, int work) {
        if (radices == null) {
            if (other != null) {
                for (int b = from; b < to; b++) {
                    int re = sOff + b * block;
                    other.forward(hot, b < shape.blocks ? LANES : 1, s, re, s, re + LANES, BLOCK, s, work);
                }
            }
            return;
        }
        if (levels == radices.length) {
            return;
        }
        stretch(hot, s, sOff + places[group], from, to);
        if (2 * group % stretches != 0) {
            stretch(hot, s, sOff + places[stretches - group], from, to);
        }
    }

    private void stretch(boolean hot, float[] s, int sOff, int from, int to) {
        int last = radices.length - 1;
        for (int b = from; b < to; b++) {
            int o = sOff + b * block;
            int span = rows;
            for (int pass = levels; pass < last; pass++) {
                int length = span;
                span /= radices[pass];
                for (int at = 0; at < rows; at += length) {
                    pass(hot, radices[pass], span, s, o + at * BLOCK, span * BLOCK, twiddles[pass], 0);
                }
            }
            int radix = radices[last];
            if (hot) {
                MixingCodeletsVector.last(radix, rows / radix, s, o);
            } else {
                MixingCodeletsScalar.last(radix, rows / radix, s, o);
            }
        }
    }

    private static void fold(boolean hot, int radix, int count, float[] x, int xo, int xs, int m0, int mo, float[] s,
            int so, int bs, int ys, float[] w, int wo) {
        if (hot) {
            MixingCodeletsVector.fold(radix, count, x, xo, xs, m0, mo, s, so, bs, ys, w, wo);
        } else {
            MixingCodeletsScalar.fold(radix, count, x, xo, xs, m0, mo, s, so, bs, ys, w, wo);
        }
    }

    private static void pass(boolean hot, int radix, int count, float[] a, int o, int s, float[] w, int wo) {
        if (hot) {
            MixingCodeletsVector.pass(radix, count, a, o, s, w, wo);
        } else {
            MixingCodeletsScalar.pass(radix, count, a, o, s, w, wo);
        }
    }

    /** Adds the vector kernels of {@link #start} and {@link #finish} that are not in the list yet. */
    void warmUp(List<WarmUpKernel> kernels) {
        if (radices == null) {
            MixingWarmUp.add(MixingWarmUp.fold(), kernels);
            if (other != null) {
                for (WarmUpKernel kernel : other.warmUp()) {
                    MixingWarmUp.add(kernel, kernels);
                }
            }
            return;
        }
        MixingWarmUp.add(MixingWarmUp.folding(radices[0]), kernels);
        MixingWarmUp.add(MixingWarmUp.pass(radices[0]), kernels);
        MixingWarmUp.columns(radices, 1, kernels);
    }

    @Override
    public String toString() {
        if (radices == null) {
            return other == null ? "1" : other.toString();
        }
        return MixingRadices.toString(n, radices) + " in " + ends.length + " groups after "
                + (levels == 1 ? "the first pass" : levels + " passes");
    }
}
