package dev.fnet.fft;

/** Transposition of the squares of a row, scalar twin. */
final class MixingSquaresScalar {
    private MixingSquaresScalar() {}

    /** Squares of 16 rows of 16, one after the other at {@code from}, to {@code to}, there 512 apart; moves bits. */
    static void transpose(int count, float[] a, int from, int to) {
        for (int i = 0; i < count; i++) {
            for (int r = 0; r < 16; r++) {
                for (int c = 0; c < 16; c++) {
                    a[to + 512 * i + 16 * c + r] = a[from + 256 * i + 16 * r + c];
                }
            }
        }
    }
}
