package dev.fnet.gemm;

import dev.fnet.simd.ScalarMath;
import java.util.Arrays;

/**
 * The scalar twin of {@link GemmVector}: same panels, same order of operations for each element, same bits,
 * {@code c = act(acc + bias) (+ r)}, where {@code acc} is a sum of chains of {@link WeightStorage#chain} steps, which
 * starts at -0: to that any first chain is added unchanged. Each chain is added times its scale, by FMA; a scale of 1,
 * where the storage has none, is a plain addition. A tile of 4 × 4 scalars (4 × 2 with 16 registers) reaches the speed
 * of scalar FMA as C1 code, after 200 calls; so the loops over k stand in a small method of their own. Rest rows one by
 * one, four columns at a time. The padding of a panel is computed and not stored. Weights that are no {@code float} are
 * expanded four columns at a time.
 *
 * <p>Callers have checked all ranges.
 */
final class GemmScalar {
    private static final int TILE_ROWS = 4;
    private static final int STRIP = 4;

    /** The scales of a storage without scales. Never written. */
    private static final float[] ONES = new float[Tiles.COLUMNS];

    static {
        Arrays.fill(ONES, 1f);
    }

    private GemmScalar() {}

    /** Elements of the {@code strip} of a product; 0: none is needed. */
    static int stripLength(PackedMatrix b) {
        return b.storage() == WeightStorage.F32 ? 0 : STRIP * b.rows();
    }

    /** Panels {@code first} to {@code end - 1} of all {@code m} rows; {@code r} may be {@code null} or {@code c}. */
    static void run(int m, float[] a, int aOff, int lda, PackedMatrix matrix, int first, int end, Epilogue e, float[] r,
            int rOff, int ldr, float[] c, int cOff, int ldc, float[] strip) {
        int k = matrix.rows();
        int chain = matrix.storage().chain();
        if (matrix.storage() == WeightStorage.F32) {
            for (int p = first; p < end; p++) {
                int left = p * Tiles.COLUMNS;
                panel(m, k, a, aOff, lda, matrix.panelArray(p), matrix.panelOffset(p), matrix.panelColumns(p), e, left,
                        r, rOff + left, ldr, c, cOff + left, ldc);
            }
            return;
        }
        boolean scaled = matrix.storage().scaled();
        for (int p = first; p < end; p++) {
            float[] scales = scaled ? matrix.scaleArray(p) : ONES;
            int columns = matrix.panelColumns(p);
            for (int j = 0; j < columns; j += STRIP) {
                for (int i = 0; i < STRIP; i++) {
                    matrix.expand(p, j + i, strip, i, STRIP);
                }
                int left = p * Tiles.COLUMNS + j;
                strip(m, k, chain, a, aOff, lda, strip, 0, STRIP, scales, scaled ? matrix.scaleOffset(p) + j : j,
                        matrix.scaleStride(), Math.min(STRIP, columns - j), e, left, r, rOff + left, ldr,
                        c, cOff + left, ldc);
            }
        }
    }

    /** The first {@code columns} columns of one panel; the first of them is column {@code left} of the product. */
    static void panel(int m, int k, float[] a, int aOff, int lda, float[] b, int bOff, int columns, Epilogue e,
            int left, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int j = 0; j < columns; j += STRIP) {
            strip(m, k, Tiles.DEPTH, a, aOff, lda, b, bOff + j, Tiles.COLUMNS, ONES, j, 0, Math.min(STRIP, columns - j),
                    e, left + j, r, rOff + j, ldr, c, cOff + j, ldc);
        }
    }

    /** All rows of up to four columns, whose weights lie {@code ldb} elements apart. */
    private static void strip(int m, int k, int chain, float[] a, int aOff, int lda, float[] b, int q, int ldb,
            float[] scales, int u, int scaleStride, int width, Epilogue e, int left, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        int tiled = m - m % TILE_ROWS;
        for (int i = 0; i < tiled; i += TILE_ROWS) {
            int row = aOff + i * lda;
            int from = rOff + i * ldr;
            int to = cOff + i * ldc;
            if (Tiles.WIDE) {
                tile4x4(k, chain, a, row, lda, b, q, ldb, scales, u, scaleStride, width, e, left, r, from, ldr,
                        c, to, ldc);
                continue;
            }
            tile4x2(k, chain, a, row, lda, b, q, ldb, scales, u, scaleStride, width, e, left, r, from, ldr, c, to, ldc);
            if (width > 2) {
                tile4x2(k, chain, a, row, lda, b, q + 2, ldb, scales, u + 2, scaleStride, width - 2, e, left + 2,
                        r, from + 2, ldr, c, to + 2, ldc);
            }
        }
        for (int i = tiled; i < m; i++) {
            tile1x4(k, chain, a, aOff + i * lda, b, q, ldb, scales, u, scaleStride, width, e, left,
                    r, rOff + i * ldr, c, cOff + i * ldc);
        }
    }

    /** {@code c[i,j] = act(x[i,j]) (+ r[i,j])}; {@code c} may be {@code x}, {@code r} may be {@code null}. */
    static void activate(Activation activation, int rows, int columns, float[] x, int xOff, int ldx, float[] r,
            int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                float v = activate(x[xOff + i * ldx + j], activation);
                c[cOff + i * ldc + j] = r == null ? v : v + r[rOff + i * ldr + j];
            }
        }
    }

    private static void tile4x4(int k, int chain, float[] a, int a0, int lda, float[] b, int q, int ldb,
            float[] scales, int u, int scaleStride, int width, Epilogue e, int column, float[] r, int s, int ldr,
            float[] c, int t, int ldc) {
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        float s00 = -0f;
        float s01 = -0f;
        float s02 = -0f;
        float s03 = -0f;
        float s10 = -0f;
        float s11 = -0f;
        float s12 = -0f;
        float s13 = -0f;
        float s20 = -0f;
        float s21 = -0f;
        float s22 = -0f;
        float s23 = -0f;
        float s30 = -0f;
        float s31 = -0f;
        float s32 = -0f;
        float s33 = -0f;
        for (int from = 0; from < k; from += chain) {
            int end = Math.min(from + chain, k);
            float c00 = 0f;
            float c01 = 0f;
            float c02 = 0f;
            float c03 = 0f;
            float c10 = 0f;
            float c11 = 0f;
            float c12 = 0f;
            float c13 = 0f;
            float c20 = 0f;
            float c21 = 0f;
            float c22 = 0f;
            float c23 = 0f;
            float c30 = 0f;
            float c31 = 0f;
            float c32 = 0f;
            float c33 = 0f;
            for (int p = from; p < end; p++) {
                float b0 = b[q];
                float b1 = b[q + 1];
                float b2 = b[q + 2];
                float b3 = b[q + 3];
                float x = a[a0 + p];
                c00 = Math.fma(x, b0, c00);
                c01 = Math.fma(x, b1, c01);
                c02 = Math.fma(x, b2, c02);
                c03 = Math.fma(x, b3, c03);
                x = a[a1 + p];
                c10 = Math.fma(x, b0, c10);
                c11 = Math.fma(x, b1, c11);
                c12 = Math.fma(x, b2, c12);
                c13 = Math.fma(x, b3, c13);
                x = a[a2 + p];
                c20 = Math.fma(x, b0, c20);
                c21 = Math.fma(x, b1, c21);
                c22 = Math.fma(x, b2, c22);
                c23 = Math.fma(x, b3, c23);
                x = a[a3 + p];
                c30 = Math.fma(x, b0, c30);
                c31 = Math.fma(x, b1, c31);
                c32 = Math.fma(x, b2, c32);
                c33 = Math.fma(x, b3, c33);
                q += ldb;
            }
            float scale0 = scales[u];
            float scale1 = scales[u + 1];
            float scale2 = scales[u + 2];
            float scale3 = scales[u + 3];
            s00 = Math.fma(c00, scale0, s00);
            s01 = Math.fma(c01, scale1, s01);
            s02 = Math.fma(c02, scale2, s02);
            s03 = Math.fma(c03, scale3, s03);
            s10 = Math.fma(c10, scale0, s10);
            s11 = Math.fma(c11, scale1, s11);
            s12 = Math.fma(c12, scale2, s12);
            s13 = Math.fma(c13, scale3, s13);
            s20 = Math.fma(c20, scale0, s20);
            s21 = Math.fma(c21, scale1, s21);
            s22 = Math.fma(c22, scale2, s22);
            s23 = Math.fma(c23, scale3, s23);
            s30 = Math.fma(c30, scale0, s30);
            s31 = Math.fma(c31, scale1, s31);
            s32 = Math.fma(c32, scale2, s32);
            s33 = Math.fma(c33, scale3, s33);
            u += scaleStride;
        }
        put4(s00, s01, s02, s03, width, e, column, r, s, c, t);
        put4(s10, s11, s12, s13, width, e, column, r, s + ldr, c, t + ldc);
        put4(s20, s21, s22, s23, width, e, column, r, s + 2 * ldr, c, t + 2 * ldc);
        put4(s30, s31, s32, s33, width, e, column, r, s + 3 * ldr, c, t + 3 * ldc);
    }

    private static void tile4x2(int k, int chain, float[] a, int a0, int lda, float[] b, int q, int ldb,
            float[] scales, int u, int scaleStride, int width, Epilogue e, int column, float[] r, int s, int ldr,
            float[] c, int t, int ldc) {
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        float s00 = -0f;
        float s01 = -0f;
        float s10 = -0f;
        float s11 = -0f;
        float s20 = -0f;
        float s21 = -0f;
        float s30 = -0f;
        float s31 = -0f;
        for (int from = 0; from < k; from += chain) {
            int end = Math.min(from + chain, k);
            float c00 = 0f;
            float c01 = 0f;
            float c10 = 0f;
            float c11 = 0f;
            float c20 = 0f;
            float c21 = 0f;
            float c30 = 0f;
            float c31 = 0f;
            for (int p = from; p < end; p++) {
                float b0 = b[q];
                float b1 = b[q + 1];
                float x = a[a0 + p];
                c00 = Math.fma(x, b0, c00);
                c01 = Math.fma(x, b1, c01);
                x = a[a1 + p];
                c10 = Math.fma(x, b0, c10);
                c11 = Math.fma(x, b1, c11);
                x = a[a2 + p];
                c20 = Math.fma(x, b0, c20);
                c21 = Math.fma(x, b1, c21);
                x = a[a3 + p];
                c30 = Math.fma(x, b0, c30);
                c31 = Math.fma(x, b1, c31);
                q += ldb;
            }
            float scale0 = scales[u];
            float scale1 = scales[u + 1];
            s00 = Math.fma(c00, scale0, s00);
            s01 = Math.fma(c01, scale1, s01);
            s10 = Math.fma(c10, scale0, s10);
            s11 = Math.fma(c11, scale1, s11);
            s20 = Math.fma(c20, scale0, s20);
            s21 = Math.fma(c21, scale1, s21);
            s30 = Math.fma(c30, scale0, s30);
            s31 = Math.fma(c31, scale1, s31);
            u += scaleStride;
        }
        put2(s00, s01, width, e, column, r, s, c, t);
        put2(s10, s11, width, e, column, r, s + ldr, c, t + ldc);
        put2(s20, s21, width, e, column, r, s + 2 * ldr, c, t + 2 * ldc);
        put2(s30, s31, width, e, column, r, s + 3 * ldr, c, t + 3 * ldc);
    }

    private static void tile1x4(int k, int chain, float[] a, int a0, float[] b, int q, int ldb, float[] scales,
            int u, int scaleStride, int width, Epilogue e, int column, float[] r, int s, float[] c, int t) {
        float s0 = -0f;
        float s1 = -0f;
        float s2 = -0f;
        float s3 = -0f;
        for (int from = 0; from < k; from += chain) {
            int end = Math.min(from + chain, k);
            float c0 = 0f;
            float c1 = 0f;
            float c2 = 0f;
            float c3 = 0f;
            for (int p = from; p < end; p++) {
                float x = a[a0 + p];
                c0 = Math.fma(x, b[q], c0);
                c1 = Math.fma(x, b[q + 1], c1);
                c2 = Math.fma(x, b[q + 2], c2);
                c3 = Math.fma(x, b[q + 3], c3);
                q += ldb;
            }
            float scale0 = scales[u];
            float scale1 = scales[u + 1];
            float scale2 = scales[u + 2];
            float scale3 = scales[u + 3];
            s0 = Math.fma(c0, scale0, s0);
            s1 = Math.fma(c1, scale1, s1);
            s2 = Math.fma(c2, scale2, s2);
            s3 = Math.fma(c3, scale3, s3);
            u += scaleStride;
        }
        put4(s0, s1, s2, s3, width, e, column, r, s, c, t);
    }

    private static void put4(float v0, float v1, float v2, float v3, int width, Epilogue e, int column, float[] r,
            int s, float[] c, int t) {
        put2(v0, v1, width, e, column, r, s, c, t);
        if (width > 2) {
            put2(v2, v3, width - 2, e, column + 2, r, s + 2, c, t + 2);
        }
    }

    private static void put2(float v0, float v1, int width, Epilogue e, int column, float[] r, int s, float[] c,
            int t) {
        put(v0, e, column, r, s, c, t);
        if (width > 1) {
            put(v1, e, column + 1, r, s + 1, c, t + 1);
        }
    }

    private static void put(float acc, Epilogue e, int column, float[] r, int s, float[] c, int t) {
        float v = acc + (e.bias == null ? 0f : e.bias[column]);
        if (e.activation != Activation.NONE) {
            v = activate(v, e.activation);
        }
        c[t] = r == null ? v : v + r[s];
    }

    private static float activate(float v, Activation activation) {
        if (activation == Activation.NONE) {
            return v;
        } else if (activation == Activation.GELU_TANH) {
            return ScalarMath.geluTanh(v);
        } else if (activation == Activation.GELU_ERF) {
            return ScalarMath.geluErf(v);
        } else if (activation == Activation.RELU) {
            return Math.max(v, 0f);
        } else if (activation == Activation.SILU) {
            return ScalarMath.silu(v);
        }
        return ScalarMath.tanh(v);
    }
}
