package dev.fnet.gemm;

/**
 * Products of a few rows with B as it lies, scalar twin of {@link FewRowsVector}: chains of FMA whose values lie in
 * memory, four steps of k at a time. Callers have checked all ranges.
 */
final class FewRowsScalar {
    private FewRowsScalar() {}

    /** {@code c[i,j] = fma(a[i,k-1], b[k-1,j], … fma(a[i,0], b[0,j], c[i,j]))}. */
    static void chain(int rows, int k, int columns, float[] a, int aOff, int lda, float[] b, int bOff, int ldb,
            float[] c, int cOff, int ldc) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            for (int i = 0; i < rows; i++) {
                four(columns, a, aOff + i * lda + p, b, bOff + p * ldb, ldb, c, cOff + i * ldc);
            }
        }
        for (; p < k; p++) {
            for (int i = 0; i < rows; i++) {
                one(columns, a[aOff + i * lda + p], b, bOff + p * ldb, c, cOff + i * ldc);
            }
        }
    }

    private static void four(int columns, float[] a, int from, float[] b, int b0, int ldb, float[] c, int to) {
        float x0 = a[from];
        float x1 = a[from + 1];
        float x2 = a[from + 2];
        float x3 = a[from + 3];
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        for (int j = 0; j < columns; j++) {
            float v = Math.fma(x0, b[b0 + j], c[to + j]);
            v = Math.fma(x1, b[b1 + j], v);
            v = Math.fma(x2, b[b2 + j], v);
            c[to + j] = Math.fma(x3, b[b3 + j], v);
        }
    }

    private static void one(int columns, float x, float[] b, int from, float[] c, int to) {
        for (int j = 0; j < columns; j++) {
            c[to + j] = Math.fma(x, b[from + j], c[to + j]);
        }
    }

    /** {@code s[i,j] = s[i,j] + c[i,j]}, both of row stride {@code ld}. */
    static void add(int rows, int columns, float[] c, int cOff, float[] s, int sOff, int ld) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                s[sOff + i * ld + j] += c[cOff + i * ld + j];
            }
        }
    }

    /** {@code c[i,j] = s[i,j] + 0f}, or that {@code + c[i,j]}. */
    static void store(boolean add, int rows, int columns, float[] s, int sOff, int lds, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int to = cOff + i * ldc;
            for (int j = 0; j < columns; j++) {
                float v = s[sOff + i * lds + j] + 0f;
                c[to + j] = add ? v + c[to + j] : v;
            }
        }
    }
}
