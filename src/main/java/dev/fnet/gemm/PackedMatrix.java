package dev.fnet.gemm;

import java.util.Objects;

/**
 * The right-hand matrix {@code B[K×N]} of products, packed once in the order in which kernels read it: panels of
 * {@code c} columns, {@code [⌈N/c⌉][K][c]}, the last one padded with zeros.
 *
 * <pre>
 *        c columns
 *      ┌──────────┐┌──────────┐     ┌─────┬····┐
 *    K │ panel 0  ││ panel 1  │  …  │     │ 0  ·    each panel row by row, one panel after the other
 *      └──────────┘└──────────┘     └─────┴····┘
 * </pre>
 *
 * {@code c} is two vectors of this machine with 32 vector registers and three with 16. Immutable, safe to share between
 * threads. Memory: {@code 4·K·N} bytes and the padding.
 */
public final class PackedMatrix {
    /** Floats in one array at most; a matrix beyond that is kept in several. */
    private static final int BLOCK_FLOATS = Integer.MAX_VALUE - 64;

    /** Steps of K between which packing changes the rows: their part of a panel (8 KiB) stays in L1. */
    private static final int DEPTH = 64;

    private final int rows;
    private final int columns;
    private final int panelLength;
    private final int panelsPerBlock;
    private final float[][] blocks;

    private PackedMatrix(int k, int n, int blockFloats) {
        rows = k;
        columns = n;
        long length = (long) k * Tiles.COLUMNS;
        if (length > blockFloats) {
            throw new IllegalArgumentException("k is " + k + ", allowed are 1 to " + blockFloats / Tiles.COLUMNS);
        }
        panelLength = (int) length;
        panelsPerBlock = blockFloats / panelLength;
        int panels = Tiles.panels(n);
        blocks = new float[(panels - 1) / panelsPerBlock + 1][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new float[Math.min(panelsPerBlock, panels - i * panelsPerBlock) * panelLength];
        }
    }

    /**
     * Packs {@code B} from rows.
     *
     * @param k rows of B, at least 1
     * @param n columns of B, at least 1
     * @param b holds B row by row
     * @param off index of its first element
     * @param ldb elements between the starts of two rows, at least {@code n}
     * @throws IllegalArgumentException if a size or a range is wrong
     */
    public static PackedMatrix pack(int k, int n, float[] b, int off, int ldb) {
        checkSizes(k, n);
        Ranges.check("b", b, k, n, off, ldb);
        PackedMatrix packed = new PackedMatrix(k, n, BLOCK_FLOATS);
        for (int p = 0; p < packed.panels(); p++) {
            float[] to = packed.panelArray(p);
            int at = packed.panelOffset(p);
            int from = off + p * Tiles.COLUMNS;
            int width = packed.panelColumns(p);
            for (int i = 0; i < k; i++) {
                System.arraycopy(b, from + i * ldb, to, at + i * Tiles.COLUMNS, width);
            }
        }
        return packed;
    }

    /**
     * Packs {@code B = Wᵀ}: the weight {@code W[out][in]} of a linear layer, whose product is {@code x·Wᵀ}.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w holds W row by row
     * @param off index of its first element
     * @param ldw elements between the starts of two rows, at least {@code k}
     * @throws IllegalArgumentException if a size or a range is wrong
     */
    public static PackedMatrix packTransposed(int n, int k, float[] w, int off, int ldw) {
        return packTransposed(n, k, w, off, ldw, BLOCK_FLOATS);
    }

    /** The same with several arrays from {@code blockFloats} on. */
    static PackedMatrix packTransposed(int n, int k, float[] w, int off, int ldw, int blockFloats) {
        checkSizes(k, n);
        Ranges.check("w", w, n, k, off, ldw);
        PackedMatrix packed = new PackedMatrix(k, n, blockFloats);
        for (int p = 0; p < packed.panels(); p++) {
            int width = packed.panelColumns(p);
            transpose(w, off + p * Tiles.COLUMNS * ldw, ldw, width, k, packed.panelArray(p), packed.panelOffset(p));
        }
        return packed;
    }

    /**
     * Packs {@code B = Wᵀ} from rows of W that are read one after the other. Needs a buffer of one panel.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w gives the rows 0 to {@code n - 1} in order
     * @throws IllegalArgumentException if a size is wrong
     */
    public static PackedMatrix packTransposed(int n, int k, RowSource w) {
        checkSizes(k, n);
        Objects.requireNonNull(w, "w");
        PackedMatrix packed = new PackedMatrix(k, n, BLOCK_FLOATS);
        float[] buffer = new float[packed.panelColumns(0) * k];
        for (int p = 0; p < packed.panels(); p++) {
            int width = packed.panelColumns(p);
            w.read(p * Tiles.COLUMNS, width, buffer, 0);
            transpose(buffer, 0, k, width, k, packed.panelArray(p), packed.panelOffset(p));
        }
        return packed;
    }

    /** Rows of B, {@code K}. */
    public int rows() {
        return rows;
    }

    /** Columns of B, {@code N}. */
    public int columns() {
        return columns;
    }

    /**
     * Copies a column of B: row {@code column} of the weight it was packed from. So a decoder that shares its weight
     * with an embedding needs that weight once.
     *
     * @param column 0 to {@code columns() - 1}
     * @param into receives {@code rows()} elements
     * @param off index of the first one
     * @throws IllegalArgumentException if there is no such column
     * @throws IndexOutOfBoundsException if {@code into} is too short
     */
    public void column(int column, float[] into, int off) {
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException("column is " + column + ", allowed are 0 to " + (columns - 1));
        }
        Objects.checkFromIndexSize(off, rows, into.length);
        int panel = column / Tiles.COLUMNS;
        float[] from = panelArray(panel);
        int at = panelOffset(panel) + column % Tiles.COLUMNS;
        for (int i = 0; i < rows; i++) {
            into[off + i] = from[at + i * Tiles.COLUMNS];
        }
    }

    int panels() {
        return Tiles.panels(columns);
    }

    /** Columns of a panel without the padding. */
    int panelColumns(int panel) {
        return Math.min(Tiles.COLUMNS, columns - panel * Tiles.COLUMNS);
    }

    float[] panelArray(int panel) {
        return blocks[panel / panelsPerBlock];
    }

    int panelOffset(int panel) {
        return panel % panelsPerBlock * panelLength;
    }

    /** True if {@code count} panels from {@code panel} on follow each other in one array and none is padded. */
    boolean together(int panel, int count) {
        return (long) (panel + count) * Tiles.COLUMNS <= columns && panel % panelsPerBlock + count <= panelsPerBlock;
    }

    private static void checkSizes(int k, int n) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + ", allowed are 1 and more");
        }
        if (n < 1 || n > Integer.MAX_VALUE - Tiles.COLUMNS) {
            throw new IllegalArgumentException(
                    "n is " + n + ", allowed are 1 to " + (Integer.MAX_VALUE - Tiles.COLUMNS));
        }
    }

    /** One panel from {@code width} rows of W: blocks of K outside, four rows at a time inside. */
    private static void transpose(float[] w, int off, int ldw, int width, int k, float[] to, int at) {
        for (int from = 0; from < k; from += DEPTH) {
            int steps = Math.min(DEPTH, k - from);
            int target = at + from * Tiles.COLUMNS;
            int j = 0;
            for (; j + 4 <= width; j += 4) {
                four(steps, w, off + j * ldw + from, ldw, to, target + j);
            }
            for (; j < width; j++) {
                one(steps, w, off + j * ldw + from, to, target + j);
            }
        }
    }

    // Small static methods with their loop inside: 200 calls and C1 has compiled them, without on-stack replacement.
    private static void four(int steps, float[] w, int w0, int ldw, float[] to, int at) {
        int w1 = w0 + ldw;
        int w2 = w1 + ldw;
        int w3 = w2 + ldw;
        for (int i = 0; i < steps; i++) {
            to[at] = w[w0 + i];
            to[at + 1] = w[w1 + i];
            to[at + 2] = w[w2 + i];
            to[at + 3] = w[w3 + i];
            at += Tiles.COLUMNS;
        }
    }

    private static void one(int steps, float[] w, int w0, float[] to, int at) {
        for (int i = 0; i < steps; i++) {
            to[at] = w[w0 + i];
            at += Tiles.COLUMNS;
        }
    }
}
