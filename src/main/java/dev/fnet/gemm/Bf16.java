package dev.fnet.gemm;

/** Weights in 16 bits: the upper half of a {@code float}, two to an int. */
final class Bf16 {
    private Bf16() {}

    /** The nearest bfloat16 in the lower 16 bits, ties to even; beyond the range infinity, NaN stays NaN. */
    static int round(float v) {
        int bits = Float.floatToRawIntBits(v);
        if (v != v) {
            return bits >>> 16 | 0x40; // quiet: its payload may lie in the lower half alone
        }
        return bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
    }

    /** A row of a panel: its left half into the low halves of the ints, its right half into the high ones. */
    static void pack(float[] from, int at, int[] to, int off) {
        for (int j = 0; j < Tiles.LANES; j++) {
            to[off + j] = round(from[at + j]) | round(from[at + Tiles.LANES + j]) << 16;
        }
    }

    /** {@code count} weights of column {@code j} of the panel at {@code off}, every {@code step} elements. */
    static void column(int count, int[] from, int off, int j, float[] into, int at, int step) {
        int left = j < Tiles.LANES ? 16 : 0;
        int q = off + j % Tiles.LANES;
        for (int i = 0; i < count; i++) {
            into[at] = Float.intBitsToFloat(from[q] << left & 0xffff0000);
            q += Tiles.LANES;
            at += step;
        }
    }
}
