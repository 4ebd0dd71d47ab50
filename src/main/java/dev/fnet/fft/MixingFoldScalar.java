package dev.fnet.fft;

/**
 * Fold of the Fourier mixing where the first pass does not do it, scalar twin: {@code E[m,j] = X[m,j] + X[-m,-j]} for
 * the columns 1…d/2 into the blocks of {@link MixingShape}, rows in natural order, zeros beyond the last column.
 */
final class MixingFoldScalar {
    private MixingFoldScalar() {}

    /** Blocks {@code from} to {@code to - 1}, {@code block} apart, of all rows. */
    static void fold(MixingShape g, float[] x, int xOff, int ldx, float[] s, int sOff, int block, int from,
            int to) {
        for (int m = 0; m < g.n; m++) {
            row(g, x, xOff + m * ldx, xOff + g.mirror(m) * ldx, s, sOff + m * MixingShape.BLOCK, block, from, to);
        }
    }

    /** Blocks of the row at {@code a}, whose mirror row is at {@code b}. */
    static void row(MixingShape g, float[] x, int a, int b, float[] s, int row, int block, int from, int to) {
        for (int c = from * MixingShape.BLOCK; c < to * MixingShape.BLOCK; c++) {
            float e = c < g.half ? x[a + 1 + c] + x[b + g.d - 1 - c] : 0f;
            s[row + c / MixingShape.BLOCK * block + c % MixingShape.BLOCK] = e;
        }
    }

    /** Column 0 of the row at {@code a}, whose mirror row is at {@code b}, into the lane at {@code z}. */
    static void zero(float[] x, int a, int b, float[] s, int z) {
        s[z] = x[a] + x[b];
        s[z + MixingShape.LANES] = 0f;
    }
}
