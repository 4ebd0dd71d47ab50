package dev.fnet.gemm;

import dev.fnet.exec.Machine;

/**
 * The table of block sizes. One line per register budget, in vectors, so that it holds for every vector width; the
 * figures that chose the tiles are in {@code native-notes/gemm.md}.
 *
 * <pre>
 * budget         tile (rows x vectors)   accumulators + B + A   panel at 512 / 256 / 128 bit
 * 32 registers    8 x 2                  16 + 2 + 1 = 19        32 / 16 /  8 columns
 * 16 registers    3 x 3                   9 + 3 + 1 = 13         - / 24 / 12 columns
 * </pre>
 *
 * As many vectors again hold the sums of finished chains; those that find no register lie on the stack, and are touched
 * at the end of a chain only. Loop order everywhere: panels outside, row tiles inside, all of K in one tile, C written
 * once.
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
    static final int ROWS = WIDE ? 8 : 3;

    /** Columns of a panel, a multiple of 4. */
    static final int COLUMNS = (WIDE ? 2 : 3) * LANES;

    /** Panels that a single row is multiplied with at once: at least eight chains of FMA hide its latency. */
    static final int GROUP = WIDE ? 4 : 3;

    /** Rows whose activation is applied in one sweep; their part of C in a panel (6 KiB at most) is still in L1. */
    static final int SWEEP_ROWS = 48;

    /**
     * Steps of k in one chain of FMA; the chains of a longer product are added in order. Shorter chains round less.
     * Part of the definition of a product's bits: the same on every machine.
     */
    static final int DEPTH = 192;

    private Tiles() {}

    /** Panels of a matrix of {@code columns} columns. */
    static int panels(int columns) {
        return (columns - 1) / COLUMNS + 1;
    }
}
