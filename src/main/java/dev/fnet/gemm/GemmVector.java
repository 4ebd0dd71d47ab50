package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;

/**
 * Walks the panels of a product and calls the tiles: {@code c = act(acc + bias) (+ r)}, the same bits as
 * {@link GemmScalar}.
 *
 * <pre>
 * for each group of 4 panels
 *     for each panel of it
 *         tiles over all rows of A
 *     one or two rows that are left, over all panels of the group at once
 * </pre>
 *
 * So B comes once from memory, a panel stays in L2 while A streams, and few rows have enough chains of FMA. Bias, and
 * residual where no activation comes before it, are added in registers. An activation follows every
 * {@link Tiles#SWEEP_ROWS} rows of a panel. What a tile may not store in C (the padding of the last panel; a sum before
 * its activation where C holds the residual) goes through {@code scratch}. Callers have checked all ranges.
 */
final class GemmVector {
    /** False if this VM's vectors are not those the panels were made for; then the twin serves. */
    static final boolean FITS = VectorShape.LANES == Tiles.LANES;

    private static final int NR = Tiles.COLUMNS;

    /** The bias of a group of panels where there is none. Never written. */
    private static final float[] NO_BIAS = new float[Tiles.GROUP * NR];

    private GemmVector() {}

    /** True if {@link #run} needs scratch of {@link #scratchLength} elements. */
    static boolean needsScratch(PackedMatrix b, int first, int end, Epilogue e, float[] r, float[] c) {
        return inPlace(e, r, c) || end > first && b.panelColumns(end - 1) < NR;
    }

    static int scratchLength() {
        return Tiles.SWEEP_ROWS * NR;
    }

    /**
     * Panels {@code first} to {@code end - 1} of all {@code m} rows.
     *
     * @param depth steps of k in a chain: {@link WeightStorage#chain}, less to warm up
     * @param r {@code null}, {@code c} or apart
     * @param scratch {@code null} where none is needed
     */
    static void run(int depth, int m, float[] a, int aOff, int lda, PackedMatrix b, int first, int end, Epilogue e,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc, float[] scratch) {
        boolean inPlace = inPlace(e, r, c);
        int rest = m % (b.storage() == WeightStorage.F32 ? Tiles.ROWS : Tiles.EXPANDING_ROWS);
        for (int p = first; p < end; ) {
            int panels = Math.min(Tiles.GROUP, end - p);
            boolean across = rest > 0 && rest <= 2 && !inPlace && panels == Tiles.GROUP && b.together(p, panels);
            int main = across ? m - rest : m;
            for (int i = p; i < p + panels; i++) {
                int s = rOff + i * NR;
                int t = cOff + i * NR;
                if (inPlace || b.panelColumns(i) < NR) {
                    throughScratch(depth, m, a, aOff, lda, b, i, e, r, s, ldr, c, t, ldc, scratch);
                } else {
                    panel(depth, main, a, aOff, lda, b, i, e, r, s, ldr, c, t, ldc);
                }
            }
            if (across) {
                across(depth, rest, a, aOff + main * lda, lda, b, p, e, r, rOff + main * ldr + p * NR, ldr,
                        c, cOff + main * ldc + p * NR, ldc);
            }
            p += panels;
        }
    }

    private static boolean inPlace(Epilogue e, float[] r, float[] c) {
        return r == c && e.activation != Activation.NONE;
    }

    private static void panel(int depth, int rows, float[] a, int aOff, int lda, PackedMatrix b, int p, Epilogue e,
            float[] r, int s, int ldr, float[] c, int t, int ldc) {
        if (e.activation == Activation.NONE) {
            tiles(depth, rows, a, aOff, lda, b, p, e, r, s, ldr, c, t, ldc);
            return;
        }
        for (int i = 0; i < rows; i += Tiles.SWEEP_ROWS) {
            int some = Math.min(Tiles.SWEEP_ROWS, rows - i);
            int to = t + i * ldc;
            tiles(depth, some, a, aOff + i * lda, lda, b, p, e, null, 0, 0, c, to, ldc);
            EpilogueVector.apply(e.activation, some, NR, c, to, ldc, r, s + i * ldr, ldr, c, to, ldc);
        }
    }

    private static void throughScratch(int depth, int rows, float[] a, int aOff, int lda, PackedMatrix b, int p,
            Epilogue e, float[] r, int s, int ldr, float[] c, int t, int ldc, float[] scratch) {
        int columns = b.panelColumns(p);
        for (int i = 0; i < rows; i += Tiles.SWEEP_ROWS) {
            int some = Math.min(Tiles.SWEEP_ROWS, rows - i);
            tiles(depth, some, a, aOff + i * lda, lda, b, p, e, null, 0, 0, scratch, 0, NR);
            EpilogueVector.apply(e.activation, some, columns, scratch, 0, NR, r, s + i * ldr, ldr, c, t + i * ldc, ldc);
        }
    }

    /** Any rows of one panel, as a whole panel. */
    private static void tiles(int depth, int rows, float[] a, int aOff, int lda, PackedMatrix b, int p, Epilogue e,
            float[] r, int s, int ldr, float[] c, int t, int ldc) {
        int k = b.rows();
        int q = b.panelOffset(p);
        float[] bias = e.bias == null ? NO_BIAS : e.bias;
        int v = e.bias == null ? 0 : p * NR;
        if (b.storage() == WeightStorage.F32) {
            FloatTilesVector.rows(rows, k, depth, a, aOff, lda, b.panelArray(p), q, bias, v, r, s, ldr, c, t, ldc);
        } else if (b.storage() == WeightStorage.BF16) {
            Bf16TilesVector.rows(rows, k, depth, a, aOff, lda, b.pairArray(p), q, bias, v, r, s, ldr, c, t, ldc);
        } else {
            Int8TilesVector.rows(rows, k, depth, a, aOff, lda, b.int8Array(p), q,
                    b.scaleArray(p), b.scaleOffset(p), b.scaleStride(), bias, v, r, s, ldr, c, t, ldc);
        }
    }

    /** One or two rows over a whole group of panels. */
    private static void across(int depth, int rows, float[] a, int aOff, int lda, PackedMatrix b, int p, Epilogue e,
            float[] r, int s, int ldr, float[] c, int t, int ldc) {
        int k = b.rows();
        int q = b.panelOffset(p);
        int panel = b.panelLength();
        float[] bias = e.bias == null ? NO_BIAS : e.bias;
        int v = e.bias == null ? 0 : p * NR;
        // With an activation the residual waits for the sweep.
        float[] early = e.activation == Activation.NONE ? r : null;
        if (b.storage() == WeightStorage.F32) {
            FloatTilesVector.across(rows, k, depth, a, aOff, lda, b.panelArray(p), q, panel, bias, v, early, s, ldr,
                    c, t, ldc);
        } else if (b.storage() == WeightStorage.BF16) {
            Bf16TilesVector.across(rows, k, depth, a, aOff, lda, b.pairArray(p), q, panel, bias, v, early, s, ldr,
                    c, t, ldc);
        } else {
            Int8TilesVector.across(rows, k, depth, a, aOff, lda, b.int8Array(p), q, panel, b.scaleArray(p),
                    b.scaleOffset(p), b.scaleStride(), b.scaleLength(), bias, v, early, s, ldr, c, t, ldc);
        }
        if (e.activation != Activation.NONE) {
            EpilogueVector.apply(e.activation, rows, Tiles.GROUP * NR, c, t, ldc, r, s, ldr, c, t, ldc);
        }
    }
}
