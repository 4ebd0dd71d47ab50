package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;

/**
 * Walks the panels of a product and calls the vector kernels: {@code c = act(acc + bias) (+ r)} with {@code acc} as
 * {@link GemmVector32R} defines it, the same bits as {@link GemmScalar}.
 *
 * <pre>
 * for each group of 4 (16 registers: 3) panels
 *     for each panel of it
 *         8-row tiles over all rows of A, then a 4-row tile (16 registers: 3-row tiles)
 *     the last 1 to 3 (2) rows over all panels of the group at once
 * a padded panel: row by row
 * </pre>
 *
 * So B comes once from memory, a panel stays in L2 while A streams, and rest rows have enough chains of FMA. Bias, and
 * residual where no activation comes before it, are added in registers. An activation follows every
 * {@link Tiles#SWEEP_ROWS} rows of a panel. Callers have checked all ranges.
 */
final class GemmVector {
    /** False if this VM's vectors are not those the panels were made for; then the twin serves. */
    static final boolean FITS = VectorShape.LANES == Tiles.LANES;

    private static final int NR = Tiles.COLUMNS;

    /** The bias of a group of panels where there is none. Never written. */
    private static final float[] NO_BIAS = new float[Tiles.GROUP * NR];

    private GemmVector() {}

    /**
     * Panels {@code first} to {@code end - 1} of all {@code m} rows.
     *
     * @param depth steps of k in a chain: {@link Tiles#DEPTH}, less to warm up
     * @param r {@code null}, {@code c} or apart
     */
    static void run(int depth, int m, float[] a, int aOff, int lda, PackedMatrix b, int first, int end, Epilogue e,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        // With an activation the residual waits for the sweep.
        float[] early = e.activation == Activation.NONE ? r : null;
        int main = mainRows(m);
        int rest = m - main;
        for (int p = first; p < end; ) {
            int panels = Math.min(Tiles.GROUP, end - p);
            for (int i = 0; i < panels; i++) {
                panel(depth, main, a, aOff, lda, b, p + i, e, r, rOff, ldr, c, cOff, ldc);
            }
            if (rest > 0) {
                int x = aOff + main * lda;
                int s = rOff + main * ldr + p * NR;
                int t = cOff + main * ldc + p * NR;
                if (panels == Tiles.GROUP && b.together(p, panels)) {
                    wideRows(depth, rest, x, a, lda, b, p, e, early, s, ldr, c, t, ldc);
                } else {
                    for (int i = 0; i < panels; i++) {
                        singleRows(depth, rest, x, a, lda, b, p + i, e, early, s + i * NR, ldr, c, t + i * NR, ldc);
                    }
                }
                if (e.activation != Activation.NONE) {
                    int columns = Math.min(panels * NR, b.columns() - p * NR);
                    EpilogueVector.apply(e.activation, rest, columns, c, t, ldc, r, s, ldr, c, t, ldc);
                }
            }
            p += panels;
        }
    }

    /**
     * The same where an activation comes before a residual that lies in {@code c}: the tile cannot be stored there
     * before the activation, so it goes through {@code scratch} of {@link #scratchLength} elements.
     */
    static void runInPlace(int depth, int m, float[] a, int aOff, int lda, PackedMatrix b, int first, int end,
            Epilogue e, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc, float[] scratch) {
        for (int p = first; p < end; p++) {
            int columns = b.panelColumns(p);
            for (int i = 0; i < m; i += Tiles.SWEEP_ROWS) {
                int rows = Math.min(Tiles.SWEEP_ROWS, m - i);
                int main = mainRows(rows);
                int rest = rows - main;
                int x = aOff + i * lda;
                mainRows(depth, main, x, a, lda, b, p, NR, e, null, 0, 0, scratch, 0, NR);
                singleRows(depth, rest, x + main * lda, a, lda, b, p, e, null, 0, 0, scratch, main * NR, NR);
                EpilogueVector.apply(e.activation, rows, columns, scratch, 0, NR,
                        r, rOff + i * ldr + p * NR, ldr, c, cOff + i * ldc + p * NR, ldc);
            }
        }
    }

    /** Elements of scratch of {@link #runInPlace}. */
    static int scratchLength() {
        return Tiles.SWEEP_ROWS * NR;
    }

    private static void panel(int depth, int rows, float[] a, int aOff, int lda, PackedMatrix b, int p, Epilogue e,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        int columns = b.panelColumns(p);
        int s = rOff + p * NR;
        int t = cOff + p * NR;
        if (e.activation == Activation.NONE) {
            mainRows(depth, rows, aOff, a, lda, b, p, columns, e, r, s, ldr, c, t, ldc);
            return;
        }
        for (int i = 0; i < rows; i += Tiles.SWEEP_ROWS) {
            int some = Math.min(Tiles.SWEEP_ROWS, rows - i);
            int to = t + i * ldc;
            mainRows(depth, some, aOff + i * lda, a, lda, b, p, columns, e, null, 0, 0, c, to, ldc);
            EpilogueVector.apply(e.activation, some, columns, c, to, ldc, r, s + i * ldr, ldr, c, to, ldc);
        }
    }

    /** The rows that tiles of 8 and 4 (16 registers: 3) take; up to 3 (2) are left. */
    private static int mainRows(int rows) {
        if (Tiles.WIDE) {
            return rows - rows % 8 + (rows % 8 & 4);
        }
        return rows - rows % 3;
    }

    /** Rows as {@link #mainRows(int)} counts them, the first {@code columns} of one panel. */
    private static void mainRows(int depth, int rows, int x, float[] a, int lda, PackedMatrix matrix, int p,
            int columns, Epilogue e, float[] r, int s, int ldr, float[] c, int t, int ldc) {
        int k = matrix.rows();
        float[] b = matrix.panelArray(p);
        int q = matrix.panelOffset(p);
        float[] bias = e.bias == null ? NO_BIAS : e.bias;
        int v = e.bias == null ? 0 : p * NR;
        if (columns < NR) {
            if (Tiles.WIDE) {
                GemmVector32R.rows1(rows, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc, columns);
            } else {
                GemmVector16R.rows1(rows, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc, columns);
            }
            return;
        }
        if (!Tiles.WIDE) {
            if (r == null) {
                GemmVector16R.rows3(rows, k, depth, a, x, lda, b, q, bias, v, c, t, ldc);
            } else {
                GemmVector16R.rows3Add(rows, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc);
            }
            return;
        }
        int eights = rows - rows % 8;
        GemmVector32R.rows8(eights, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc);
        if (rows > eights) {
            GemmVector32R.rows4(rows - eights, k, depth, a, x + eights * lda, lda, b, q, bias, v, r,
                    s + eights * ldr, ldr, c, t + eights * ldc, ldc);
        }
    }

    /** One to three rows over a whole group of unpadded panels. */
    private static void wideRows(int depth, int rows, int x, float[] a, int lda, PackedMatrix matrix, int p, Epilogue e,
            float[] r, int s, int ldr, float[] c, int t, int ldc) {
        int k = matrix.rows();
        float[] b = matrix.panelArray(p);
        int q = matrix.panelOffset(p);
        int panel = k * NR;
        float[] bias = e.bias == null ? NO_BIAS : e.bias;
        int v = e.bias == null ? 0 : p * NR;
        if (!Tiles.WIDE) {
            GemmVector16R.rows1Wide(rows, k, depth, a, x, lda, b, q, panel, bias, v, r, s, ldr, c, t, ldc);
            return;
        }
        int done = 0;
        if (rows >= 2) {
            GemmVector32R.rows2Wide(2, k, depth, a, x, lda, b, q, panel, bias, v, r, s, ldr, c, t, ldc);
            GemmVector32R.rows2Wide(2, k, depth, a, x, lda, b, q + 2 * panel, panel, bias, v + 2 * NR, r,
                    s + 2 * NR, ldr, c, t + 2 * NR, ldc);
            done = 2;
        }
        if (rows > done) {
            GemmVector32R.rows1Wide(1, k, depth, a, x + done * lda, lda, b, q, panel, bias, v, r, s + done * ldr, ldr,
                    c, t + done * ldc, ldc);
        }
    }

    /** Any rows of one panel, one by one. */
    private static void singleRows(int depth, int rows, int x, float[] a, int lda, PackedMatrix matrix, int p,
            Epilogue e, float[] r, int s, int ldr, float[] c, int t, int ldc) {
        int k = matrix.rows();
        float[] b = matrix.panelArray(p);
        int q = matrix.panelOffset(p);
        int columns = matrix.panelColumns(p);
        float[] bias = e.bias == null ? NO_BIAS : e.bias;
        int v = e.bias == null ? 0 : p * NR;
        if (Tiles.WIDE) {
            GemmVector32R.rows1(rows, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc, columns);
        } else {
            GemmVector16R.rows1(rows, k, depth, a, x, lda, b, q, bias, v, r, s, ldr, c, t, ldc, columns);
        }
    }
}
