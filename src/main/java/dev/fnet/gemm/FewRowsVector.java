package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a few rows with B as it lies, the same bits as {@link FewRowsScalar}.
 *
 * <pre>
 * for 4 rows of B at a time                    4 streams through memory, as wide as C's block
 *     for 4 rows of A (then 2, then 1)         their 16 elements in registers
 *         for each vector of columns           4 loads of B, 16 FMA, 4 loads and stores of chains in L1
 * </pre>
 *
 * A tile, with chains in registers and all of k inside, would read one or two cache lines of each row of B and then go
 * to the next row, another page: a third of the speed from L3, a tenth where rows are powers of two apart. Columns are
 * whole vectors. Callers have checked all ranges.
 */
final class FewRowsVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private FewRowsVector() {}

    /** {@code c[i,j] = fma(a[i,k-1], b[k-1,j], … fma(a[i,0], b[0,j], c[i,j]))}. */
    static void chain(int rows, int k, int columns, float[] a, int aOff, int lda, float[] b, int bOff, int ldb,
            float[] c, int cOff, int ldc) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            int i = 0;
            if (Tiles.WIDE) {
                for (; i + 4 <= rows; i += 4) {
                    rows4(columns, a, aOff + i * lda + p, lda, b, bOff + p * ldb, ldb, c, cOff + i * ldc, ldc);
                }
            }
            for (; i + 2 <= rows; i += 2) {
                rows2(columns, a, aOff + i * lda + p, lda, b, bOff + p * ldb, ldb, c, cOff + i * ldc, ldc);
            }
            if (i < rows) {
                row1(columns, a, aOff + i * lda + p, b, bOff + p * ldb, ldb, c, cOff + i * ldc);
            }
        }
        for (; p < k; p++) {
            for (int i = 0; i < rows; i++) {
                step(columns, a[aOff + i * lda + p], b, bOff + p * ldb, c, cOff + i * ldc);
            }
        }
    }

    /** Four rows of A, four steps: 16 + 4 + 1 registers. */
    static void rows4(int columns, float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0,
            int ldc) {
        int a1 = a0 + lda;
        int a2 = a1 + lda;
        int a3 = a2 + lda;
        FloatVector x00 = FloatVector.broadcast(S, a[a0]);
        FloatVector x01 = FloatVector.broadcast(S, a[a0 + 1]);
        FloatVector x02 = FloatVector.broadcast(S, a[a0 + 2]);
        FloatVector x03 = FloatVector.broadcast(S, a[a0 + 3]);
        FloatVector x10 = FloatVector.broadcast(S, a[a1]);
        FloatVector x11 = FloatVector.broadcast(S, a[a1 + 1]);
        FloatVector x12 = FloatVector.broadcast(S, a[a1 + 2]);
        FloatVector x13 = FloatVector.broadcast(S, a[a1 + 3]);
        FloatVector x20 = FloatVector.broadcast(S, a[a2]);
        FloatVector x21 = FloatVector.broadcast(S, a[a2 + 1]);
        FloatVector x22 = FloatVector.broadcast(S, a[a2 + 2]);
        FloatVector x23 = FloatVector.broadcast(S, a[a2 + 3]);
        FloatVector x30 = FloatVector.broadcast(S, a[a3]);
        FloatVector x31 = FloatVector.broadcast(S, a[a3 + 1]);
        FloatVector x32 = FloatVector.broadcast(S, a[a3 + 2]);
        FloatVector x33 = FloatVector.broadcast(S, a[a3 + 3]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int c1 = c0 + ldc;
        int c2 = c1 + ldc;
        int c3 = c2 + ldc;
        for (int j = 0; j < columns; j += L) {
            FloatVector v0 = FloatVector.fromArray(S, c, c0 + j);
            FloatVector v1 = FloatVector.fromArray(S, c, c1 + j);
            FloatVector v2 = FloatVector.fromArray(S, c, c2 + j);
            FloatVector v3 = FloatVector.fromArray(S, c, c3 + j);
            FloatVector y = FloatVector.fromArray(S, b, b0 + j);
            v0 = x00.fma(y, v0);
            v1 = x10.fma(y, v1);
            v2 = x20.fma(y, v2);
            v3 = x30.fma(y, v3);
            y = FloatVector.fromArray(S, b, b1 + j);
            v0 = x01.fma(y, v0);
            v1 = x11.fma(y, v1);
            v2 = x21.fma(y, v2);
            v3 = x31.fma(y, v3);
            y = FloatVector.fromArray(S, b, b2 + j);
            v0 = x02.fma(y, v0);
            v1 = x12.fma(y, v1);
            v2 = x22.fma(y, v2);
            v3 = x32.fma(y, v3);
            y = FloatVector.fromArray(S, b, b3 + j);
            x03.fma(y, v0).intoArray(c, c0 + j);
            x13.fma(y, v1).intoArray(c, c1 + j);
            x23.fma(y, v2).intoArray(c, c2 + j);
            x33.fma(y, v3).intoArray(c, c3 + j);
        }
    }

    /** Two rows of A, four steps: 8 + 2 + 1 registers. */
    static void rows2(int columns, float[] a, int a0, int lda, float[] b, int b0, int ldb, float[] c, int c0,
            int ldc) {
        int a1 = a0 + lda;
        FloatVector x00 = FloatVector.broadcast(S, a[a0]);
        FloatVector x01 = FloatVector.broadcast(S, a[a0 + 1]);
        FloatVector x02 = FloatVector.broadcast(S, a[a0 + 2]);
        FloatVector x03 = FloatVector.broadcast(S, a[a0 + 3]);
        FloatVector x10 = FloatVector.broadcast(S, a[a1]);
        FloatVector x11 = FloatVector.broadcast(S, a[a1 + 1]);
        FloatVector x12 = FloatVector.broadcast(S, a[a1 + 2]);
        FloatVector x13 = FloatVector.broadcast(S, a[a1 + 3]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int c1 = c0 + ldc;
        for (int j = 0; j < columns; j += L) {
            FloatVector v0 = FloatVector.fromArray(S, c, c0 + j);
            FloatVector v1 = FloatVector.fromArray(S, c, c1 + j);
            FloatVector y = FloatVector.fromArray(S, b, b0 + j);
            v0 = x00.fma(y, v0);
            v1 = x10.fma(y, v1);
            y = FloatVector.fromArray(S, b, b1 + j);
            v0 = x01.fma(y, v0);
            v1 = x11.fma(y, v1);
            y = FloatVector.fromArray(S, b, b2 + j);
            v0 = x02.fma(y, v0);
            v1 = x12.fma(y, v1);
            y = FloatVector.fromArray(S, b, b3 + j);
            x03.fma(y, v0).intoArray(c, c0 + j);
            x13.fma(y, v1).intoArray(c, c1 + j);
        }
    }

    /** One row of A, four steps. */
    static void row1(int columns, float[] a, int a0, float[] b, int b0, int ldb, float[] c, int c0) {
        FloatVector x0 = FloatVector.broadcast(S, a[a0]);
        FloatVector x1 = FloatVector.broadcast(S, a[a0 + 1]);
        FloatVector x2 = FloatVector.broadcast(S, a[a0 + 2]);
        FloatVector x3 = FloatVector.broadcast(S, a[a0 + 3]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        for (int j = 0; j < columns; j += L) {
            FloatVector v = FloatVector.fromArray(S, c, c0 + j);
            v = x0.fma(FloatVector.fromArray(S, b, b0 + j), v);
            v = x1.fma(FloatVector.fromArray(S, b, b1 + j), v);
            v = x2.fma(FloatVector.fromArray(S, b, b2 + j), v);
            x3.fma(FloatVector.fromArray(S, b, b3 + j), v).intoArray(c, c0 + j);
        }
    }

    /** One row of A, one step. */
    static void step(int columns, float a, float[] b, int bOff, float[] c, int cOff) {
        FloatVector x = FloatVector.broadcast(S, a);
        for (int j = 0; j < columns; j += L) {
            FloatVector v = FloatVector.fromArray(S, c, cOff + j);
            x.fma(FloatVector.fromArray(S, b, bOff + j), v).intoArray(c, cOff + j);
        }
    }

    /** {@code s[i,j] = s[i,j] + c[i,j]}, both of row stride {@code ld}. */
    static void add(int rows, int columns, float[] c, int cOff, float[] s, int sOff, int ld) {
        for (int i = 0; i < rows; i++) {
            int from = cOff + i * ld;
            int to = sOff + i * ld;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = FloatVector.fromArray(S, s, to + j);
                v.add(FloatVector.fromArray(S, c, from + j)).intoArray(s, to + j);
            }
        }
    }

    /** {@code c[i,j] = s[i,j] + 0f}, or that {@code + c[i,j]}. */
    static void store(boolean add, int rows, int columns, float[] s, int sOff, int lds, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int from = sOff + i * lds;
            int to = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = FloatVector.fromArray(S, s, from + j).add(FloatVector.zero(S));
                if (add) {
                    v.add(FloatVector.fromArray(S, c, to + j)).intoArray(c, to + j);
                } else {
                    v.intoArray(c, to + j);
                }
            }
        }
    }
}
