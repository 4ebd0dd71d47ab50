package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import dev.fnet.simd.VectorTranspose;

/** Transposition for the row transforms, vector kernel: squares in registers, which may reach beyond the matrix. */
final class MixingTransposeVector {
    private static final int L = VectorShape.LANES;

    private MixingTransposeVector() {}

    /**
     * As the scalar twin, in whole squares: reads up to {@code L - 1} rows and columns beyond the matrix and writes as
     * much beyond its image, so {@code ldb} is at least {@code rows} rounded up to whole vectors.
     */
    static void transpose(int rows, int columns, float[] a, int aOff, int lda, float[] b, int bOff, int ldb) {
        for (int r = 0; r < rows; r += L) {
            for (int c = 0; c < columns; c += L) {
                VectorTranspose.square(a, aOff + r * lda + c, lda, b, bOff + c * ldb + r, ldb);
            }
        }
    }
}
