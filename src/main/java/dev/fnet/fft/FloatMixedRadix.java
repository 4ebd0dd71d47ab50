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
 * <p><b>Scratch.</b> Row j of the block is W elements at {@code place(j)·W}; real parts first, imaginary parts
 * {@code im} elements behind. Where legs would lie a multiple of 4 KiB apart, one row is left free after every
 * {@code chunk} rows: {@code place(j) = j + j/chunk}. The generic odd pass has a small area of its own at the end.
 *
 * <p><b>Forms of a codelet</b> (i counts butterflies, k the legs):
 * <ul>
 *   <li>{@code first}: x[k·xs + i·ld] of the caller to y[k·ys + i·W] of scratch, times twiddle.
 *   <li>{@code pass}: a[o + k·s + i·W] in place, times twiddle.
 *   <li>{@code last}: x[from[i]·W + k·W] of scratch to y[k·ys + i·ld] of the caller.
 *   <li>{@code lanes} (vector form only): one transform, lanes are W neighbouring elements, see {@link FloatSingle}.
 * </ul>
 * Twiddles of a butterfly are triples (cos, −sin, sin) for k = 1 … r−1: both halves of the product are plain FMA.
 */
final class FloatMixedRadix {
    /** Lanes of this machine's vectors as the VM's options tell: chooses forms, no result depends on it. */
    static final int USUAL_LANES = Machine.preferredVectorBits() / Float.SIZE;

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

        Layout(int n, int lastRadix, int[] spans, int rowsPerPage) {
            int pad = n;
            for (int span : spans) {
                if (span % rowsPerPage == 0) {
                    pad = 0;
                }
            }
            if (pad == 0) {
                for (int span : spans) {
                    if (span <= rowsPerPage) {
                        pad = span;
                        break;
                    }
                }
            }
            chunk = pad;
            int used = n + (n - 1) / chunk;
            rows = used % 64 == 0 ? used + 1 : used;
            from = new int[n / lastRadix];
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
        spans = new int[passes];
        twiddles = new float[passes][];
        generic = new float[passes][];
        int span = n;
        for (int i = 0; i < passes; i++) {
            int block = span;
            span /= radices[i];
            spans[i] = span;
            boolean codelet = Radices.hasCodelet(radices[i]);
            if (i < passes - 1 || !codelet) {
                twiddles[i] = twiddles(radices[i], span, block);
            }
            if (!codelet) {
                generic[i] = FloatGenericScalar.table(radices[i]);
            }
        }
        columns = layout(64);
        single = layout(4096 / Float.BYTES);
    }

    private Layout layout(int rowsPerPage) {
        Layout layout = new Layout(n, radices[radices.length - 1], spans, rowsPerPage);
        for (int i = 0; i < layout.from.length; i++) {
            layout.from[i] = layout.place(groupRow(i, radices.length - 1));
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
        int last = radices.length - 1;
        int pass = 0;
        if (last > 0 && Radices.hasCodelet(radices[0])) {
            first(hot, w, layout, xr, xo, xi, xj, xld, scratch, so, im);
            pass = 1;
        } else {
            copyIn(hot, w, layout, xr, xo, xi, xj, xld, scratch, so, im);
        }
        for (; pass < last; pass++) {
            pass(hot, w, layout, pass, scratch, so, im);
        }
        int radix = radices[last];
        if (Radices.hasCodelet(radix)) {
            if (hot) {
                FloatCodeletsVector.last(radix, n / radix, scratch, so, im, layout.from, yr, yo, yi, yj, yld,
                        n / radix * yld);
            } else {
                FloatCodeletsScalar.last(radix, n / radix, scratch, so, im, layout.from, yr, yo, yi, yj, yld,
                        n / radix * yld);
            }
        } else {
            pass(hot, w, layout, last, scratch, so, im);
            copyOut(hot, layout, radix, scratch, so, im, yr, yo, yi, yj, yld);
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

    /** One pass in place, all blocks. */
    void pass(boolean hot, int w, Layout layout, int pass, float[] a, int so, int im) {
        int radix = radices[pass];
        int span = spans[pass];
        int chunk = Math.min(span, layout.chunk);
        int leg = leg(pass, layout) * w;
        boolean codelet = Radices.hasCodelet(radix);
        for (int block = 0; block < n; block += radix * span) {
            for (int j = 0; j < span; j += chunk) {
                int o = so + layout.place(block + j) * w;
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
    private void copyOut(boolean hot, Layout layout, int radix, float[] x, int so, int im, float[] yr, int yo,
            float[] yi, int yj, int ld) {
        int groups = n / radix;
        for (int q = 0; q < radix; q++) {
            int to = q * groups * ld;
            if (hot) {
                FloatMoveVector.gather(groups, x, so, im, layout.from, q, yr, yo + to, yi, yj + to, ld);
            } else {
                FloatMoveScalar.gather(groups, x, so, im, layout.from, q, yr, yo + to, yi, yj + to, ld);
            }
        }
    }
}
