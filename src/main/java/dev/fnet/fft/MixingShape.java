package dev.fnet.fft;

/**
 * Geometry of one Fourier mixing of {@code n} rows and {@code d} columns: which columns share a complex transform and
 * where they lie in a row of the scratch. Nothing here depends on the vector width, so neither do the bits.
 *
 * <p>With {@code J = d/2} the columns 0…J determine the rest. Block {@code b} holds 32 columns in 16 lanes: column
 * {@code 1 + 32b + l} as real part of lane {@code l}, column {@code 1 + 32b + 16 + l} as its imaginary part.
 * Starting at 1, the mirrored columns of a block are a block too and never wrap. Columns beyond J in the last block
 * repeat others or are zero and nobody reads them. Column 0 is alone in the first lane of one block more.
 */
final class MixingShape {
    /** Lanes of a block: the widest vector. */
    static final int LANES = 16;

    /** Floats of a block in a row: real parts, then imaginary parts. */
    static final int BLOCK = 2 * LANES;

    final int n;
    final int d;
    /** J: the last column that is computed. */
    final int half;
    /** Blocks of columns without column 0's. */
    final int blocks;
    /** Blocks whose columns are all read. */
    final int wholeBlocks;
    MixingShape(int n, int d) {
        this.n = n;
        this.d = d;
        half = d / 2;
        blocks = (half + BLOCK - 1) / BLOCK;
        wholeBlocks = half / BLOCK;
    }

    /** Row −{@code row} modulo n. */
    int mirror(int row) {
        return row == 0 ? 0 : n - row;
    }

    /** True if the columns of every block, mirrored ones too, are columns of X: they need no care at the end. */
    boolean folds() {
        return blocks * BLOCK < d;
    }
}
