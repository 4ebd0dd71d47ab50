package dev.fnet.fft;

/** Products and permutations of rows, one column: the twin of {@link FloatConvolutionVector}. */
final class FloatConvolutionScalar {
    private FloatConvolutionScalar() {}

    /** y[i·yld] = x[i·xld]·(w[wo + i] + i·w[wo + ws + i]). */
    static void multiply(int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] w, int wo, int ws,
            float[] yr, int yo, float[] yi, int yj, int yld) {
        for (int i = 0; i < rows; i++) {
            float re = xr[xo + i * xld];
            float im = xi[xj + i * xld];
            float c = w[wo + i];
            float s = w[wo + ws + i];
            yr[yo + i * yld] = Math.fma(re, c, -(im * s));
            yi[yj + i * yld] = Math.fma(re, s, im * c);
        }
    }

    /** y[i] = x[from[i]·xld]. */
    static void gather(int rows, int[] from, float[] xr, int xo, float[] xi, int xj, int xld, float[] y, int yo,
            int im) {
        for (int i = 0; i < rows; i++) {
            int p = from[i] * xld;
            y[yo + i] = xr[xo + p];
            y[yo + im + i] = xi[xj + p];
        }
    }

    /** y[to[i]·yld] = x[i]. */
    static void scatter(int rows, int[] to, float[] x, int xo, int im, float[] yr, int yo, float[] yi, int yj,
            int yld) {
        for (int i = 0; i < rows; i++) {
            int p = to[i] * yld;
            yr[yo + p] = x[xo + i];
            yi[yj + p] = x[xo + im + i];
        }
    }

    /** Rader's first element: a[u] = a[u]·factor + a[zero], and a[zero] = a[u] + a[zero]; likewise im behind. */
    static void center(float[] a, int u, int zero, int im, float factor) {
        for (int part = 0; part <= im; part += im) {
            float sum = a[u + part];
            float first = a[zero + part];
            a[u + part] = Math.fma(sum, factor, first);
            a[zero + part] = sum + first;
        }
    }
}
