package dev.fnet.fft;

/** Transposition for the row transforms, scalar twin. */
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
}
