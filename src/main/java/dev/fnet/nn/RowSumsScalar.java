package dev.fnet.nn;

import dev.fnet.simd.ScalarMath;

/**
 * Sums over a row in the fixed order of all reductions of this library, scalar twin of {@link RowSumsVector}.
 *
 * <p>32 partial sums {@code p[j] = Σ_i v[32·i + j]}, each a chain in order of i from 0f, then folded in halves:
 * {@code p[j] + p[j+16]}, then distances 8, 4, 2, 1. The result does not depend on the vector width. Here eight chains
 * (j, j+4, …, j+28) run at a time, whose tree ends in {@code p4[j]}; four such quarters make the row.
 */
final class RowSumsScalar {
    private RowSumsScalar() {}

    /** Σ x. */
    static float sum(float[] x, int off, int n) {
        float s0 = sumQuarter(x, off, n, 0);
        float s1 = sumQuarter(x, off, n, 1);
        float s2 = sumQuarter(x, off, n, 2);
        float s3 = sumQuarter(x, off, n, 3);
        return (s0 + s2) + (s1 + s3);
    }

    private static float sumQuarter(float[] x, int off, int n, int j) {
        float p0 = 0f;
        float p1 = 0f;
        float p2 = 0f;
        float p3 = 0f;
        float p4 = 0f;
        float p5 = 0f;
        float p6 = 0f;
        float p7 = 0f;
        int full = n & -32;
        int at = off + j;
        for (int i = 0; i < full; i += 32) {
            p0 += x[at + i];
            p1 += x[at + i + 4];
            p2 += x[at + i + 8];
            p3 += x[at + i + 12];
            p4 += x[at + i + 16];
            p5 += x[at + i + 20];
            p6 += x[at + i + 24];
            p7 += x[at + i + 28];
        }
        at += full;
        // the missing elements would add 0f, which changes no partial sum: none is ever -0f
        int rest = n - full - j;
        p0 = rest > 0 ? p0 + x[at] : p0;
        p1 = rest > 4 ? p1 + x[at + 4] : p1;
        p2 = rest > 8 ? p2 + x[at + 8] : p2;
        p3 = rest > 12 ? p3 + x[at + 12] : p3;
        p4 = rest > 16 ? p4 + x[at + 16] : p4;
        p5 = rest > 20 ? p5 + x[at + 20] : p5;
        p6 = rest > 24 ? p6 + x[at + 24] : p6;
        p7 = rest > 28 ? p7 + x[at + 28] : p7;
        return ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7));
    }

    /** Σ (x − c)² (FMA chains); Σ (x − c) is {@link #sumOfDifferences}. */
    static float sumOfSquares(float[] x, int off, int n, float c) {
        float s0 = squaresQuarter(x, off, n, 0, c);
        float s1 = squaresQuarter(x, off, n, 1, c);
        float s2 = squaresQuarter(x, off, n, 2, c);
        float s3 = squaresQuarter(x, off, n, 3, c);
        return (s0 + s2) + (s1 + s3);
    }

    private static float squaresQuarter(float[] x, int off, int n, int j, float c) {
        float p0 = 0f;
        float p1 = 0f;
        float p2 = 0f;
        float p3 = 0f;
        float p4 = 0f;
        float p5 = 0f;
        float p6 = 0f;
        float p7 = 0f;
        int full = n & -32;
        int at = off + j;
        for (int i = 0; i < full; i += 32) {
            p0 = square(x[at + i] - c, p0);
            p1 = square(x[at + i + 4] - c, p1);
            p2 = square(x[at + i + 8] - c, p2);
            p3 = square(x[at + i + 12] - c, p3);
            p4 = square(x[at + i + 16] - c, p4);
            p5 = square(x[at + i + 20] - c, p5);
            p6 = square(x[at + i + 24] - c, p6);
            p7 = square(x[at + i + 28] - c, p7);
        }
        at += full;
        int rest = n - full - j;
        p0 = rest > 0 ? square(x[at] - c, p0) : p0;
        p1 = rest > 4 ? square(x[at + 4] - c, p1) : p1;
        p2 = rest > 8 ? square(x[at + 8] - c, p2) : p2;
        p3 = rest > 12 ? square(x[at + 12] - c, p3) : p3;
        p4 = rest > 16 ? square(x[at + 16] - c, p4) : p4;
        p5 = rest > 20 ? square(x[at + 20] - c, p5) : p5;
        p6 = rest > 24 ? square(x[at + 24] - c, p6) : p6;
        p7 = rest > 28 ? square(x[at + 28] - c, p7) : p7;
        return ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7));
    }

    private static float square(float d, float sum) {
        return Math.fma(d, d, sum);
    }

    /** Σ (x − c). */
    static float sumOfDifferences(float[] x, int off, int n, float c) {
        float s0 = differencesQuarter(x, off, n, 0, c);
        float s1 = differencesQuarter(x, off, n, 1, c);
        float s2 = differencesQuarter(x, off, n, 2, c);
        float s3 = differencesQuarter(x, off, n, 3, c);
        return (s0 + s2) + (s1 + s3);
    }

    private static float differencesQuarter(float[] x, int off, int n, int j, float c) {
        float p0 = 0f;
        float p1 = 0f;
        float p2 = 0f;
        float p3 = 0f;
        float p4 = 0f;
        float p5 = 0f;
        float p6 = 0f;
        float p7 = 0f;
        int full = n & -32;
        int at = off + j;
        for (int i = 0; i < full; i += 32) {
            p0 += x[at + i] - c;
            p1 += x[at + i + 4] - c;
            p2 += x[at + i + 8] - c;
            p3 += x[at + i + 12] - c;
            p4 += x[at + i + 16] - c;
            p5 += x[at + i + 20] - c;
            p6 += x[at + i + 24] - c;
            p7 += x[at + i + 28] - c;
        }
        at += full;
        int rest = n - full - j;
        p0 = rest > 0 ? p0 + (x[at] - c) : p0;
        p1 = rest > 4 ? p1 + (x[at + 4] - c) : p1;
        p2 = rest > 8 ? p2 + (x[at + 8] - c) : p2;
        p3 = rest > 12 ? p3 + (x[at + 12] - c) : p3;
        p4 = rest > 16 ? p4 + (x[at + 16] - c) : p4;
        p5 = rest > 20 ? p5 + (x[at + 20] - c) : p5;
        p6 = rest > 24 ? p6 + (x[at + 24] - c) : p6;
        p7 = rest > 28 ? p7 + (x[at + 28] - c) : p7;
        return ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7));
    }

    /** Σ e^(x − c). */
    static float sumOfExps(float[] x, int off, int n, float c) {
        float s0 = expsQuarter(x, off, n, 0, c);
        float s1 = expsQuarter(x, off, n, 1, c);
        float s2 = expsQuarter(x, off, n, 2, c);
        float s3 = expsQuarter(x, off, n, 3, c);
        return (s0 + s2) + (s1 + s3);
    }

    /** Chains one after the other: the exponentials are the work, not the additions' latency. */
    private static float expsQuarter(float[] x, int off, int n, int j, float c) {
        float a = expsChain(x, off, n, j, c) + expsChain(x, off, n, j + 16, c);
        float b = expsChain(x, off, n, j + 8, c) + expsChain(x, off, n, j + 24, c);
        float d = expsChain(x, off, n, j + 4, c) + expsChain(x, off, n, j + 20, c);
        float e = expsChain(x, off, n, j + 12, c) + expsChain(x, off, n, j + 28, c);
        return (a + b) + (d + e);
    }

    private static float expsChain(float[] x, int off, int n, int j, float c) {
        float p = 0f;
        for (int i = j; i < n; i += 32) {
            p += ScalarMath.exp(x[off + i] - c);
        }
        return p;
    }

    /** The largest element with the rules of {@link Math#max}: NaN if there is one. */
    static float max(float[] x, int off, int n) {
        float m = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            m = Math.max(m, x[off + i]);
        }
        return m;
    }

    /** x = x·s. */
    static void scale(float[] x, int off, int n, float s) {
        for (int i = 0; i < n; i++) {
            x[off + i] *= s;
        }
    }
}
