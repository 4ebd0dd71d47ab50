package dev.fnet.fft;

/**
 * Walsh-Hadamard passes over neighbouring elements: sums and differences of elements a stride apart, then of those half
 * as far, and so on. The twin of {@link FloatHadamardVector}, same additions, same bits.
 */
final class FloatHadamardScalar {
    private FloatHadamardScalar() {}

    /** All levels from {@code stride} down to {@code last}, from x to y; y may be x. */
    static void levels(int n, int stride, int last, float[] x, int xo, float[] y, int yo) {
        float[] in = x;
        int from = xo;
        int s = stride;
        while (s >= last) {
            if (s / 2 >= last) {
                four(n, s / 2, in, from, y, yo);
                s /= 4;
            } else {
                two(n, s, in, from, y, yo);
                s /= 2;
            }
            in = y;
            from = yo;
        }
    }

    private static void two(int n, int s, float[] x, int xo, float[] y, int yo) {
        for (int block = 0; block < n; block += 2 * s) {
            for (int j = block; j < block + s; j++) {
                float a = x[xo + j];
                float b = x[xo + j + s];
                y[yo + j] = a + b;
                y[yo + j + s] = a - b;
            }
        }
    }

    /** Strides 2s and s. */
    private static void four(int n, int s, float[] x, int xo, float[] y, int yo) {
        for (int block = 0; block < n; block += 4 * s) {
            for (int j = block; j < block + s; j++) {
                float a = x[xo + j];
                float b = x[xo + j + s];
                float c = x[xo + j + 2 * s];
                float d = x[xo + j + 3 * s];
                float e = a + c;
                float f = b + d;
                float g = a - c;
                float h = b - d;
                y[yo + j] = e + f;
                y[yo + j + s] = e - f;
                y[yo + j + 2 * s] = g + h;
                y[yo + j + 3 * s] = g - h;
            }
        }
    }

    /** One column of the caller to neighbouring elements and back. */
    static void copy(int rows, float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
        for (int i = 0; i < rows; i++) {
            y[yo + i * ldy] = x[xo + i * ldx];
        }
    }
}
