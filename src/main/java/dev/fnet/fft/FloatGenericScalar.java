package dev.fnet.fft;

/**
 * A pass of any odd prime radix p, one column: the twin of {@link FloatGenericVector}, same operations, same bits.
 *
 * <p>With {@code t[k] = x[k] + x[p−k]}, {@code d[k] = x[k] − x[p−k]} for k = 1 … h = (p−1)/2:
 * {@code y[q], y[p−q] = (x[0] + Σ_k t[k]·cos(2πkq/p)) ∓ i·Σ_k d[k]·sin(2πkq/p)}, each sum one FMA chain in k order;
 * {@code y[0] = x[0] + Σ_k t[k]}. 4h² FMA per butterfly, a quarter of the dense matrix. The sums and differences pass
 * through {@code temp}: 4h rows.
 */
final class FloatGenericScalar {
    private FloatGenericScalar() {}

    /** cos and sin of 2πkq/p in pairs, q then k from 1 to h. */
    static float[] table(int p) {
        int h = p / 2;
        float[] table = new float[2 * h * h];
        int t = 0;
        for (int q = 1; q <= h; q++) {
            for (int k = 1; k <= h; k++) {
                table[t++] = (float) Twiddles.cos((long) k * q, p);
                table[t++] = (float) Twiddles.sin((long) k * q, p);
            }
        }
        return table;
    }

    static void pass(int p, int count, float[] a, int o, int im, int s, float[] w, int wo, float[] table, int temp) {
        for (int i = 0; i < count; i++) {
            butterfly(p, a, o + i, im, s, w, wo + i * 3 * (p - 1), table, temp);
        }
    }

    private static void butterfly(int p, float[] a, int o, int im, int s, float[] w, int wo, float[] table, int temp) {
        int h = p / 2;
        float x0r = a[o];
        float x0i = a[o + im];
        float sumR = x0r;
        float sumI = x0i;
        for (int k = 1; k <= h; k++) {
            int low = o + k * s;
            int high = o + (p - k) * s;
            float tr = a[low] + a[high];
            float ti = a[low + im] + a[high + im];
            int t = temp + 4 * (k - 1);
            a[t] = tr;
            a[t + 1] = ti;
            a[t + 2] = a[low] - a[high];
            a[t + 3] = a[low + im] - a[high + im];
            sumR += tr;
            sumI += ti;
        }
        a[o] = sumR;
        a[o + im] = sumI;
        for (int q = 1; q <= h; q++) {
            float evenR = x0r;
            float evenI = x0i;
            float oddR = 0f;
            float oddI = 0f;
            int c = 2 * h * (q - 1);
            for (int k = 0; k < h; k++) {
                float cos = table[c + 2 * k];
                float sin = table[c + 2 * k + 1];
                int t = temp + 4 * k;
                evenR = Math.fma(a[t], cos, evenR);
                evenI = Math.fma(a[t + 1], cos, evenI);
                oddR = Math.fma(a[t + 2], sin, oddR);
                oddI = Math.fma(a[t + 3], sin, oddI);
            }
            rotate(a, o + q * s, im, evenR + oddI, evenI - oddR, w, wo + 3 * (q - 1));
            rotate(a, o + (p - q) * s, im, evenR - oddI, evenI + oddR, w, wo + 3 * (p - q - 1));
        }
    }

    private static void rotate(float[] a, int o, int im, float re, float imag, float[] w, int t) {
        a[o] = Math.fma(re, w[t], imag * w[t + 2]);
        a[o + im] = Math.fma(re, w[t + 1], imag * w[t]);
    }
}
