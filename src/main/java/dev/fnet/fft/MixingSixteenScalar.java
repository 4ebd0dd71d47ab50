package dev.fnet.fft;

/**
 * Transforms of length 16 of many columns with a factor before each element, scalar twin:
 * {@code g[k2,k] = Σ_l h[l,k]·w[l,k]·e^(-2πi l·k2/16)} for {@code k < m}. Two radix-4 steps: with {@code l = r + 4p},
 * {@code k2 = q + 4q'} the first does, for each r, the butterflies over p and multiplies by {@code e^(-2πi r·q/16)}, in
 * place; the second, for each q, the butterflies over r, to rows in natural order.
 *
 * <p>Layouts: h is [16][ld], real parts and imaginary parts; w is [16][ld] cosines c, then sines s of the factors
 * {@code c + i s}, then −s; g is [16][m], so its rows follow each other without gaps.
 * Both parts of a product with a factor are {@code fma(first, factor, second · factor)}.
 */
final class MixingSixteenScalar {
    private static final float C1 = 0.9238795325112867f;
    private static final float C2 = 0.7071067811865476f;
    private static final float C3 = 0.3826834323650898f;

    private MixingSixteenScalar() {}

    /** {@code cos(2πj/16)} for the products j of 1…3 and 1…3. */
    static float cos(int j) {
        return switch (j) {
            case 1 -> C1;
            case 2 -> C2;
            case 3 -> C3;
            case 4 -> 0f;
            case 6 -> -C2;
            case 9 -> -C1;
            default -> throw new AssertionError(j);
        };
    }

    /** {@code sin(2πj/16)} for the products j of 1…3 and 1…3. */
    static float sin(int j) {
        return switch (j) {
            case 1 -> C3;
            case 2 -> C2;
            case 3 -> C1;
            case 4 -> 1f;
            case 6 -> C2;
            case 9 -> -C3;
            default -> throw new AssertionError(j);
        };
    }

    /** First step, in place. */
    static void first(int m, int ld, float[] w, float[] h, int re, int im) {
        for (int r = 0; r < 4; r++) {
            for (int k = 0; k < m; k++) {
                firstButterfly(r, ld, w, r * ld + k, h, re + r * ld + k, im + r * ld + k);
            }
        }
    }

    private static void firstButterfly(int r, int ld, float[] w, int t, float[] h, int p, int q) {
        int leg = 4 * ld;
        int s = t + 16 * ld;
        int n = s + 16 * ld;
        float x0 = Math.fma(h[p], w[t], h[q] * w[n]);
        float y0 = Math.fma(h[p], w[s], h[q] * w[t]);
        float x1 = Math.fma(h[p + leg], w[t + leg], h[q + leg] * w[n + leg]);
        float y1 = Math.fma(h[p + leg], w[s + leg], h[q + leg] * w[t + leg]);
        float x2 = Math.fma(h[p + 2 * leg], w[t + 2 * leg], h[q + 2 * leg] * w[n + 2 * leg]);
        float y2 = Math.fma(h[p + 2 * leg], w[s + 2 * leg], h[q + 2 * leg] * w[t + 2 * leg]);
        float x3 = Math.fma(h[p + 3 * leg], w[t + 3 * leg], h[q + 3 * leg] * w[n + 3 * leg]);
        float y3 = Math.fma(h[p + 3 * leg], w[s + 3 * leg], h[q + 3 * leg] * w[t + 3 * leg]);
        float er = x0 + x2;
        float ei = y0 + y2;
        float fr = x0 - x2;
        float fi = y0 - y2;
        float gr = x1 + x3;
        float gi = y1 + y3;
        float hr = x1 - x3;
        float hi = y1 - y3;
        h[p] = er + gr;
        h[q] = ei + gi;
        turn(r, fr + hi, fi - hr, h, p + leg, q + leg);
        turn(2 * r, er - gr, ei - gi, h, p + 2 * leg, q + 2 * leg);
        turn(3 * r, fr - hi, fi + hr, h, p + 3 * leg, q + 3 * leg);
    }

    /** Stores {@code (z + i o)·e^(-2πi j/16)}. */
    private static void turn(int j, float z, float o, float[] h, int p, int q) {
        if (j == 0) {
            h[p] = z;
            h[q] = o;
        } else {
            float c = cos(j);
            float s = sin(j);
            h[p] = Math.fma(z, c, o * s);
            h[q] = Math.fma(z, -s, o * c);
        }
    }

    /** Second step, from h to g. */
    static void last(int m, int ld, float[] h, int re, int im, float[] g, int gre, int gim) {
        for (int q = 0; q < 4; q++) {
            int from = 4 * q * ld;
            int to = q * m;
            for (int k = 0; k < m; k++) {
                lastButterfly(4 * m, ld, h, re + from + k, im + from + k, g, gre + to + k, gim + to + k);
            }
        }
    }

    private static void lastButterfly(int leg, int ld, float[] h, int re, int im, float[] g, int gre, int gim) {
        float er = h[re] + h[re + 2 * ld];
        float ei = h[im] + h[im + 2 * ld];
        float fr = h[re] - h[re + 2 * ld];
        float fi = h[im] - h[im + 2 * ld];
        float gr = h[re + ld] + h[re + 3 * ld];
        float gi = h[im + ld] + h[im + 3 * ld];
        float hr = h[re + ld] - h[re + 3 * ld];
        float hi = h[im + ld] - h[im + 3 * ld];
        g[gre] = er + gr;
        g[gim] = ei + gi;
        g[gre + leg] = fr + hi;
        g[gim + leg] = fi - hr;
        g[gre + 2 * leg] = er - gr;
        g[gim + 2 * leg] = ei - gi;
        g[gre + 3 * leg] = fr - hi;
        g[gim + 3 * leg] = fi + hr;
    }
}
