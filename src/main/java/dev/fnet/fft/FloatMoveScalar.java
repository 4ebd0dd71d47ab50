package dev.fnet.fft;

/** Copies and products of rows, one column: the twin of {@link FloatMoveVector}, same bits. */
final class FloatMoveScalar {
    private FloatMoveScalar() {}

    /** y[i·yld] = x[i·xld] for both parts. */
    static void copy(int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi, int yj,
            int yld) {
        for (int i = 0; i < rows; i++) {
            float re = xr[xo + i * xld];
            float im = xi[xj + i * xld];
            yr[yo + i * yld] = re;
            yi[yj + i * yld] = im;
        }
    }

    /** y[i·ld] = x[from[i] + q]. */
    static void gather(int rows, float[] x, int xo, int im, int[] from, int q, float[] yr, int yo, float[] yi, int yj,
            int ld) {
        for (int i = 0; i < rows; i++) {
            int p = xo + from[i] + q;
            yr[yo + i * ld] = x[p];
            yi[yj + i * ld] = x[p + im];
        }
    }

    /** Rows of zeros. */
    static void clear(int rows, float[] yr, int yo, float[] yi, int yj, int yld) {
        for (int i = 0; i < rows; i++) {
            yr[yo + i * yld] = 0f;
            yi[yj + i * yld] = 0f;
        }
    }

    /**
     * Within one array: groups of b neighbours at xo + from[i], im behind, become the columns of b × groups at yr, yi.
     */
    static void transpose(int groups, int b, float[] a, int xo, int im, int[] from, int yr, int yi) {
        for (int i = 0; i < groups; i++) {
            int p = xo + from[i];
            for (int j = 0; j < b; j++) {
                a[yr + j * groups + i] = a[p + j];
                a[yi + j * groups + i] = a[p + im + j];
            }
        }
    }
}
