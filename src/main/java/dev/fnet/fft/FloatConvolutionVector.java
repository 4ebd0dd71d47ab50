package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products and permutations of rows, one column per lane, and products along a row. */
final class FloatConvolutionVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();

    private FloatConvolutionVector() {}

    /** y[i·yld] = x[i·xld]·(w[wo + i] + i·w[wo + ws + i]), W columns. */
    static void multiply(int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] w, int wo, int ws,
            float[] yr, int yo, float[] yi, int yj, int yld) {
        for (int i = 0; i < rows; i++) {
            FloatVector re = FloatVector.fromArray(S, xr, xo + i * xld);
            FloatVector im = FloatVector.fromArray(S, xi, xj + i * xld);
            FloatVector c = FloatVector.broadcast(S, w[wo + i]);
            FloatVector s = FloatVector.broadcast(S, w[wo + ws + i]);
            FloatVector m = FloatVector.broadcast(S, -w[wo + ws + i]);
            re.fma(c, im.mul(m)).intoArray(yr, yo + i * yld);
            re.fma(s, im.mul(c)).intoArray(yi, yj + i * yld);
        }
    }

    /** The same for neighbouring elements of one row, a vector at a time. */
    static void along(int vectors, float[] xr, int xo, float[] xi, int xj, float[] w, int wo, int ws, float[] yr,
            int yo, float[] yi, int yj) {
        for (int i = 0; i < vectors; i++) {
            FloatVector re = FloatVector.fromArray(S, xr, xo + i * W);
            FloatVector im = FloatVector.fromArray(S, xi, xj + i * W);
            FloatVector c = FloatVector.fromArray(S, w, wo + i * W);
            FloatVector s = FloatVector.fromArray(S, w, wo + ws + i * W);
            re.fma(c, im.mul(s.neg())).intoArray(yr, yo + i * W);
            re.fma(s, im.mul(c)).intoArray(yi, yj + i * W);
        }
    }

    /** The same from pairs at x, the imaginary part first if {@code swap} is 1; ws elements of w per part. */
    static void fromPairs(int vectors, float[] x, int xo, int swap, float[] w, int ws, float[] y, int yo, int yj) {
        FloatVector first = FloatVector.fromArray(S, FloatLanes.UNZIP, swap * W);
        FloatVector second = FloatVector.fromArray(S, FloatLanes.UNZIP, (1 - swap) * W);
        for (int i = 0; i < vectors; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + 2 * i * W);
            FloatVector b = FloatVector.fromArray(S, x, xo + 2 * i * W + W);
            FloatVector re = first.selectFrom(a, b);
            FloatVector im = second.selectFrom(a, b);
            FloatVector c = FloatVector.fromArray(S, w, i * W);
            FloatVector s = FloatVector.fromArray(S, w, ws + i * W);
            re.fma(c, im.mul(s.neg())).intoArray(y, yo + i * W);
            re.fma(s, im.mul(c)).intoArray(y, yj + i * W);
        }
    }

    /** The same to pairs at y. */
    static void toPairs(int vectors, float[] x, int xo, int xj, float[] w, int ws, float[] y, int yo, int swap) {
        FloatVector low = FloatVector.fromArray(S, FloatLanes.PAIR, 2 * swap * W);
        FloatVector high = FloatVector.fromArray(S, FloatLanes.PAIR, 2 * swap * W + W);
        for (int i = 0; i < vectors; i++) {
            FloatVector re = FloatVector.fromArray(S, x, xo + i * W);
            FloatVector im = FloatVector.fromArray(S, x, xj + i * W);
            FloatVector c = FloatVector.fromArray(S, w, i * W);
            FloatVector s = FloatVector.fromArray(S, w, ws + i * W);
            FloatVector a = re.fma(c, im.mul(s.neg()));
            FloatVector b = re.fma(s, im.mul(c));
            low.selectFrom(a, b).intoArray(y, yo + 2 * i * W);
            high.selectFrom(a, b).intoArray(y, yo + 2 * i * W + W);
        }
    }

    /** y[i·W] = x[from[i]·xld], W columns. */
    static void gather(int rows, int[] from, float[] xr, int xo, float[] xi, int xj, int xld, float[] y, int yo,
            int im) {
        for (int i = 0; i < rows; i++) {
            int p = from[i] * xld;
            FloatVector a = FloatVector.fromArray(S, xr, xo + p);
            FloatVector b = FloatVector.fromArray(S, xi, xj + p);
            a.intoArray(y, yo + i * W);
            b.intoArray(y, yo + im + i * W);
        }
    }

    /** y[to[i]·yld] = x[i·W], W columns. */
    static void scatter(int rows, int[] to, float[] x, int xo, int im, float[] yr, int yo, float[] yi, int yj,
            int yld) {
        for (int i = 0; i < rows; i++) {
            int p = to[i] * yld;
            FloatVector a = FloatVector.fromArray(S, x, xo + i * W);
            FloatVector b = FloatVector.fromArray(S, x, xo + im + i * W);
            a.intoArray(yr, yo + p);
            b.intoArray(yi, yj + p);
        }
    }

    /** Rader's first row: a[u] = a[u]·factor + a[zero], and a[zero] = a[u] + a[zero]; likewise im behind, W columns. */
    static void center(float[] a, int u, int zero, int im, float factor) {
        for (int part = 0; part <= im; part += im) {
            FloatVector sum = FloatVector.fromArray(S, a, u + part);
            FloatVector first = FloatVector.fromArray(S, a, zero + part);
            sum.fma(FloatVector.broadcast(S, factor), first).intoArray(a, u + part);
            sum.add(first).intoArray(a, zero + part);
        }
    }
}
