package dev.fnet.fft;

/**
 * Transforms of length 16 of many columns with a factor before each element, scalar twin:
 * {@code g[k2,k] = Σ_l h[l,k]·w[l,k]·e^(-2πi l·k2/16)} for {@code k < m}. Two radix-4 steps: with {@code l = r + 4p},
 * {@code k2 = q + 4q'} the first does, for each r, the butterflies over p and multiplies by {@code e^(-2πi r·q/16)}, in
 * place; the second, for each q, the butterflies over r, to rows in natural order.
 *
 * <p>Layouts: h is squares [16][16] of the real parts and of the imaginary parts of 16 columns k, then those of the
 * next 16; w likewise, squares of cosines c, of sines s of the factors {@code c + i s}, and of −s; g is [16][m], so
 * its rows follow each other without gaps. Both parts of a product with a factor are {@code fma(first, factor,
 * second · factor)}.
 */
final class MixingSixteenScalar {
    private static final float[] TURNS = turns();

    private MixingSixteenScalar() {}

    /** Cosine, sine and −sine of {@code 2πrq/16}: r = 0…3, q = 1…3. */
    static float[] turns() {
        float[] turns = new float[36];
        for (int r = 0; r < 4; r++) {
            for (int q = 1; q < 4; q++) {
                int at = 9 * r + 3 * (q - 1);
                float sin = (float) Twiddles.sin(r * q, 16);
                turns[at] = (float) Twiddles.cos(r * q, 16);
                turns[at + 1] = sin;
                turns[at + 2] = -sin;
            }
        }
        return turns;
    }

    /** Factors {@code e^(-2πi l·k/d)} for l = 0…15 and k = 0…m−1, squares of three kinds. */
    static float[] factors(int d, int m) {
        float[] w = new float[(m + 15) / 16 * 768];
        for (int l = 0; l < 16; l++) {
            for (int k = 0; k < m; k++) {
                int at = k / 16 * 768 + 16 * l + k % 16;
                float sin = (float) Twiddles.sin((long) l * k, d);
                w[at] = (float) Twiddles.cos((long) l * k, d);
                w[at + 256] = -sin;
                w[at + 512] = sin;
            }
        }
        return w;
    }

    /** First step, in place, whole squares. */
    static void first(int squares, float[] w, float[] h, int o) {
        for (int k = 0; k < 16; k++) {
            for (int i = 0; i < 4 * squares; i++) {
                int r = i & 3;
                int p = o + (i >> 2) * 512 + r * 16 + k;
                int t = (i >> 2) * 768 + r * 16 + k;
                int u = r * 9;
                float a0 = h[p];
                float b0 = h[p + 256];
                float c0 = w[t];
                float s0 = w[t + 256];
                float n0 = w[t + 512];
                float x0 = Math.fma(a0, c0, b0 * n0);
                float y0 = Math.fma(a0, s0, b0 * c0);
                float a1 = h[p + 64];
                float b1 = h[p + 320];
                float c1 = w[t + 64];
                float s1 = w[t + 320];
                float n1 = w[t + 576];
                float x1 = Math.fma(a1, c1, b1 * n1);
                float y1 = Math.fma(a1, s1, b1 * c1);
                float a2 = h[p + 128];
                float b2 = h[p + 384];
                float c2 = w[t + 128];
                float s2 = w[t + 384];
                float n2 = w[t + 640];
                float x2 = Math.fma(a2, c2, b2 * n2);
                float y2 = Math.fma(a2, s2, b2 * c2);
                float a3 = h[p + 192];
                float b3 = h[p + 448];
                float c3 = w[t + 192];
                float s3 = w[t + 448];
                float n3 = w[t + 704];
                float x3 = Math.fma(a3, c3, b3 * n3);
                float y3 = Math.fma(a3, s3, b3 * c3);
                float er = x0 + x2;
                float ei = y0 + y2;
                float fr = x0 - x2;
                float fi = y0 - y2;
                float gr = x1 + x3;
                float gi = y1 + y3;
                float hr = x1 - x3;
                float hi = y1 - y3;
                float z1 = fr + hi;
                float o1 = fi - hr;
                float z2 = er - gr;
                float o2 = ei - gi;
                float z3 = fr - hi;
                float o3 = fi + hr;
                h[p] = er + gr;
                h[p + 256] = ei + gi;
                float u1 = TURNS[u];
                float v1 = TURNS[u + 1];
                float m1 = TURNS[u + 2];
                h[p + 64] = Math.fma(z1, u1, o1 * v1);
                h[p + 320] = Math.fma(z1, m1, o1 * u1);
                float u2 = TURNS[u + 3];
                float v2 = TURNS[u + 4];
                float m2 = TURNS[u + 5];
                h[p + 128] = Math.fma(z2, u2, o2 * v2);
                h[p + 384] = Math.fma(z2, m2, o2 * u2);
                float u3 = TURNS[u + 6];
                float v3 = TURNS[u + 7];
                float m3 = TURNS[u + 8];
                h[p + 192] = Math.fma(z3, u3, o3 * v3);
                h[p + 448] = Math.fma(z3, m3, o3 * u3);
            }
        }
    }

    /** Second step, from the squares at o to rows at re and im. */
    static void last(int m, float[] h, int o, int re, int im) {
        int leg = 4 * m;
        for (int q = 0; q < 4; q++) {
            for (int k = 0; k < m; k++) {
                int p = o + (k >> 4) * 512 + (k & 15) + q * 64;
                int u = re + q * m + k;
                int v = im + q * m + k;
                float x0 = h[p];
                float y0 = h[p + 256];
                float x1 = h[p + 16];
                float y1 = h[p + 272];
                float x2 = h[p + 32];
                float y2 = h[p + 288];
                float x3 = h[p + 48];
                float y3 = h[p + 304];
                float er = x0 + x2;
                float ei = y0 + y2;
                float fr = x0 - x2;
                float fi = y0 - y2;
                float gr = x1 + x3;
                float gi = y1 + y3;
                float hr = x1 - x3;
                float hi = y1 - y3;
                h[u] = er + gr;
                h[v] = ei + gi;
                h[u + leg] = fr + hi;
                h[v + leg] = fi - hr;
                h[u + 2 * leg] = er - gr;
                h[v + 2 * leg] = ei - gi;
                h[u + 3 * leg] = fr - hi;
                h[v + 3 * leg] = fi + hr;
            }
        }
    }
}
