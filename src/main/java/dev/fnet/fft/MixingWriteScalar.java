package dev.fnet.fft;

/**
 * Last stage of the Fourier mixing, scalar twin: one transformed row goes to row n of Y as it is and to row −n read
 * backwards, since {@code Y[-n,-k] = Y[n,k]}; with the residual, {@code Y = X + mixing}, one addition per element.
 */
final class MixingWriteScalar {
    private MixingWriteScalar() {}

    /** Writes {@code y[k] = g[k]}. */
    static void copy(int d, float[] g, int from, float[] y, int to) {
        copy(d, g, from, y, to, 0);
    }

    /** Writes {@code y[k] = g[-k]}; reads {@code g[d]}, which must hold {@code g[0]}. */
    static void copyBack(int d, float[] g, int from, float[] y, int to) {
        copyBack(d, g, from, y, to, 0);
    }

    /** Writes {@code y[k] = x[k] + g[k]}; y may be x. */
    static void add(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to) {
        add(d, g, from, x, xFrom, y, to, 0);
    }

    /** Writes {@code y[k] = x[k] + g[-k]}; reads {@code g[d]}, which must hold {@code g[0]}; y may be x. */
    static void addBack(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to) {
        addBack(d, g, from, x, xFrom, y, to, 0);
    }

    /** Makes the row of its own mirror even to the last bit: {@code g[-k] = g[k]} for {@code k < d/2}. */
    static void mirror(int d, float[] g, int from) {
        for (int k = 1; k < d - k; k++) {
            g[from + d - k] = g[from + k];
        }
    }

    static void copy(int d, float[] g, int from, float[] y, int to, int k0) {
        for (int k = k0; k < d; k++) {
            y[to + k] = g[from + k];
        }
    }

    static void copyBack(int d, float[] g, int from, float[] y, int to, int k0) {
        for (int k = k0; k < d; k++) {
            y[to + k] = g[from + d - k];
        }
    }

    static void add(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to, int k0) {
        for (int k = k0; k < d; k++) {
            y[to + k] = x[xFrom + k] + g[from + k];
        }
    }

    static void addBack(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to, int k0) {
        for (int k = k0; k < d; k++) {
            y[to + k] = x[xFrom + k] + g[from + d - k];
        }
    }
}
