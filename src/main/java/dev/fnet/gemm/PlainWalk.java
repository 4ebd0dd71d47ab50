package dev.fnet.gemm;

import dev.fnet.exec.Machine;
import java.util.Arrays;

/**
 * The walk over a plain product: which blocks of the factors are packed, and when.
 *
 * <pre>
 * few rows, B as it lies:                         else:
 *   for each block of columns of C                  for each block of rows of C            (A as it lies: all rows)
 *     for each chain of k                             [pack A's block]                     (A transposed)
 *       FewRows over the block                        for each group of 4 panels of B
 *     C = sum of the chains                             pack the group, all of k
 *                                                       tiles over the rows, into C
 * </pre>
 *
 * Where k is too long for packed blocks that stay in cache, C is cut into blocks of rows and panels, whose sums lie in
 * scratch: for each chain of k, A's block and B's groups are packed, and the tiles add one chain to the sums. So
 * every element has the order of {@link Gemm} in every walk.
 *
 * <p>Immutable: the limits only. The scratch of a thread is cut into packed A, packed B, and what cannot lie in C
 * (sums, a panel with padding). Callers have checked all ranges.
 */
final class PlainWalk {
    /** The table of limits; figures in {@code native-notes/gemm.md}. */
    static final PlainWalk STANDARD = new PlainWalk(
            Tiles.DEPTH, 8 * Tiles.DEPTH, 1 << 21, 1008, 1024 / Tiles.COLUMNS, 4096);

    /** Rows up to which B is read as it lies: packing costs one reading and one writing of B. */
    static final int FEW_ROWS = 16;

    private static final int NR = Tiles.COLUMNS;
    private static final int L = Tiles.LANES;
    private static final int GROUP = 4;

    /** Floats in a cache line and in a KiB. */
    private static final int LINE = 16;
    private static final int KIB = 256;

    /** The bias of a panel. Never written. */
    private static final float[] NO_BIAS = new float[NR];

    private final int chain;
    private final int longest;
    private final int packedFloats;
    private final int sumRows;
    private final int sumPanels;
    private final int fewFloats;

    /**
     * @param chain steps of k in a chain: {@link Tiles#DEPTH}, less to warm up
     * @param longest steps of k packed at once, at least {@code chain}
     * @param packedFloats floats of A packed at once, a tile of {@code longest} steps at least
     * @param sumRows rows of a block of sums, whole tiles
     * @param sumPanels panels of a block of sums
     * @param fewFloats floats of C in a block of {@link FewRowsVector}: half of L1, at least a vector in a row
     */
    PlainWalk(int chain, int longest, int packedFloats, int sumRows, int sumPanels, int fewFloats) {
        this.chain = chain;
        this.longest = longest;
        this.packedFloats = packedFloats;
        this.sumRows = sumRows;
        this.sumPanels = sumPanels;
        this.fewFloats = fewFloats;
    }

    /** True if all of k is packed at once and no sums are needed. */
    private boolean whole(int k) {
        return k <= longest;
    }

    /** True for products of few rows. */
    boolean few(boolean transA, boolean transB, int m, int n, int k) {
        return m <= FEW_ROWS && !transB && n >= L
                && (!transA || k <= packedFloats && m * stride(k) <= packedFloats);
    }

    /** Floats of scratch for one thread. */
    int scratchLength(boolean transA, boolean transB, int m, int n, int k) {
        if (m == 0 || n == 0) {
            return 0;
        }
        if (few(transA, transB, m, n, k)) {
            return (transA ? m * stride(k) : 0) + 2 * m * fewStride(m) + KIB - 1;
        }
        boolean whole = whole(k);
        int depth = whole ? k : chain;
        int rows = blockRows(transA, whole, m, k);
        int length = (transA ? rows * stride(depth) : 0) + Math.min(GROUP, Tiles.panels(n)) * depth * NR + LINE - 1;
        if (!whole) {
            return length + rows * sumStride(Tiles.panels(n));
        }
        return n % NR == 0 ? length : length + Tiles.SWEEP_ROWS * NR;
    }

    /** The first index from {@code at} on that is {@code like} another modulo a power of two. */
    private static int align(int at, int like, int modulus) {
        return at + (like - at & modulus - 1);
    }

    /** Rows of C between which A (transposed) and B are packed anew: blocks of equal size, whole tiles. */
    private int blockRows(boolean transA, boolean whole, int m, int k) {
        if (whole && !transA) {
            return m;
        }
        int most = whole ? packedFloats / stride(k) : sumRows;
        if (m <= most) {
            return m;
        }
        most -= most % Tiles.ROWS;
        int blocks = (m - 1) / most + 1;
        return ((m - 1) / blocks / Tiles.ROWS + 1) * Tiles.ROWS;
    }

    /** Panels of a block of sums. */
    private int blockPanels(int panels) {
        int blocks = (panels - 1) / sumPanels + 1;
        return (panels - 1) / blocks + 1;
    }

    private int sumStride(int panels) {
        return blockPanels(panels) * NR + L;
    }

    /** Elements between packed rows of {@code length}: an odd number of vectors, so that they share no cache sets. */
    private static int stride(int length) {
        return ((length + L - 1) / L | 1) * L;
    }

    /** Columns of C in a block of few rows. */
    private int fewColumns(int m) {
        return fewFloats / m / L * L;
    }

    /**
     * Elements between their rows: 1 KiB off a multiple of 2. A load waits for stores before it whose addresses have the
     * same last 12 bits: the next vector of one row of chains must not wait for that of another, nor that of B, so
     * chains lie where B does modulo 1 KiB (large arrays start alike), neither a vector ahead.
     */
    private int fewStride(int m) {
        return (fewColumns(m) + KIB - 1) / (2 * KIB) * 2 * KIB + KIB;
    }

    /**
     * Panels {@code first} to {@code end - 1} of {@code m} rows of a product.
     *
     * @param total rows of the product, which decide on its blocks
     */
    void run(boolean hot, boolean transA, boolean transB, boolean add, int total, int m, int n, int k, float[] a,
            int aOff, int lda, float[] b, int bOff, int ldb, int first, int end, float[] c, int cOff, int ldc,
            float[] s, int sOff) {
        boolean whole = whole(k);
        int rows = blockRows(transA, whole, total, k);
        int depth = whole ? k : chain;
        int ldp = stride(depth);
        sOff = align(sOff, Machine.FLOATS_TO_CACHE_LINE, LINE); // all that follows are whole vectors
        int packed = transA ? sOff + rows * ldp : sOff;
        int rest = packed + Math.min(GROUP, Tiles.panels(n)) * depth * NR;
        for (int i = 0; i < m; i += rows) {
            int some = Math.min(rows, m - i);
            int from = transA ? aOff + i : aOff + i * lda;
            int to = cOff + i * ldc;
            if (!whole) {
                sums(hot, transA, transB, add, some, n, k, a, from, lda, b, bOff, ldb, first, end, c, to, ldc,
                        s, sOff, packed, rest);
            } else if (transA) {
                transpose(hot, k, some, a, from, lda, s, sOff, ldp);
                groups(hot, transB, some, n, k, s, sOff, ldp, b, bOff, ldb, first, end, add ? c : null, c, to, ldc,
                        s, packed, rest);
            } else {
                groups(hot, transB, some, n, k, a, from, lda, b, bOff, ldb, first, end, add ? c : null, c, to, ldc,
                        s, packed, rest);
            }
        }
    }

    /** A block of rows chain by chain, with sums in scratch from {@code rest} on. */
    private void sums(boolean hot, boolean transA, boolean transB, boolean add, int rows, int n, int k, float[] a,
            int aOff, int lda, float[] b, int bOff, int ldb, int first, int end, float[] c, int cOff, int ldc,
            float[] s, int sOff, int packed, int rest) {
        int ldp = stride(chain);
        int lds = sumStride(Tiles.panels(n));
        int panels = blockPanels(Tiles.panels(n));
        for (int p = first; p < end; p += panels) {
            int stop = Math.min(end, p + panels);
            int origin = rest - p * NR; // where column 0 would lie
            for (int q = 0; q < k; q += chain) {
                int steps = Math.min(chain, k - q);
                int bFrom = transB ? bOff + q : bOff + q * ldb;
                float[] r = q == 0 ? null : s;
                if (transA) {
                    transpose(hot, steps, rows, a, aOff + q * lda, lda, s, sOff, ldp);
                    groups(hot, transB, rows, n, steps, s, sOff, ldp, b, bFrom, ldb, p, stop, r, s, origin, lds,
                            s, packed, -1);
                } else {
                    groups(hot, transB, rows, n, steps, a, aOff + q, lda, b, bFrom, ldb, p, stop, r, s, origin, lds,
                            s, packed, -1);
                }
            }
            int left = p * NR;
            int columns = Math.min(stop * NR, n) - left;
            if (hot) {
                EpilogueVector.apply(Activation.NONE, rows, columns, s, rest, lds, add ? c : null, cOff + left, ldc,
                        c, cOff + left, ldc);
            } else {
                GemmScalar.activate(Activation.NONE, rows, columns, s, rest, lds, add ? c : null, cOff + left, ldc,
                        c, cOff + left, ldc);
            }
        }
    }

    /**
     * Packs B group by group and multiplies; {@code c = x·B + 0f (+ r)}, r is {@code null} or c.
     *
     * @param edge where a panel with padding goes before C, or -1 if C has room for it
     */
    private static void groups(boolean hot, boolean transB, int rows, int n, int k, float[] x, int xOff, int ldx,
            float[] b, int bOff, int ldb, int first, int end, float[] r, float[] c, int cOff, int ldc, float[] s,
            int packed, int edge) {
        int panel = k * NR;
        for (int p = first; p < end; p += GROUP) {
            int stop = Math.min(end, p + GROUP);
            pack(hot, transB, n, k, b, bOff, ldb, p, stop, s, packed);
            for (int i = p; i < stop; i++) {
                int at = packed + (i - p) * panel;
                int columns = Math.min(NR, n - i * NR);
                int to = cOff + i * NR;
                if (!hot) {
                    GemmScalar.panel(rows, k, x, xOff, ldx, s, at, columns, Epilogue.none(), 0, r, to, ldc, c, to, ldc);
                } else if (columns == NR || edge < 0) {
                    FloatTilesVector.rows(rows, k, Tiles.DEPTH, x, xOff, ldx, s, at, NO_BIAS, 0, r, to, ldc,
                            c, to, ldc);
                } else {
                    edge(rows, k, x, xOff, ldx, s, at, columns, r, c, to, ldc, edge);
                }
            }
        }
    }

    /** The panel with padding: through scratch, where its tiles are whole. */
    private static void edge(int rows, int k, float[] x, int xOff, int ldx, float[] s, int at, int columns, float[] r,
            float[] c, int cOff, int ldc, int edge) {
        for (int i = 0; i < rows; i += Tiles.SWEEP_ROWS) {
            int some = Math.min(Tiles.SWEEP_ROWS, rows - i);
            int to = cOff + i * ldc;
            FloatTilesVector.rows(some, k, Tiles.DEPTH, x, xOff + i * ldx, ldx, s, at, NO_BIAS, 0, null, 0, 0,
                    s, edge, NR);
            EpilogueVector.apply(Activation.NONE, some, columns, s, edge, NR, r, to, ldc, c, to, ldc);
        }
    }

    /** Packs panels {@code p} to {@code stop - 1}, one after the other. */
    private static void pack(boolean hot, boolean transB, int n, int k, float[] b, int bOff, int ldb, int p, int stop,
            float[] s, int at) {
        int panel = k * NR;
        if (hot && !transB && stop - p == GROUP && stop * NR <= n) {
            PanelsVector.copyGroup(k, b, bOff + p * NR, ldb, s, at, panel);
            return;
        }
        for (int i = p; i < stop; i++) {
            int columns = Math.min(NR, n - i * NR);
            int from = transB ? bOff + i * NR * ldb : bOff + i * NR;
            if (!hot || columns < NR) {
                if (transB) {
                    PanelsScalar.copyTransposed(k, columns, b, from, ldb, s, at);
                } else {
                    PanelsScalar.copy(k, columns, b, from, ldb, s, at);
                }
            } else if (transB) {
                PanelsVector.transpose(NR, k, b, from, ldb, s, at, NR);
            } else {
                PanelsVector.copy(k, b, from, ldb, s, at);
            }
            at += panel;
        }
    }

    private static void transpose(boolean hot, int rows, int columns, float[] x, int xOff, int ldx, float[] y, int yOff,
            int ldy) {
        if (hot) {
            PanelsVector.transpose(rows, columns, x, xOff, ldx, y, yOff, ldy);
        } else {
            PanelsScalar.transpose(rows, columns, x, xOff, ldx, y, yOff, ldy);
        }
    }

    /** Panels {@code first} to {@code end - 1} of a product of few rows. */
    void runFew(boolean hot, boolean transA, boolean add, int m, int n, int k, float[] a, int aOff, int lda, float[] b,
            int bOff, int ldb, int first, int end, float[] c, int cOff, int ldc, float[] s, int sOff) {
        if (transA) {
            int ldp = stride(k);
            transpose(hot, k, m, a, aOff, lda, s, sOff, ldp);
            a = s;
            aOff = sOff;
            lda = ldp;
            sOff += m * ldp;
        }
        int stop = Math.min(n, end * NR);
        int whole = hot ? stop - stop % L : stop;
        int most = fewColumns(m);
        for (int j = first * NR; j < whole; j += most) {
            fewBlock(hot, add, m, Math.min(most, whole - j), 0, k, a, aOff, lda, b, bOff + j, ldb, c, cOff + j, ldc,
                    s, sOff);
        }
        if (whole < stop) { // the last vector reaches back; what it computes again is not stored
            int j = n - L;
            fewBlock(true, add, m, L, whole - j, k, a, aOff, lda, b, bOff + j, ldb, c, cOff + j, ldc, s, sOff);
        }
    }

    /** A block of columns, of which the first {@code skip} are not stored. */
    private void fewBlock(boolean hot, boolean add, int m, int columns, int skip, int k, float[] a, int aOff, int lda,
            float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] s, int chains) {
        int ld = fewStride(m);
        chains = align(chains, bOff, KIB);
        int sums = chains + m * ld;
        Arrays.fill(s, sums, sums + m * ld, -0f); // to which the first chain is added unchanged
        for (int q = 0; q == 0 || q < k; q += chain) {
            int steps = Math.min(chain, k - q);
            Arrays.fill(s, chains, chains + m * ld, 0f);
            if (hot) {
                FewRowsVector.chain(m, steps, columns, a, aOff + q, lda, b, bOff + q * ldb, ldb, s, chains, ld);
                FewRowsVector.add(m, columns, s, chains, s, sums, ld);
            } else {
                FewRowsScalar.chain(m, steps, columns, a, aOff + q, lda, b, bOff + q * ldb, ldb, s, chains, ld);
                FewRowsScalar.add(m, columns, s, chains, s, sums, ld);
            }
        }
        if (hot && skip == 0) {
            FewRowsVector.store(add, m, columns, s, sums, ld, c, cOff, ldc);
        } else {
            FewRowsScalar.store(add, m, columns - skip, s, sums + skip, ld, c, cOff + skip, ldc);
        }
    }
}
