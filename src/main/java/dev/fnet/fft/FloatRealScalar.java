package dev.fnet.fft;

/**
 * From the transform Z of h = n/2 complex numbers {@code x[2j] + i·x[2j+1]} to the spectrum X of the n real ones and
 * back, one column: the twin of {@link FloatRealVector}, same operations, same bits.
 *
 * <p>With {@code E = Z[k] + conj Z[h−k]}, {@code D = Z[k] − conj Z[h−k]}: forward {@code X[k] = (E − i·w·D)/2}, where
 * {@code w = e^{-2πi k/n}}; inverse, from X to 2Z, {@code E + i·conj(w)·D} with E and D made of X. Rows k and h−k are
 * done together: 8 additions, 2 multiplications and 2 FMA, forward 2 multiplications more.
 */
final class FloatRealScalar {
    private FloatRealScalar() {}

    /** cos and sin of 2πk/n in pairs, k = 0 … n/4, times the factor. */
    static float[] table(int n, double factor) {
        int h = n / 2;
        float[] w = new float[2 * (h / 2 + 1)];
        for (int k = 0; k <= h / 2; k++) {
            w[2 * k] = (float) (factor * Twiddles.cos(k, n));
            w[2 * k + 1] = (float) (factor * Twiddles.sin(k, n));
        }
        return w;
    }

    /** Spectrum of h + 1 bins from Z; w holds halves. */
    static void forward(int h, float[] z, int zr, int zi, int ldz, float[] w, float[] yr, int yo, float[] yi, int yj,
            int ldy) {
        float re = z[zr];
        float im = z[zi];
        yr[yo] = re + im;
        yi[yj] = 0f;
        yr[yo + h * ldy] = re - im;
        yi[yj + h * ldy] = 0f;
        for (int k = 1; k <= h - k; k++) {
            int low = k * ldz;
            int high = (h - k) * ldz;
            float a = z[zr + low];
            float b = z[zi + low];
            float c = z[zr + high];
            float d = z[zi + high];
            float er = (a + c) * 0.5f;
            float ei = (b - d) * 0.5f;
            float dr = a - c;
            float di = b + d;
            float cos = w[2 * k];
            float sin = w[2 * k + 1];
            float p = Math.fma(di, cos, dr * -sin);
            float q = Math.fma(dr, cos, di * sin);
            yr[yo + k * ldy] = er + p;
            yi[yj + k * ldy] = ei - q;
            yr[yo + (h - k) * ldy] = er - p;
            yi[yj + (h - k) * ldy] = -ei - q;
        }
    }

    /** 2Z from the spectrum; the imaginary parts of bins 0 and h are not read. */
    static void inverse(int h, float[] xr, int xo, float[] xi, int xj, int ldx, float[] w, float[] z, int zr, int zi,
            int ldz) {
        float first = xr[xo];
        float last = xr[xo + h * ldx];
        z[zr] = first + last;
        z[zi] = first - last;
        for (int k = 1; k <= h - k; k++) {
            float a = xr[xo + k * ldx];
            float b = xi[xj + k * ldx];
            float c = xr[xo + (h - k) * ldx];
            float d = xi[xj + (h - k) * ldx];
            float er = a + c;
            float ei = b - d;
            float dr = a - c;
            float di = b + d;
            float cos = w[2 * k];
            float sin = w[2 * k + 1];
            float p = Math.fma(di, cos, dr * sin);
            float q = Math.fma(dr, cos, di * -sin);
            int low = k * ldz;
            int high = (h - k) * ldz;
            z[zr + low] = er - p;
            z[zi + low] = ei + q;
            z[zr + high] = er + p;
            z[zi + high] = q - ei;
        }
    }

    /** Odd lengths: all bins, the second half by conjugation. */
    static void hermitian(int n, float[] xr, int xo, float[] xi, int xj, int ldx, float[] z, int zr, int zi, int ldz) {
        z[zr] = xr[xo];
        z[zi] = 0f;
        for (int k = 1; k <= n / 2; k++) {
            float re = xr[xo + k * ldx];
            float im = xi[xj + k * ldx];
            z[zr + k * ldz] = re;
            z[zi + k * ldz] = im;
            z[zr + (n - k) * ldz] = re;
            z[zi + (n - k) * ldz] = -im;
        }
    }
}
