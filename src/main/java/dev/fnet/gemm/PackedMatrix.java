package dev.fnet.gemm;

import dev.fnet.exec.Machine;
import java.util.Arrays;
import java.util.Objects;

/**
 * The right-hand matrix {@code B[K×N]} of products, packed once in the order in which kernels read it: panels of
 * {@code c} columns, {@code [⌈N/c⌉][K][c]}, the last one padded with zeros. {@code c} is two vectors of this machine.
 *
 * <pre>
 *        c columns
 *      ┌──────────┐┌──────────┐     ┌─────┬····┐
 *    K │ panel 0  ││ panel 1  │  …  │     │ 0  ·    each panel row by row, one panel after the other
 *      └──────────┘└──────────┘     └─────┴····┘
 *
 * F32     float  [⌈N/c⌉][K][c]
 * BF16    int    [⌈N/c⌉][K][c/2]   low half column j, high half column j + c/2 of the panel
 * INT8…   byte   [⌈N/c⌉][K][c]     and float scales [⌈N/c⌉][G][c], G = 1 or ⌈K/group⌉
 * </pre>
 *
 * Immutable, safe to share between threads. Memory: {@link #bytes()}.
 */
public final class PackedMatrix {
    /** Elements in one array at most; a matrix beyond that is kept in several. */
    private static final int BLOCK = Integer.MAX_VALUE - 128;

    /** Steps of K between which packing changes the rows: their part of a panel (8 KiB) stays in L1. */
    private static final int DEPTH = 64;

    /**
     * Floats before the first panel. Large arrays begin with a page or a region of the heap under most collectors; there
     * the panels lie at cache lines then: 3 % more speed for 16 rows (native-notes/gemm.md). Nothing depends on it.
     */
    private static final int LEAD = Machine.FLOATS_TO_CACHE_LINE;

    private final WeightStorage storage;
    private final int rows;
    private final int columns;
    private final int panelLength;
    private final int scaleLength;
    private final int panelsPerBlock;

    // Blocks of whole panels; null but for the storage they belong to.
    private final float[][] floats;
    private final int[][] pairs;
    private final byte[][] quantized;
    private final float[][] scales;

    private PackedMatrix(int k, int n, WeightStorage storage, int block) {
        if ((long) k * Tiles.COLUMNS > block) {
            throw new IllegalArgumentException("k is " + k + ", allowed are 1 to " + block / Tiles.COLUMNS);
        }
        this.storage = storage;
        rows = k;
        columns = n;
        panelLength = k * (storage == WeightStorage.BF16 ? Tiles.LANES : Tiles.COLUMNS);
        scaleLength = storage.scaled() ? storage.groups(k) * Tiles.COLUMNS : 0;
        panelsPerBlock = block / panelLength;
        int panels = Tiles.panels(n);
        int blocks = (panels - 1) / panelsPerBlock + 1;
        floats = storage == WeightStorage.F32 ? new float[blocks][] : null;
        pairs = storage == WeightStorage.BF16 ? new int[blocks][] : null;
        quantized = storage.scaled() ? new byte[blocks][] : null;
        scales = storage.scaled() ? new float[blocks][] : null;
        for (int i = 0; i < blocks; i++) {
            int some = Math.min(panelsPerBlock, panels - i * panelsPerBlock);
            if (floats != null) {
                floats[i] = new float[LEAD + some * panelLength];
            } else if (pairs != null) {
                pairs[i] = new int[LEAD + some * panelLength];
            } else {
                quantized[i] = new byte[lead() + some * panelLength];
                scales[i] = new float[some * scaleLength];
            }
        }
    }

    /**
     * Packs {@code B} from rows, stored as {@link WeightStorage#F32}.
     *
     * @param k rows of B, at least 1
     * @param n columns of B, at least 1
     * @param b holds B row by row
     * @param off index of its first element
     * @param ldb elements between the starts of two rows, at least {@code n}
     * @throws IllegalArgumentException if a size or a range is wrong
     */
    public static PackedMatrix pack(int k, int n, float[] b, int off, int ldb) {
        return pack(k, n, b, off, ldb, WeightStorage.F32);
    }

    /**
     * Packs {@code B} from rows.
     *
     * @param k rows of B, at least 1
     * @param n columns of B, at least 1
     * @param b holds B row by row
     * @param off index of its first element
     * @param ldb elements between the starts of two rows, at least {@code n}
     * @param storage how the weights are kept
     * @throws IllegalArgumentException if a size or a range is wrong, or a weight not finite and the storage int8
     */
    public static PackedMatrix pack(int k, int n, float[] b, int off, int ldb, WeightStorage storage) {
        checkSizes(k, n, storage);
        Ranges.check("b", b, k, n, off, ldb);
        PackedMatrix packed = new PackedMatrix(k, n, storage, BLOCK);
        float[] panel = packed.buffer();
        for (int p = 0; p < packed.panels(); p++) {
            float[] to = packed.open(p, panel);
            int at = panel == null ? packed.panelOffset(p) : 0;
            int from = off + p * Tiles.COLUMNS;
            int width = packed.panelColumns(p);
            for (int i = 0; i < k; i++) {
                System.arraycopy(b, from + i * ldb, to, at + i * Tiles.COLUMNS, width);
            }
            packed.close(p, panel);
        }
        return packed;
    }

    /**
     * Packs {@code B = Wᵀ}: the weight {@code W[out][in]} of a linear layer, whose product is {@code x·Wᵀ}, stored as
     * {@link WeightStorage#F32}.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w holds W row by row
     * @param off index of its first element
     * @param ldw elements between the starts of two rows, at least {@code k}
     * @throws IllegalArgumentException if a size or a range is wrong
     */
    public static PackedMatrix packTransposed(int n, int k, float[] w, int off, int ldw) {
        return packTransposed(n, k, w, off, ldw, WeightStorage.F32);
    }

    /**
     * Packs {@code B = Wᵀ}: the weight {@code W[out][in]} of a linear layer, whose product is {@code x·Wᵀ}.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w holds W row by row
     * @param off index of its first element
     * @param ldw elements between the starts of two rows, at least {@code k}
     * @param storage how the weights are kept
     * @throws IllegalArgumentException if a size or a range is wrong, or a weight not finite and the storage int8
     */
    public static PackedMatrix packTransposed(int n, int k, float[] w, int off, int ldw, WeightStorage storage) {
        return packTransposed(n, k, w, off, ldw, storage, BLOCK);
    }

    /** The same with several arrays from {@code block} elements on. */
    static PackedMatrix packTransposed(int n, int k, float[] w, int off, int ldw, WeightStorage storage, int block) {
        checkSizes(k, n, storage);
        Ranges.check("w", w, n, k, off, ldw);
        PackedMatrix packed = new PackedMatrix(k, n, storage, block);
        float[] panel = packed.buffer();
        for (int p = 0; p < packed.panels(); p++) {
            float[] to = packed.open(p, panel);
            int at = panel == null ? packed.panelOffset(p) : 0;
            transpose(w, off + p * Tiles.COLUMNS * ldw, ldw, packed.panelColumns(p), k, to, at);
            packed.close(p, panel);
        }
        return packed;
    }

    /**
     * Packs {@code B = Wᵀ} from rows of W that are read one after the other, stored as {@link WeightStorage#F32}. Needs
     * a buffer of one panel.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w gives the rows 0 to {@code n - 1} in order
     * @throws IllegalArgumentException if a size is wrong
     */
    public static PackedMatrix packTransposed(int n, int k, RowSource w) {
        return packTransposed(n, k, w, WeightStorage.F32);
    }

    /**
     * Packs {@code B = Wᵀ} from rows of W that are read one after the other. Needs buffers of two panels of
     * {@code float}.
     *
     * @param n rows of W, columns of B, at least 1
     * @param k columns of W, rows of B, at least 1
     * @param w gives the rows 0 to {@code n - 1} in order
     * @param storage how the weights are kept
     * @throws IllegalArgumentException if a size is wrong, or a weight not finite and the storage int8
     */
    public static PackedMatrix packTransposed(int n, int k, RowSource w, WeightStorage storage) {
        checkSizes(k, n, storage);
        Objects.requireNonNull(w, "w");
        PackedMatrix packed = new PackedMatrix(k, n, storage, BLOCK);
        float[] panel = packed.buffer();
        float[] buffer = new float[packed.panelColumns(0) * k];
        for (int p = 0; p < packed.panels(); p++) {
            int width = packed.panelColumns(p);
            w.read(p * Tiles.COLUMNS, width, buffer, 0);
            float[] to = packed.open(p, panel);
            int at = panel == null ? packed.panelOffset(p) : 0;
            transpose(buffer, 0, k, width, k, to, at);
            packed.close(p, panel);
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

    /** How the weights are kept. */
    public WeightStorage storage() {
        return storage;
    }

    /** Memory that the weights take, with their scales and the padding. */
    public long bytes() {
        return bytes(rows, columns, storage);
    }

    /**
     * Memory that the weights of a matrix of that size would take.
     *
     * @param k rows of B, at least 1
     * @param n columns of B, at least 1
     * @param storage how the weights are kept
     * @throws IllegalArgumentException if a size is wrong
     */
    public static long bytes(int k, int n, WeightStorage storage) {
        checkSizes(k, n, storage);
        long perColumn = switch (storage) {
            case F32 -> 4L * k;
            case BF16 -> 2L * k;
            case INT8, INT8_GROUP_32, INT8_GROUP_64 -> k + 4L * storage.groups(k);
        };
        return perColumn * Tiles.COLUMNS * Tiles.panels(n);
    }

    /**
     * Copies a column of B, as products see it: row {@code column} of the weight it was packed from, but for the
     * rounding of its storage. So a decoder that shares its weight with an embedding needs that weight once.
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
        int j = column % Tiles.COLUMNS;
        expand(panel, j, into, off, 1);
        if (scales != null) {
            float[] from = scaleArray(panel);
            int at = scaleOffset(panel) + j;
            int group = storage.group() == 0 ? rows : storage.group();
            for (int i = 0; i < rows; i++) {
                into[off + i] *= from[at + i / group * Tiles.COLUMNS];
            }
        }
    }

    /** All rows of column {@code j} of a panel as {@code float}, without scales, every {@code step} elements. */
    void expand(int panel, int j, float[] into, int off, int step) {
        if (floats != null) {
            float[] from = panelArray(panel);
            int q = panelOffset(panel) + j;
            for (int i = 0; i < rows; i++) {
                into[off + i * step] = from[q + i * Tiles.COLUMNS];
            }
        } else if (pairs != null) {
            Bf16.column(rows, pairArray(panel), panelOffset(panel), j, into, off, step);
        } else {
            Int8.column(rows, int8Array(panel), panelOffset(panel), j, into, off, step);
        }
    }

    int panels() {
        return Tiles.panels(columns);
    }

    /** Columns of a panel without the padding. */
    int panelColumns(int panel) {
        return Math.min(Tiles.COLUMNS, columns - panel * Tiles.COLUMNS);
    }

    /** Holds a panel of F32, from {@link #panelOffset} on. */
    float[] panelArray(int panel) {
        return floats[panel / panelsPerBlock];
    }

    /** Holds a panel of BF16, from {@link #panelOffset} on. */
    int[] pairArray(int panel) {
        return pairs[panel / panelsPerBlock];
    }

    /** Holds a panel of INT8…, from {@link #panelOffset} on. */
    byte[] int8Array(int panel) {
        return quantized[panel / panelsPerBlock];
    }

    /** In elements of the array that holds the panel. */
    int panelOffset(int panel) {
        return lead() + panel % panelsPerBlock * panelLength;
    }

    private int lead() {
        return storage.scaled() ? Float.BYTES * LEAD : LEAD;
    }

    /** Elements of a panel: from one to the next in its array. */
    int panelLength() {
        return panelLength;
    }

    /** Holds the scales of a panel of INT8…, from {@link #scaleOffset} on. */
    float[] scaleArray(int panel) {
        return scales[panel / panelsPerBlock];
    }

    int scaleOffset(int panel) {
        return panel % panelsPerBlock * scaleLength;
    }

    /** Scales of a panel: from one panel to the next in their array. */
    int scaleLength() {
        return scaleLength;
    }

    /** From the scales of one chain to those of the next: 0 where all chains share them. */
    int scaleStride() {
        return storage.group() == 0 ? 0 : Tiles.COLUMNS;
    }

    /** True if {@code count} panels from {@code panel} on follow each other in one array and none is padded. */
    boolean together(int panel, int count) {
        return (long) (panel + count) * Tiles.COLUMNS <= columns && panel % panelsPerBlock + count <= panelsPerBlock;
    }

    /** Where a panel is put together before it is stored, {@code null} where that is its place already. */
    private float[] buffer() {
        return floats != null ? null : new float[rows * Tiles.COLUMNS];
    }

    private float[] open(int panel, float[] buffer) {
        if (buffer == null) {
            return panelArray(panel);
        }
        if (panelColumns(panel) < Tiles.COLUMNS) {
            Arrays.fill(buffer, 0f);
        }
        return buffer;
    }

    private void close(int panel, float[] buffer) {
        if (buffer == null) {
            return;
        }
        int off = panelOffset(panel);
        if (pairs != null) {
            for (int i = 0; i < rows; i++) {
                Bf16.pack(buffer, i * Tiles.COLUMNS, pairArray(panel), off + i * Tiles.LANES);
            }
            return;
        }
        int group = storage.group() == 0 ? rows : storage.group();
        int s = scaleOffset(panel);
        for (int from = 0; from < rows; from += group) {
            int at = from * Tiles.COLUMNS;
            int some = Math.min(group, rows - from);
            int bad = Int8.pack(some, buffer, at, int8Array(panel), off + at, scaleArray(panel), s);
            if (bad >= 0) {
                throw notFinite(panel * Tiles.COLUMNS + bad, from, buffer, at + bad);
            }
            s += Tiles.COLUMNS;
        }
    }

    private IllegalArgumentException notFinite(int column, int row, float[] panel, int at) {
        while (Math.abs(panel[at]) <= Float.MAX_VALUE) {
            row++;
            at += Tiles.COLUMNS;
        }
        return new IllegalArgumentException("row " + row + ", column " + column + " of B is " + panel[at]
                + ", weights stored as " + storage + " must be finite");
    }

    private static void checkSizes(int k, int n, WeightStorage storage) {
        if (storage == null) {
            throw new IllegalArgumentException("storage is null, WeightStorage.F32 stands for float");
        }
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
