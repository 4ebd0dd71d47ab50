package dev.fnet.fft;

/** Transposition and lane twiddles of the row transforms, scalar twin. */
final class MixingTransposeScalar {
    private MixingTransposeScalar() {}

    /** {@code b[c,r] = a[r,c]} for {@code r < rows}, {@code c < columns}; moves bits only. */
    static void transpose(int rows, int columns, float[] a, int aOff, int lda, float[] b, int bOff, int ldb) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                b[bOff + c * ldb + r] = a[aOff + r * lda + c];
            }
        }
    }

    /**
     * Complex product in place: {@code (re + i im)[k] *= w[k] + i w[count + k]}. Four multiplications and two additions
     * per element, each rounded by itself.
     */
    static void twiddle(int count, float[] w, float[] g, int re, int im) {
        for (int k = 0; k < count; k++) {
            float a = g[re + k];
            float b = g[im + k];
            float c = w[k];
            float s = w[count + k];
            g[re + k] = a * c - b * s;
            g[im + k] = a * s + b * c;
        }
    }
}
