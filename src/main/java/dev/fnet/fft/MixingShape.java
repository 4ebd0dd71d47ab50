package dev.fnet.fft;

/**
 * Geometry of one Fourier mixing of {@code n} rows and {@code d} columns: which columns share a complex transform,
 * which rows do, and where they lie in the scratch. Nothing here depends on the vector width, so neither do the bits.
 *
 * <p><b>Columns.</b> With {@code J = d/2} the columns 0…J determine the rest. For {@code c < P = J/2} column
 * {@code 1 + c} rides as real part and column {@code 1 + P + c} as imaginary part of lane {@code c}: starting at 1,
 * the mirrored columns of a block of lanes are a block too and never wrap. Lane {@code P} takes what is left: columns
 * (J, 0) if J is odd, column 0 and zeros if it is even.
 *
 * <p><b>Scratch.</b> Blocks of {@link #BLOCK} lanes, each {@code [n][ROW]} with the real parts at 0, the imaginary
 * parts at {@code BLOCK} and 8 floats of padding: a power of two of rows apart, two elements are then not a multiple of
 * 4 KiB apart. Blocks are 5 cache lines more than a multiple of 4 KiB apart.
 *
 * <p><b>Rows.</b> Rows 0…n/2 determine the rest. Pair {@code p} of {@link #rowPairs} holds rows {@code p} and
 * {@code p + rowPairs}; a pair without a second row repeats its first.
 */
final class MixingShape {
    /** Lanes of a block: the widest vector. */
    static final int BLOCK = 16;

    /** Floats from one row of a block to the next. */
    static final int ROW = 2 * BLOCK + 8;

    private static final int PAGE = 1024;
    private static final int LINES = 80;

    final int n;
    final int d;
    /** J: the last column that is computed. */
    final int half;
    /** P: lanes that hold two whole columns. */
    final int fullLanes;
    /** Blocks of lanes. */
    final int blocks;
    /** Floats from one block to the next. */
    final int blockLength;
    /** Rows that are computed. */
    final int halfRows;
    final int rowPairs;
    /** Floats of all blocks. */
    final int length;

    MixingShape(int n, int d) {
        this.n = n;
        this.d = d;
        half = d / 2;
        fullLanes = half / 2;
        blocks = fullLanes / BLOCK + 1;
        halfRows = n / 2 + 1;
        rowPairs = (halfRows + 1) / 2;
        long pages = ((long) n * ROW + PAGE - 1) / PAGE;
        long block = pages * PAGE + LINES;
        if (block * blocks > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("n is " + n + " and d is " + d + ", their scratch of " + block * blocks
                    + " floats is more than the " + Integer.MAX_VALUE / 2 + " allowed");
        }
        blockLength = (int) block;
        length = blockLength * blocks;
    }

    /** Lanes in use of block {@code b}. */
    int lanes(int b) {
        return Math.min(BLOCK, fullLanes + 1 - b * BLOCK);
    }

    /** Place of lane {@code c} of row 0, real part. */
    int lane(int c) {
        return c / BLOCK * blockLength + c % BLOCK;
    }

    /** Row −{@code row} modulo n. */
    int mirror(int row) {
        return row == 0 ? 0 : n - row;
    }

    /** Second row of pair {@code p}, or its first where there is none. */
    int second(int p) {
        return p + rowPairs < halfRows ? p + rowPairs : p;
    }
}
