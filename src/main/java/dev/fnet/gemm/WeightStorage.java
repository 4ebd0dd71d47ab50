package dev.fnet.gemm;

/**
 * How a {@link PackedMatrix} keeps its weights. Products compute in {@code float} with every storage; a narrow one
 * takes less memory and less time to read it, and changes the weights once, when they are packed.
 *
 * <pre>
 *                  bytes per weight   a stored weight differs by at most
 * F32              4                  0
 * BF16             2                  2^-8 of itself
 * INT8             1                  1/254 of the largest weight of its column
 * INT8_GROUP_32    1.125              1/254 of the largest of 32 in its column
 * INT8_GROUP_64    1.0625             1/254 of the largest of 64 in its column
 * </pre>
 *
 * A column of {@code B} is one output of a linear layer. The padding of the last panel comes on top, and in
 * {@code INT8} 4 bytes per column.
 */
public enum WeightStorage {
    /** The weights as they are. */
    F32(0, false),

    /** The upper 16 bits of a {@code float}, rounded to nearest, ties to even: the range of {@code float}. */
    BF16(0, false),

    /**
     * {@code q·scale} with q from -127 to 127 and one scale per column, its largest magnitude over 127. Finite weights
     * only.
     */
    INT8(0, true),

    /** As {@link #INT8}, one scale for every 32 rows of a column. */
    INT8_GROUP_32(32, true),

    /** As {@link #INT8}, one scale for every 64 rows of a column. */
    INT8_GROUP_64(64, true);

    private final int group;
    private final boolean scaled;

    WeightStorage(int group, boolean scaled) {
        this.group = group;
        this.scaled = scaled;
    }

    /** Steps of k that share a scale; 0: all of them, or there is none. */
    int group() {
        return group;
    }

    /** Scales of a column of {@code k} rows. */
    int groups(int k) {
        return group == 0 ? 1 : (k - 1) / group + 1;
    }

    /** True for {@code q·scale}. */
    boolean scaled() {
        return scaled;
    }

    /** Steps of k in one chain of FMA. Part of the definition of a product's bits. */
    int chain() {
        return group == 0 ? Tiles.DEPTH : group;
    }
}
