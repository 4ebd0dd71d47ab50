package dev.fnet.fft;

import java.util.Arrays;

/**
 * Bluestein's algorithm for lengths with large prime factors, for one block of columns like {@link FloatMixedRadix}:
 * with {@code c[j] = e^{-πi j²/n}}, {@code jk = (j² + k² − (k−j)²)/2} turns the transform into the cyclic convolution
 * {@code Z[k] = c[k] · Σ_j (z[j]·c[j]) · conj(c[k−j])} of length m, the next fast length of 2n−1: two transforms of
 * length m, the spectrum of conj(c) kept in the plan. The squares are reduced modulo 2n as integers, and the spectrum
 * is computed in double, so that a large n loses nothing. Immutable.
 */
final class FloatBluestein {
    final int n;
    final FloatMixedRadix inner;
    private final int m;
    /** c in pairs. */
    private final float[] chirp;
    /** Transform of conj(c), wrapped, over m, in pairs. */
    private final float[] spectrum;

    FloatBluestein(int n) {
        this.n = n;
        m = Radices.nextFast(2 * n - 1);
        inner = new FloatMixedRadix(m);
        chirp = new float[2 * n];
        spectrum = new float[2 * m];
        double[] re = new double[m];
        double[] im = new double[m];
        for (int j = 0; j < n; j++) {
            long square = (long) j * j % (2L * n);
            double cos = Twiddles.cos(square, 2L * n);
            double sin = Twiddles.sin(square, 2L * n);
            chirp[2 * j] = (float) cos;
            chirp[2 * j + 1] = (float) -sin;
            re[j] = cos / m;
            im[j] = sin / m;
            if (j > 0) {
                re[m - j] = re[j];
                im[m - j] = im[j];
            }
        }
        DoubleMixedRadix exact = new DoubleMixedRadix(m);
        exact.block(false, 1, re, 0, im, 0, 1, re, 0, im, 0, 1, new double[exact.scratchLength(1)], 0);
        for (int k = 0; k < m; k++) {
            spectrum[2 * k] = (float) re[k];
            spectrum[2 * k + 1] = (float) im[k];
        }
    }

    /** Scratch of one block of w columns, in elements. */
    int scratchLength(int w) {
        return Math.addExact(inner.scratchLength(w), Math.multiplyExact(2 * w, m));
    }

    /** Transforms one block, see {@link FloatMixedRadix#block}. */
    void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi,
            int yj, int yld, float[] scratch, int so) {
        int u = so + inner.scratchLength(w);
        int v = u + m * w;
        multiply(hot, n, xr, xo, xi, xj, xld, chirp, scratch, u, scratch, v, w);
        int rest = (m - n) * w;
        Arrays.fill(scratch, u + n * w, u + n * w + rest, 0f);
        Arrays.fill(scratch, v + n * w, v + n * w + rest, 0f);
        inner.block(hot, w, scratch, u, scratch, v, w, scratch, u, scratch, v, w, scratch, so);
        multiply(hot, m, scratch, u, scratch, v, w, spectrum, scratch, u, scratch, v, w);
        // The inverse is the forward transform with the parts exchanged.
        inner.block(hot, w, scratch, v, scratch, u, w, scratch, v, scratch, u, w, scratch, so);
        multiply(hot, n, scratch, u, scratch, v, w, chirp, yr, yo, yi, yj, yld);
    }

    /** One transform of neighbouring elements: products in scalar form, the two transforms by {@code single}. */
    void row(boolean hot, FloatSingle single, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi,
            int yj, float[] scratch, int so) {
        int u = so + single.scratchLength();
        int v = u + m;
        FloatMoveScalar.multiply(n, xr, xo, xi, xj, 1, chirp, scratch, u, scratch, v, 1);
        Arrays.fill(scratch, u + n, u + m, 0f);
        Arrays.fill(scratch, v + n, v + m, 0f);
        single.transform(hot, scratch, u, scratch, v, scratch, u, scratch, v, scratch, so);
        FloatMoveScalar.multiply(m, scratch, u, scratch, v, 1, spectrum, scratch, u, scratch, v, 1);
        single.transform(hot, scratch, v, scratch, u, scratch, v, scratch, u, scratch, so);
        FloatMoveScalar.multiply(n, scratch, u, scratch, v, 1, chirp, yr, yo, yi, yj, 1);
    }

    /** Operations of one transform. */
    OperationCount operations() {
        return inner.operations().times(2).plus(OperationCount.products(2L * n + m));
    }

    /** For example {@code 1009 by Bluestein, 2 × 2025 = 5·5·3·3·3·3}. */
    @Override
    public String toString() {
        return n + " by Bluestein, 2 × " + inner;
    }

    private static void multiply(boolean hot, int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] w,
            float[] yr, int yo, float[] yi, int yj, int yld) {
        if (hot) {
            FloatMoveVector.multiply(rows, xr, xo, xi, xj, xld, w, yr, yo, yi, yj, yld);
        } else {
            FloatMoveScalar.multiply(rows, xr, xo, xi, xj, xld, w, yr, yo, yi, yj, yld);
        }
    }
}
