package dev.fnet.gemm;

/**
 * Packing for {@link PlainGemm}, scalar twin: B into panels {@code [K][Tiles.COLUMNS]}, and the transpose of any
 * matrix. Moves bits only. Callers have checked all ranges.
 */
final class PanelsScalar {
    private PanelsScalar() {}

    /** Up to a panel's width of columns of B, row by row; the rest of the panel is filled with zeros. */
    static void copy(int k, int columns, float[] b, int bOff, int ldb, float[] to, int at) {
        for (int p = 0; p < k; p++) {
            row(columns, b, bOff + p * ldb, to, at + p * Tiles.COLUMNS);
        }
    }

    private static void row(int columns, float[] b, int from, float[] to, int at) {
        for (int j = 0; j < columns; j++) {
            to[at + j] = b[from + j];
        }
        for (int j = columns; j < Tiles.COLUMNS; j++) {
            to[at + j] = 0f;
        }
    }

    /** The same where B's transpose lies there. */
    static void copyTransposed(int k, int columns, float[] b, int bOff, int ldb, float[] to, int at) {
        transpose(columns, k, b, bOff, ldb, to, at, Tiles.COLUMNS);
        for (int p = 0; p < k; p++) {
            for (int j = columns; j < Tiles.COLUMNS; j++) {
                to[at + p * Tiles.COLUMNS + j] = 0f;
            }
        }
    }

    /** {@code y[j,i] = x[i,j]} for {@code i < rows}, {@code j < columns}; four rows of x at a time. */
    static void transpose(int rows, int columns, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            four(columns, x, xOff + i * ldx, ldx, y, yOff + i, ldy);
        }
        for (; i < rows; i++) {
            one(columns, x, xOff + i * ldx, y, yOff + i, ldy);
        }
    }

    private static void four(int columns, float[] x, int x0, int ldx, float[] y, int to, int ldy) {
        int x1 = x0 + ldx;
        int x2 = x1 + ldx;
        int x3 = x2 + ldx;
        for (int j = 0; j < columns; j++) {
            y[to] = x[x0 + j];
            y[to + 1] = x[x1 + j];
            y[to + 2] = x[x2 + j];
            y[to + 3] = x[x3 + j];
            to += ldy;
        }
    }

    private static void one(int columns, float[] x, int x0, float[] y, int to, int ldy) {
        for (int j = 0; j < columns; j++) {
            y[to] = x[x0 + j];
            to += ldy;
        }
    }
}
