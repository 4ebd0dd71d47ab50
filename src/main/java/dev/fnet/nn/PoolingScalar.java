package dev.fnet.nn;

/** Scalar twin of {@link PoolingVector}; order of operations in {@link Pooling}. */
final class PoolingScalar {
    private PoolingScalar() {}

    static void mean(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        for (int j = 0; j < d; j++) {
            float total = 0f;
            for (int from = 0; from < rows; from += Pooling.BLOCK) {
                int to = Math.min(from + Pooling.BLOCK, rows);
                float block = 0f;
                for (int i = from; i < to; i++) {
                    block += x[xOff + i * ldx + j];
                }
                total += block;
            }
            y[yOff + j] = total / rows;
        }
    }

    static void max(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        for (int j = 0; j < d; j++) {
            float m = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < rows; i++) {
                m = Math.max(m, x[xOff + i * ldx + j]);
            }
            y[yOff + j] = m;
        }
    }
}
