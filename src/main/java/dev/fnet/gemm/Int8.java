package dev.fnet.gemm;

/** Weights in 8 bits with a scale for each column of a group of rows: {@code q·scale}, q from -127 to 127. */
final class Int8 {
    /** 1.5·2^23: what is added to it loses its fraction, rounded to nearest even, and stands in the lowest bits. */
    private static final float ROUND = 12_582_912f;

    private Int8() {}

    /**
     * Some rows of a panel that share scales.
     *
     * @return -1, or the column of the panel in which a weight is not finite
     */
    static int pack(int rows, float[] from, int at, byte[] to, int off, float[] scales, int s) {
        for (int i = 0; i < rows; i++) {
            maxima(from, at + i * Tiles.COLUMNS, scales, s);
        }
        for (int j = 0; j < Tiles.COLUMNS; j++) {
            float largest = scales[s + j];
            if (!(largest <= Float.MAX_VALUE)) {
                return j;
            }
            scales[s + j] = scale(largest);
        }
        for (int i = 0; i < rows; i++) {
            quantize(from, at + i * Tiles.COLUMNS, scales, s, to, off + i * Tiles.COLUMNS);
        }
        return -1;
    }

    /** {@code largest / 127}; rounded up where the precision of a subnormal would let q exceed 127. */
    static float scale(float largest) {
        float scale = largest / 127;
        return scale < Float.MIN_NORMAL && scale * 127 < largest ? Math.nextUp(scale) : scale;
    }

    /** {@code count} weights of column {@code j} of the panel at {@code off} without their scales. */
    static void column(int count, byte[] from, int off, int j, float[] into, int at, int step) {
        int q = off + j;
        for (int i = 0; i < count; i++) {
            into[at] = from[q];
            q += Tiles.COLUMNS;
            at += step;
        }
    }

    private static void maxima(float[] from, int at, float[] largest, int s) {
        for (int j = 0; j < Tiles.COLUMNS; j++) {
            largest[s + j] = Math.max(largest[s + j], Math.abs(from[at + j])); // NaN stays
        }
    }

    private static void quantize(float[] from, int at, float[] scales, int s, byte[] to, int off) {
        for (int j = 0; j < Tiles.COLUMNS; j++) {
            float scale = scales[s + j];
            float q = scale == 0 ? 0 : from[at + j] / scale;
            to[off + j] = (byte) Float.floatToRawIntBits(q + ROUND);
        }
    }
}
