package dev.fnet.fft;

/** Column sums for the first row of the mixing, scalar twin: even rows plus odd rows, each in ascending order. */
final class MixingSumScalar {
    private MixingSumScalar() {}

    /** {@code y[k] = Σ_i x[i,k]}. */
    static void columns(int n, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        columns(n, d, x, xOff, ldx, y, yOff, 0);
    }

    static void columns(int n, int d, float[] x, int xOff, int ldx, float[] y, int yOff, int from) {
        for (int k = from; k < d; k++) {
            float even = x[xOff + k];
            float odd = 0f;
            int at = xOff + k;
            int i = 1;
            for (; i + 1 < n; i += 2) {
                at += 2 * ldx;
                odd += x[at - ldx];
                even += x[at];
            }
            if (i < n) {
                odd += x[at + ldx];
            }
            y[yOff + k] = even + odd;
        }
    }
}
