package dev.fnet.fft;

/**
 * The steps before and after the complex transform of a cosine, sine or Hartley transform ({@link FloatTrig}), one
 * column: the twin of {@link FloatTrigVector}, same operations, same bits. Row i of z is one element here, real parts
 * from zr, imaginary ones from zi; rows of x and y lie ldx and ldy apart, which may be negative.
 *
 * <p>Steps on half-length transforms (h = n/2 complex points, pairs k and h−k) use, with {@code Z[k] = a + ib} and
 * {@code Z[h−k] = c + id}: {@code E = Z[k] + conj Z[h−k]}, {@code D = Z[k] − conj Z[h−k]} and {@code Q = i·w·D},
 * {@code w = e^{-2πi k/n}}; the spectrum of the n real numbers is then {@code X[k] = (E − Q)/2} and
 * {@code X[h−k] = conj(E + Q)/2}.
 */
final class FloatTrigScalar {
    private FloatTrigScalar() {}

    /** z[i] = x[from[i]]·f[i]. */
    static void gather(int rows, float[] x, int xo, int ldx, int[] from, float[] f, float[] z, int zo) {
        for (int i = 0; i < rows; i++) {
            z[zo + i] = x[xo + from[i] * ldx] * f[i];
        }
    }

    /** y[j] = z[from[j]]·f[j]. */
    static void scatter(int rows, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int j = 0; j < rows; j++) {
            y[yo + j * ldy] = z[zo + from[j]] * f[j];
        }
    }

    /** z[k] = (x[k·xs]·w0 + x'[k·ys]·w1) + i·(x[k·xs]·w2 + x'[k·ys]·w3), k from first on. */
    static void twiddle(int first, int rows, float[] x, int xo, int xs, int yo, int ys, float[] w, float[] z, int zr,
            int zi) {
        for (int k = first; k < rows; k++) {
            float a = x[xo + k * xs];
            float b = x[yo + k * ys];
            z[zr + k] = Math.fma(a, w[4 * k], b * w[4 * k + 1]);
            z[zi + k] = Math.fma(a, w[4 * k + 2], b * w[4 * k + 3]);
        }
    }

    /** y[k·ys] = Re z[k]·w0 + Im z[k]·w1, y'[k·ts] = Re z[k]·w2 + Im z[k]·w3. */
    static void untwiddle(int rows, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ys, int to, int ts) {
        for (int k = 0; k < rows; k++) {
            float a = z[zr + k];
            float b = z[zi + k];
            y[yo + k * ys] = Math.fma(a, w[4 * k], b * w[4 * k + 1]);
            y[to + k * ts] = Math.fma(a, w[4 * k + 2], b * w[4 * k + 3]);
        }
    }

    /** y[j] = Re z[from[j]]·w0 + Im z[from[j]]·w1. */
    static void combine(int rows, float[] z, int zr, int zi, int[] from, float[] w, float[] y, int yo, int ldy) {
        for (int j = 0; j < rows; j++) {
            int k = from[j];
            y[yo + j * ldy] = Math.fma(z[zr + k], w[2 * j], z[zi + k] * w[2 * j + 1]);
        }
    }

    /**
     * DCT-II from Z: {@code y[k] − i·y[n−k] = t_k·2X[k]}, {@code t_k = e^{-πi k/2n}}. Per pair 8 additions, 6
     * multiplications, 6 FMA. Table: factors of y[0] and y[h]; then sin, −cos, cos of w, cos, sin, −sin of t_k and
     * t_{h−k}.
     */
    static void cosines(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        float re = z[zr];
        float im = z[zi];
        y[yo] = (re + im) * w[0];
        y[yo + h * ldy] = (re - im) * w[1];
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            float a = z[zr + k];
            float b = z[zi + k];
            float c = z[zr + h - k];
            float d = z[zi + h - k];
            float er = a + c;
            float ei = b - d;
            float dr = a - c;
            float di = b + d;
            float qr = Math.fma(dr, w[t], di * w[t + 1]);
            float qi = Math.fma(dr, w[t + 2], di * w[t]);
            float pr = er - qr;
            float pi = qi - ei;
            float rr = er + qr;
            float ri = ei + qi;
            float low = Math.fma(pr, w[t + 3], pi * w[t + 5]);
            float lowMirror = Math.fma(pr, w[t + 4], pi * w[t + 3]);
            float high = Math.fma(rr, w[t + 6], ri * w[t + 8]);
            float highMirror = Math.fma(rr, w[t + 7], ri * w[t + 6]);
            y[yo + k * ldy] = low;
            y[yo + (n - k) * ldy] = lowMirror;
            y[yo + (h - k) * ldy] = high;
            y[yo + (h + k) * ldy] = highMirror;
            t += 9;
        }
    }

    /**
     * DCT-III up to the inverse transform of h points: {@code U[k] = conj(t_k)·(x[k] − i·x[n−k])}, then the spectrum U
     * of n real numbers made Z as in {@link FloatRealScalar#inverse}. Table as for {@link #cosines}.
     */
    static void uncosines(int h, float[] x, int xo, int ldx, float[] w, float[] z, int zr, int zi) {
        float first = x[xo] * w[0];
        float middle = x[xo + h * ldx] * w[1];
        z[zr] = first + middle;
        z[zi] = first - middle;
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            float a = x[xo + k * ldx];
            float b = x[xo + (n - k) * ldx];
            float c = x[xo + (h - k) * ldx];
            float d = x[xo + (h + k) * ldx];
            float ur = Math.fma(a, w[t + 3], b * w[t + 4]);
            float ui = Math.fma(b, w[t + 3], a * w[t + 5]);
            float vr = Math.fma(c, w[t + 6], d * w[t + 7]);
            float vi = Math.fma(d, w[t + 6], c * w[t + 8]);
            float er = ur + vr;
            float ei = vi - ui;
            float dr = ur - vr;
            float di = ui + vi;
            float p = Math.fma(dr, w[t], di * w[t + 1]);
            float q = Math.fma(dr, w[t + 2], di * w[t]);
            z[zr + k] = er - p;
            z[zi + k] = ei + q;
            z[zr + h - k] = er + p;
            z[zi + h - k] = q - ei;
            t += 9;
        }
    }

    /**
     * Hartley from Z: {@code y[k] = Re X[k] − Im X[k]}, {@code y[n−k] = Re X[k] + Im X[k]}. Per pair 10 additions, 4
     * multiplications, 2 FMA. Table: factor of y[0] and y[h], half of it; then sin + cos, sin − cos, −sin − cos of w,
     * times that half.
     */
    static void hartley(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        float re = z[zr];
        float im = z[zi];
        y[yo] = (re + im) * w[0];
        y[yo + h * ldy] = (re - im) * w[0];
        float half = w[1];
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            float a = z[zr + k];
            float b = z[zi + k];
            float c = z[zr + h - k];
            float d = z[zi + h - k];
            float er = a + c;
            float ei = b - d;
            float dr = a - c;
            float di = b + d;
            float sum = (er + ei) * half;
            float difference = (er - ei) * half;
            float p = Math.fma(dr, w[t], di * w[t + 1]);
            float q = Math.fma(dr, w[t + 1], di * w[t + 2]);
            y[yo + k * ldy] = difference - q;
            y[yo + (n - k) * ldy] = sum - p;
            y[yo + (h - k) * ldy] = sum + p;
            y[yo + (h + k) * ldy] = difference + q;
            t += 3;
        }
    }

    /**
     * DCT-I from Z: {@code y[k] = Re X[k]}, k = 0 … h. Per pair 5 additions, 2 multiplications, 1 FMA. Table: factor of
     * y[0] and y[h], half of the factor of the others; then sin and −cos of w times that half.
     */
    static void reals(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        float re = z[zr];
        float im = z[zi];
        y[yo] = (re + im) * w[0];
        y[yo + h * ldy] = (re - im) * w[0];
        float half = w[1];
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            float a = z[zr + k];
            float b = z[zi + k];
            float c = z[zr + h - k];
            float d = z[zi + h - k];
            float er = (a + c) * half;
            float qr = Math.fma(a - c, w[t], (b + d) * w[t + 1]);
            y[yo + k * ldy] = er - qr;
            y[yo + (h - k) * ldy] = er + qr;
            t += 2;
        }
    }

    /** DST-I from Z: {@code y[k−1] = −Im X[k]}, k = 1 … h−1; table: 0, the half; then sin and cos of w times it. */
    static void imaginaries(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        float half = w[1];
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            float a = z[zr + k];
            float b = z[zi + k];
            float c = z[zr + h - k];
            float d = z[zi + h - k];
            float ei = (b - d) * half;
            float qi = Math.fma(a - c, w[t + 1], (b + d) * w[t]);
            y[yo + (k - 1) * ldy] = qi - ei;
            y[yo + (h - k - 1) * ldy] = qi + ei;
            t += 2;
        }
    }
}
