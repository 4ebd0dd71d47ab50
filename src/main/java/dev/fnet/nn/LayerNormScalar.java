package dev.fnet.nn;

/** Scalar twin of {@link LayerNormVector}; formula and order in {@link LayerNorm}. */
final class LayerNormScalar {
    private LayerNormScalar() {}

    static void apply(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] w, float[] b, float eps) {
        for (int i = 0; i < rows; i++) {
            normalize(d, x, xOff + i * ldx, y, yOff + i * ldy, w, b, eps);
        }
    }

    static void applySum(int rows, int d, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] y, int yOff, int ldy, float[] w, float[] b, float eps) {
        for (int i = 0; i < rows; i++) {
            int xRow = xOff + i * ldx;
            int rRow = rOff + i * ldr;
            int yRow = yOff + i * ldy;
            for (int j = 0; j < d; j++) {
                y[yRow + j] = x[xRow + j] + r[rRow + j];
            }
            normalize(d, y, yRow, y, yRow, w, b, eps);
        }
    }

    private static void normalize(int d, float[] x, int xRow, float[] y, int yRow, float[] w, float[] b, float eps) {
        float mean = (float) ((double) RowSumsScalar.sum(x, xRow, d) / d);
        float differences = RowSumsScalar.sumOfDifferences(x, xRow, d, mean);
        float squares = RowSumsScalar.sumOfSquares(x, xRow, d, mean);
        float scale = LayerNorm.scale(differences, squares, d, eps);
        float shift = LayerNorm.shift(differences, d, scale);
        for (int j = 0; j < d; j++) {
            y[yRow + j] = Math.fma(Math.fma(x[xRow + j] - mean, scale, shift), w[j], b[j]);
        }
    }
}
