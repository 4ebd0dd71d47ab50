package dev.fnet.fft;

import java.util.Arrays;

/**
 * Bluestein's algorithm, for any n: with {@code c[j] = e^{-πi j²/n}}, {@code jk = (j² + k² − (k−j)²)/2} turns the
 * transform into the convolution {@code Z[k] = c[k] · Σ_j (z[j]·c[j]) · conj(c[k−j])}, cyclic of any length m of 2n−1
 * and more. The squares are reduced modulo 2n as integers, and the spectrum is computed in double, so that a large n
 * loses nothing.
 */
final class FloatBluestein extends FloatConvolution {
    /** c: real parts, then imaginary ones. */
    private final float[] chirp;

    FloatBluestein(int n, boolean rows) {
        super(n, Radices.bluesteinLength(n, rows), rows);
        chirp = new float[2 * n];
        double[] re = new double[m];
        double[] im = new double[m];
        for (int j = 0; j < n; j++) {
            long square = (long) j * j % (2L * n);
            re[j] = Twiddles.cos(square, 2L * n);
            im[j] = Twiddles.sin(square, 2L * n);
            chirp[j] = (float) re[j];
            chirp[n + j] = (float) -im[j];
            if (j > 0) {
                re[m - j] = re[j];
                im[m - j] = im[j];
            }
        }
        transform(re, im);
    }

    @Override
    void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi,
            int yj, int yld, float[] scratch, int so) {
        int u = so + inner.scratchLength(w);
        int v = u + area * w;
        multiply(hot, n, xr, xo, xi, xj, xld, chirp, 0, n, scratch, u, scratch, v, w);
        Arrays.fill(scratch, u + n * w, u + m * w, 0f);
        Arrays.fill(scratch, v + n * w, v + m * w, 0f);
        inner.block(hot, w, scratch, u, scratch, v, w, scratch, u, scratch, v, w, scratch, so);
        multiply(hot, m, scratch, u, scratch, v, w, spectrum, 0, m, scratch, u, scratch, v, w);
        // The inverse is the forward transform with the parts exchanged.
        inner.block(hot, w, scratch, v, scratch, u, w, scratch, v, scratch, u, w, scratch, so);
        multiply(hot, n, scratch, u, scratch, v, w, chirp, 0, n, yr, yo, yi, yj, yld);
    }

    @Override
    void row(boolean hot, FloatSingle single, int step, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo,
            float[] yi, int yj, float[] scratch, int so) {
        int u = rowWork(single, so);
        int v = u + area;
        alongFrom(hot, n, step, xr, xo, xi, xj, chirp, scratch, u, v);
        Arrays.fill(scratch, u + n, u + m, 0f);
        Arrays.fill(scratch, v + n, v + m, 0f);
        single.transform(hot, scratch, u, scratch, v, scratch, u, scratch, v, scratch, so);
        along(hot, m, scratch, u, scratch, v, spectrum, 0, m, scratch, u, scratch, v);
        single.transform(hot, scratch, v, scratch, u, scratch, v, scratch, u, scratch, so);
        alongTo(hot, n, step, scratch, u, v, chirp, yr, yo, yi, yj);
    }

    @Override
    OperationCount operations() {
        return inner.operations().times(2).plus(OperationCount.products(2L * n + m));
    }

    /** For example {@code 1009 by Bluestein, 2 × 2048 = 4·8·8·8}. */
    @Override
    public String toString() {
        return n + " by Bluestein, 2 × " + inner;
    }
}
