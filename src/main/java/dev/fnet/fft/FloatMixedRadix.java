package dev.fnet.fft;

import dev.fnet.exec.Machine;
import java.util.Arrays;

/**
 * The mixed-radix transform {@code Z[k] = Σ_j z[j]·e^{-2πi jk/n}} of one block of columns: W = lanes of a vector when
 * hot, W = 1 for the scalar twin. Immutable; the tables serve both.
 *
 * <p><b>Algorithm.</b> Decimation in frequency. With {@code n = r·m} and {@code j = j0 + m·p},
 * {@code k = q + r·k'}: {@code Z[q + r·k'] = Σ_j0 w_m^{j0·k'} · ( w_n^{j0·q} · Σ_p w_r^{pq} z[j0 + m·p] )}. A pass does
 * the radix-r butterflies of all j0 with their twiddles in place, and leaves r independent transforms of length m in
 * neighbouring blocks. The first pass reads the caller's rows, the last one writes them in natural order, so no
 * permutation is ever made alone. Radices: {@link Radices}; per length and register budget one fixed sequence, so an
 * element's bits depend on nothing else.
 *
 * <p><b>Depth first.</b> After a pass its r blocks are independent: each runs through all later passes before the next
 * one is begun, in the first-level cache as soon as it fits there ({@link #NEAR}). So 512 × 16 columns cross the
 * second-level cache twice, not once per pass.
 *
 * <p><b>Scratch.</b> Row j of the block is W elements at {@code place(j)·W}; real parts first, imaginary parts
 * {@code im} elements behind. Where legs would lie a multiple of 4 KiB apart, one row is left free after every
 * {@code chunk} rows: {@code place(j) = j + j/chunk}. The generic odd pass has a small area of its own at the end.
 *
 * <p><b>Forms of a codelet</b> (i counts butterflies, k the legs):
 * <ul>
 *   <li>{@code first}: x[k·xs + i·ld] of the caller to y[k·ys + i·W] of scratch, times twiddle.
 *   <li>{@code pass}: a[o + k·s + i·W] in place, times twiddle.
 *   <li>{@code near4}, {@code near8} (vector form only): {@code pass} with that many rows between the legs, many
 *       blocks in one loop. As parameters, strides cost an address and a range check per leg, a third of the time.
 *   <li>{@code last}: x[from[i]·W + k·W] of scratch to y[k·ys + i·ld] of the caller.
 * </ul>
 * Twiddles of a butterfly are triples (cos, −sin, sin) for k = 1 … r−1: both halves of the product are plain FMA.
 */
final class FloatMixedRadix {
    /** Lanes of this machine's vectors as the VM's options tell: chooses forms, no result depends on it. */
    static final int USUAL_LANES = Machine.preferredVectorBits() / Float.SIZE;

    /** Rows of a column block that make 4 KiB with 16 lanes. */
    private static final int PAGE = 64;

    /** Bytes of a block that stays in the first-level cache. The order of calls alone depends on it and on the next. */
    private static final int NEAR = 24 << 10;

    /** Most bytes between the rows that a block writes one after the other: farther apart they share few cache sets. */
    private static final int DEEP = 1 << 10;

    /** More lanes than any vector has here: what scratch is measured for. */
    static final int MOST_LANES = Math.max(64 / Float.BYTES, USUAL_LANES);

    final int n;
    final int[] radices;
    /** Distance of the legs of each pass, in rows. */
    final int[] spans;
    /** Twiddle triples of each pass but the last, or of every generic pass. */
    final float[][] twiddles;
    /** Tables of the generic passes: cos and sin of {@link FloatGenericScalar}. */
    final float[][] generic;
    final Layout columns;
    final Layout single;

    /** Where rows lie in scratch. */
    static final class Layout {
        final int chunk;
        final int rows;
        /** Place of the first leg of the last pass's butterfly i, in natural order of its outputs. */
        final int[] from;
        /** The same within a block of pass p, for every p. */
        final int[][] fromBefore;

        Layout(int n, int lastRadix, int[] spans, int rowsPerPage) {
            chunk = chunk(n, spans, rowsPerPage);
            int used = n + (n - 1) / chunk;
            rows = used % 64 == 0 ? used + 1 : used;
            from = new int[n / lastRadix];
            fromBefore = new int[spans.length][];
            fromBefore[0] = from;
        }

        private static int chunk(int n, int[] spans, int rowsPerPage) {
            boolean pad = false;
            for (int span : spans) {
                pad |= span % rowsPerPage == 0;
            }
            if (pad) {
                for (int span : spans) {
                    if (span <= rowsPerPage) {
                        return span;
                    }
                }
            }
            return n;
        }

        int place(int row) {
            return row + row / chunk;
        }
    }

    FloatMixedRadix(int n) {
        this(n, Radices.of(n, Machine.REGISTER_BUDGET));
    }

    /** A plan with given passes, first one first; their product is n. */
    FloatMixedRadix(int n, int[] radices) {
        this.n = n;
        this.radices = radices;
        int passes = radices.length;
        spans = spans(n, radices);
        twiddles = new float[passes][];
        generic = new float[passes][];
        for (int i = 0; i < passes; i++) {
            int span = spans[i];
            int block = radices[i] * span;
            boolean codelet = Radices.hasCodelet(radices[i]);
            if (i < passes - 1 || !codelet) {
                twiddles[i] = twiddles(radices[i], span, block);
            }
            if (!codelet) {
                generic[i] = FloatGenericScalar.table(radices[i]);
            }
        }
        columns = layout(PAGE);
        single = layout(4096 / Float.BYTES);
    }

    private Layout layout(int rowsPerPage) {
        Layout layout = new Layout(n, radices[radices.length - 1], spans, rowsPerPage);
        int last = radices.length - 1;
        for (int i = 0; i < layout.from.length; i++) {
            layout.from[i] = layout.place(groupRow(i, last));
        }
        int blocks = 1;
        for (int pass = 1; pass <= last; pass++) {
            blocks *= radices[pass - 1];
            // Outputs of the first block are the multiples of the number of blocks.
            int[] from = new int[layout.from.length / blocks];
            for (int i = 0; i < from.length; i++) {
                from[i] = layout.from[i * blocks];
            }
            layout.fromBefore[pass] = from;
        }
        return layout;
    }

    /** The passes from number {@code first} on, as a plan of their own. */
    FloatMixedRadix suffix(int first) {
        int[] rest = Arrays.copyOfRange(radices, first, radices.length);
        return new FloatMixedRadix(spans[first - 1], rest);
    }

    /** First row of the group that holds outputs i, i + g, …, where i counts the g groups after some passes. */
    int groupRow(int i, int passes) {
        int rest = i;
        int row = 0;
        for (int pass = 0; pass < passes; pass++) {
            row += rest % radices[pass] * spans[pass];
            rest /= radices[pass];
        }
        return row;
    }

    /** Distance of a pass's legs in scratch, in rows. */
    int leg(int pass, Layout layout) {
        int span = spans[pass];
        return span % layout.chunk == 0 ? layout.place(span) : span;
    }

    /** Operations of one transform. */
    OperationCount operations() {
        OperationCount sum = OperationCount.NONE;
        for (int i = 0; i < radices.length; i++) {
            int radix = radices[i];
            long butterflies = n / radix;
            sum = sum.plus(OperationCount.butterfly(radix).times(butterflies));
            if (twiddles[i] != null) {
                sum = sum.plus(OperationCount.products(butterflies * (radix - 1)));
            }
        }
        return sum;
    }

    /** For example {@code 768 = 3·4·8·8}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(n).append(" = ").append(radices[0]);
        for (int i = 1; i < radices.length; i++) {
            text.append('·').append(radices[i]);
        }
        return text.toString();
    }

    private static float[] twiddles(int radix, int span, int block) {
        float[] w = new float[3 * (radix - 1) * span];
        int t = 0;
        for (int j = 0; j < span; j++) {
            for (int q = 1; q < radix; q++) {
                float sin = (float) Twiddles.sin((long) j * q, block);
                w[t] = (float) Twiddles.cos((long) j * q, block);
                w[t + 1] = -sin;
                w[t + 2] = sin;
                t += 3;
            }
        }
        return w;
    }

    /** Scratch of one block of w columns, in elements. */
    int scratchLength(int w) {
        Layout layout = w == 1 ? single : columns;
        return Math.addExact(Math.multiplyExact(2 * w, layout.rows), genericScratch(w));
    }

    private int genericScratch(int w) {
        int most = 0;
        for (int radix : radices) {
            most = Radices.hasCodelet(radix) ? most : Math.max(most, radix);
        }
        return 2 * w * most;
    }

    /**
     * Transforms one block from the caller's rows x to the caller's rows y; they may be the same.
     *
     * @param hot the vector form: W = lanes; else W = 1
     */
    void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi,
            int yj, int yld, float[] scratch, int so) {
        Layout layout = w == 1 ? single : columns;
        int im = layout.rows * w;
        if (n == 1) {
            copy(hot, 1, xr, xo, xi, xj, xld, yr, yo, yi, yj, yld);
            return;
        }
        if (radices.length == 1) {
            copyIn(hot, w, layout, xr, xo, xi, xj, xld, scratch, so, im);
            last(hot, w, layout, 0, 0, scratch, so, im, yr, yo, yi, yj, yld);
            return;
        }
        if (Radices.hasCodelet(radices[0])) {
            first(hot, w, layout, xr, xo, xi, xj, xld, scratch, so, im);
        } else {
            copyIn(hot, w, layout, xr, xo, xi, xj, xld, scratch, so, im);
            pass(hot, w, layout, 0, 0, n, scratch, so, im);
        }
        rest(hot, w, layout, 0, 0, n, scratch, so, im, yr, yo, yi, yj, yld);
    }

    /**
     * The passes after number {@code pass} of the block of that pass which begins at a row; its outputs are n / size
     * rows apart.
     */
    private void rest(boolean hot, int w, Layout layout, int pass, int row, int size, float[] a, int so, int im,
            float[] yr, int yo, float[] yi, int yj, int ld) {
        int last = radices.length - 1;
        int step = n / size;
        if (pass + 1 == last || 2 * w * size <= NEAR / Float.BYTES
                || (long) step * radices[pass] * ld > DEEP / Float.BYTES) {
            for (int p = pass + 1; p < last; p++) {
                pass(hot, w, layout, p, row, size, a, so, im);
            }
            last(hot, w, layout, pass, row, a, so, im, yr, yo, yi, yj, ld);
            return;
        }
        int span = spans[pass];
        for (int q = 0; q < radices[pass]; q++) {
            int r = row + q * span;
            int y = q * step * ld;
            pass(hot, w, layout, pass + 1, r, span, a, so, im);
            rest(hot, w, layout, pass + 1, r, span, a, so, im, yr, yo + y, yi, yj + y, ld);
        }
    }

    /** The last pass of the block of pass number {@code pass} that begins at a row. */
    private void last(boolean hot, int w, Layout layout, int pass, int row, float[] a, int so, int im, float[] yr,
            int yo, float[] yi, int yj, int ld) {
        int last = radices.length - 1;
        int radix = radices[last];
        int[] from = layout.fromBefore[pass];
        int o = so + layout.place(row) * w;
        int groups = from.length;
        int step = n / (groups * radix) * ld;
        if (!Radices.hasCodelet(radix)) {
            pass(hot, w, layout, last, row, groups * radix, a, so, im);
            copyOut(hot, radix, groups, a, o, im, from, yr, yo, yi, yj, step);
        } else if (hot) {
            FloatCodeletsVector.last(radix, groups, a, o, im, from, yr, yo, yi, yj, step, groups * step);
        } else {
            FloatCodeletsScalar.last(radix, groups, a, o, im, from, yr, yo, yi, yj, step, groups * step);
        }
    }

    private void first(boolean hot, int w, Layout layout, float[] xr, int xo, float[] xi, int xj, int ld, float[] y,
            int so, int im) {
        int radix = radices[0];
        int span = spans[0];
        int chunk = Math.min(span, layout.chunk);
        int ys = leg(0, layout) * w;
        for (int j = 0; j < span; j += chunk) {
            int x = j * ld;
            int yo = so + layout.place(j) * w;
            int wo = 3 * (radix - 1) * j;
            if (hot) {
                FloatCodeletsVector.first(radix, chunk, xr, xo + x, xi, xj + x, ld, span * ld, y, yo, im, ys,
                        twiddles[0], wo);
            } else {
                FloatCodeletsScalar.first(radix, chunk, xr, xo + x, xi, xj + x, ld, span * ld, y, yo, im, ys,
                        twiddles[0], wo);
            }
        }
    }

    /** True if a pass of column blocks runs in a form with literal legs. */
    static boolean near(int n, int[] radices, int pass) {
        int[] spans = spans(n, radices);
        return spans[pass] % Layout.chunk(n, spans, PAGE) != 0
                && FloatCodeletsVector.hasNear(radices[pass], spans[pass]);
    }

    /** Rows between the legs of a pass. */
    static int leg(int n, int[] radices, int pass) {
        return spans(n, radices)[pass];
    }

    private static int[] spans(int n, int[] radices) {
        int[] spans = new int[radices.length];
        int span = n;
        for (int i = 0; i < spans.length; i++) {
            span /= radices[i];
            spans[i] = span;
        }
        return spans;
    }

    /** One pass in place, all its blocks in so many rows. */
    private void pass(boolean hot, int w, Layout layout, int pass, int row, int size, float[] a, int so, int im) {
        int radix = radices[pass];
        int span = spans[pass];
        int block = radix * span;
        if (hot && span % layout.chunk != 0 && FloatCodeletsVector.hasNear(radix, span)) {
            boolean padded = block % layout.chunk == 0;
            int run = padded ? size : Math.min(size, layout.chunk);
            int step = (padded ? layout.place(block) : block) * w;
            for (int r = row; r < row + size; r += run) {
                FloatCodeletsVector.near(radix, span, run / radix, a, so + layout.place(r) * w, im, step,
                        twiddles[pass]);
            }
            return;
        }
        for (int r = row; r < row + size; r += block) {
            passOf(hot, w, layout, pass, r, a, so, im);
        }
    }

    private void passOf(boolean hot, int w, Layout layout, int pass, int row, float[] a, int so, int im) {
        int radix = radices[pass];
        int span = spans[pass];
        int chunk = Math.min(span, layout.chunk);
        int leg = leg(pass, layout) * w;
        boolean codelet = Radices.hasCodelet(radix);
        for (int j = 0; j < span; j += chunk) {
            int o = so + layout.place(row + j) * w;
            int wo = 3 * (radix - 1) * j;
            if (!codelet) {
                int temp = so + 2 * im;
                if (hot) {
                    FloatGenericVector.pass(radix, chunk, a, o, im, leg, twiddles[pass], wo, generic[pass], temp);
                } else {
                    FloatGenericScalar.pass(radix, chunk, a, o, im, leg, twiddles[pass], wo, generic[pass], temp);
                }
            } else if (hot) {
                FloatCodeletsVector.pass(radix, chunk, a, o, im, leg, twiddles[pass], wo);
            } else {
                FloatCodeletsScalar.pass(radix, chunk, a, o, im, leg, twiddles[pass], wo);
            }
        }
    }

    private void copyIn(boolean hot, int w, Layout layout, float[] xr, int xo, float[] xi, int xj, int ld, float[] y,
            int so, int im) {
        for (int j = 0; j < n; j += layout.chunk) {
            int rows = Math.min(layout.chunk, n - j);
            int to = so + layout.place(j) * w;
            copy(hot, rows, xr, xo + j * ld, xi, xj + j * ld, ld, y, to, y, to + im, w);
        }
    }

    private static void copy(boolean hot, int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo,
            float[] yi, int yj, int yld) {
        if (hot) {
            FloatMoveVector.copy(rows, xr, xo, xi, xj, xld, yr, yo, yi, yj, yld);
        } else {
            FloatMoveScalar.copy(rows, xr, xo, xi, xj, xld, yr, yo, yi, yj, yld);
        }
    }

    /** The last pass of a generic radix stays in scratch; its rows go out here. */
    private static void copyOut(boolean hot, int radix, int groups, float[] x, int xo, int im, int[] from, float[] yr,
            int yo, float[] yi, int yj, int ld) {
        for (int q = 0; q < radix; q++) {
            int to = q * groups * ld;
            if (hot) {
                FloatMoveVector.gather(groups, x, xo, im, from, q, yr, yo + to, yi, yj + to, ld);
            } else {
                FloatMoveScalar.gather(groups, x, xo, im, from, q, yr, yo + to, yi, yj + to, ld);
            }
        }
    }
}
