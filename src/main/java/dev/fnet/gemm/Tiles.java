package dev.fnet.gemm;

import dev.fnet.exec.Machine;

/**
 * The table of block sizes. One line per register budget, in vectors, so that it holds for every vector width; the
 * figures that chose the tiles are in {@code native-notes/gemm.md}.
 *
 * <pre>
 * budget         tile (rows x vectors)   accumulators + B + A   panel at 512 / 256 / 128 bit
 * 32 registers    8 x 2                  16 + 2 + 1 = 19        32 / 16 / 8 columns
 * 16 registers    6 x 2                  12 + 2 + 1 = 15         - / 16 / 8 columns
 *                 4 x 2 where weights    8 + 2 + 1 and what the expansion needs
 *                       are expanded
 * </pre>
 *
 * As many vectors again hold the sums of finished chains; those that find no register lie on the stack, and are touched
 * at the end of a chain only. Loop order everywhere: blocks of rows outside, then panels, row tiles inside, all of K in
 * one tile, C written once.
 *
 * <p>Touches no class of the Vector API: packing and the scalar twin work without the incubator module, on the same
 * panels.
 */
final class Tiles {
    /** True for the kernels of 32 registers. */
    static final boolean WIDE = Machine.REGISTER_BUDGET >= 32;

    /** Floats in a vector of this machine. */
    static final int LANES = Machine.preferredVectorBits() / Float.SIZE;

    /** Rows of the main tile. */
    static final int ROWS = WIDE ? 8 : 6;

    /** The same where weights are expanded in the tile. */
    static final int EXPANDING_ROWS = WIDE ? 8 : 4;

    /** Columns of a panel, a multiple of 4. */
    static final int COLUMNS = 2 * LANES;

    /** Panels that one or two rows are multiplied with at once: at least eight chains of FMA hide its latency. */
    static final int GROUP = 4;

    /**
     * Rows that meet all panels before the next rows do: their part of A is read again for each panel and should not
     * come from too far.
     */
    static final int BLOCK_ROWS = 528;

    /** Rows whose activation is applied in one sweep; their part of C in a panel (6 KiB at most) is still in L1. */
    static final int SWEEP_ROWS = 48;

    /**
     * Steps of k in one chain of FMA; the chains of a longer product are added in order. Shorter chains round less: with
     * 384, the block of native libraries, as much as they do.
     * Part of the definition of a product's bits: the same on every machine.
     */
    static final int DEPTH = 384;

    private Tiles() {}

    /** Panels of a matrix of {@code columns} columns. */
    static int panels(int columns) {
        return (columns - 1) / COLUMNS + 1;
    }
}
