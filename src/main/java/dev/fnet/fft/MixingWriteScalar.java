package dev.fnet.fft;

/**
 * Last stage of the Fourier mixing, scalar twin: one transformed row g goes to row n of Y as it is and to row −n read
 * backwards, since {@code Y[-n,-k] = Y[n,k]}; with the residual, {@code Y = X + mixing}. The quarter that fold and
 * separation owe is taken here: it is exact, so one FMA does it and the addition of the residual.
 */
final class MixingWriteScalar {
    static final float QUARTER = 0.25f;

    private MixingWriteScalar() {}

    /**
     * Writes {@code y[to + k] = g[k]/4} and, if {@code back} is another row than {@code to},
     * {@code y[back + k] = g[-k]/4};
     * {@code g[d]} holds {@code g[0]}. With {@code add}, x at {@code xTo} and {@code xBack} is added; y may be x.
     */
    static void write(int d, float[] g, int from, boolean add, float[] x, int xTo, int xBack, float[] y,
            int to, int back) {
        rest(0, d, g, from, add, x, xTo, xBack, y, to, back);
    }

    /** The same from element {@code first} of both rows on: the rest of a vector kernel. */
    static void rest(int first, int d, float[] g, int from, boolean add, float[] x, int xTo, int xBack, float[] y,
            int to, int back) {
        for (int k = first; k < d; k++) {
            y[to + k] = add ? Math.fma(g[from + k], QUARTER, x[xTo + k]) : g[from + k] * QUARTER;
        }
        if (back != to) {
            for (int k = first; k < d; k++) {
                y[back + k] = add ? Math.fma(g[from + d - k], QUARTER, x[xBack + k]) : g[from + d - k] * QUARTER;
            }
        }
    }

    /** Makes the row of its own mirror even to the last bit: {@code g[-k] = g[k]} for {@code k < d/2}. */
    static void mirror(int d, float[] g, int from) {
        for (int k = 1; k < d - k; k++) {
            g[from + d - k] = g[from + k];
        }
    }
}
