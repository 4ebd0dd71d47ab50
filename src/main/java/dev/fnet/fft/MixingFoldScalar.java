package dev.fnet.fft;

/**
 * Fold of the Fourier mixing, scalar twin: {@code E[m,j] = (X[m,j] + X[-m,-j]) / 4} for the columns 0…d/2, written in
 * the blocks of {@link MixingShape}. The odd part of X gives nothing to the real part of the transform. The quarter is
 * exact and carries the factors 1/2 of the fold and 1/2 of the later separation of two columns. One addition and one
 * multiplication per element.
 */
final class MixingFoldScalar {
    static final float QUARTER = 0.25f;

    private MixingFoldScalar() {}

    /** Blocks {@code from} to {@code to - 1} of all rows. */
    static void fold(MixingShape g, float[] x, int xOff, int ldx, float[] s, int sOff, int from, int to) {
        for (int m = 0; m < g.halfRows; m++) {
            int r = g.mirror(m);
            row(g, x, xOff + m * ldx, xOff + r * ldx, s, sOff + m * MixingShape.ROW, from, to);
            if (r != m) {
                row(g, x, xOff + r * ldx, xOff + m * ldx, s, sOff + r * MixingShape.ROW, from, to);
            }
        }
    }

    private static void row(MixingShape g, float[] x, int a, int b, float[] s, int row, int from, int to) {
        lanes(g, x, a, b, s, row, from * MixingShape.BLOCK, Math.min(to * MixingShape.BLOCK, g.fullLanes));
        if (to == g.blocks) {
            lastLane(g, x, a, b, s, row);
        }
    }

    /** Lanes {@code from} to {@code to - 1} of the row at {@code a}, whose mirror row is at {@code b}. */
    static void lanes(MixingShape g, float[] x, int a, int b, float[] s, int row, int from, int to) {
        int p = g.fullLanes;
        for (int c = from; c < to; c++) {
            int z = row + g.lane(c);
            s[z] = (x[a + 1 + c] + x[b + g.d - 1 - c]) * QUARTER;
            s[z + MixingShape.BLOCK] = (x[a + 1 + p + c] + x[b + g.d - 1 - p - c]) * QUARTER;
        }
    }

    /** The lane of the columns that are left, for both forms of the kernel. */
    static void lastLane(MixingShape g, float[] x, int a, int b, float[] s, int row) {
        int z = row + g.lane(g.fullLanes);
        float zero = (x[a] + x[b]) * QUARTER;
        if ((g.half & 1) != 0) {
            s[z] = (x[a + g.half] + x[b + g.d - g.half]) * QUARTER;
            s[z + MixingShape.BLOCK] = zero;
        } else {
            s[z] = zero;
            s[z + MixingShape.BLOCK] = 0f;
        }
    }
}
