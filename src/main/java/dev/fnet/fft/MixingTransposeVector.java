package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposition for the row transforms, vector kernel.
 *
 * <p>A square block of as many rows as lanes is transposed in registers: in step s = 1, 2, 4, … the rows r and r + s
 * exchange their off-diagonal halves (columns with bit s of the first, without it of the second) by one rotation and
 * one blend per row. Squares may reach beyond the matrix.
 */
final class MixingTransposeVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final VectorShuffle<Float> UP1 = VectorShuffle.iota(S, L - 1, 1, true);
    private static final VectorShuffle<Float> DOWN1 = VectorShuffle.iota(S, 1, 1, true);
    private static final VectorShuffle<Float> UP2 = VectorShuffle.iota(S, L - 2, 1, true);
    private static final VectorShuffle<Float> DOWN2 = VectorShuffle.iota(S, 2, 1, true);
    private static final VectorShuffle<Float> UP4 = VectorShuffle.iota(S, L - 4, 1, true);
    private static final VectorShuffle<Float> DOWN4 = VectorShuffle.iota(S, 4 % L, 1, true);
    private static final VectorShuffle<Float> UP8 = VectorShuffle.iota(S, (L + L - 8) % L, 1, true);
    private static final VectorShuffle<Float> DOWN8 = VectorShuffle.iota(S, 8 % L, 1, true);
    /** Lanes whose number has the bit. */
    private static final VectorMask<Float> ODD1 = VectorMask.fromLong(S, 0xAAAAL);
    private static final VectorMask<Float> ODD2 = VectorMask.fromLong(S, 0xCCCCL);
    private static final VectorMask<Float> ODD4 = VectorMask.fromLong(S, 0xF0F0L);
    private static final VectorMask<Float> ODD8 = VectorMask.fromLong(S, 0xFF00L);

    private MixingTransposeVector() {}

    /**
     * As the scalar twin, in whole squares: reads up to {@code L - 1} rows and columns beyond the matrix and writes as
     * much beyond its image ({@code ldb} must be at least {@code rows}); scratch on both sides, therefore.
     */
    static void transpose(int rows, int columns, float[] a, int aOff, int lda, float[] b, int bOff, int ldb) {
        int lastRow = (rows - 1) / L * L;
        for (int r = lastRow; r >= 0; r -= L) {
            for (int c = 0; c < columns; c += L) {
                int from = aOff + r * lda + c;
                int to = bOff + c * ldb + r;
                if (L == 16) {
                    square16(a, from, lda, b, to, ldb);
                } else if (L == 8) {
                    square8(a, from, lda, b, to, ldb);
                } else {
                    square4(a, from, lda, b, to, ldb);
                }
            }
        }
    }

    private static void square4(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda);
        FloatVector t;
        t = v0.blend(v2.rearrange(UP2), ODD2);
        v2 = v0.rearrange(DOWN2).blend(v2, ODD2);
        v0 = t;
        t = v1.blend(v3.rearrange(UP2), ODD2);
        v3 = v1.rearrange(DOWN2).blend(v3, ODD2);
        v1 = t;
        t = v0.blend(v1.rearrange(UP1), ODD1);
        v1 = v0.rearrange(DOWN1).blend(v1, ODD1);
        v0 = t;
        t = v2.blend(v3.rearrange(UP1), ODD1);
        v3 = v2.rearrange(DOWN1).blend(v3, ODD1);
        v2 = t;
        v0.intoArray(b, to);
        v1.intoArray(b, to + ldb);
        v2.intoArray(b, to + 2 * ldb);
        v3.intoArray(b, to + 3 * ldb);
    }

    private static void square8(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda);
        FloatVector v4 = FloatVector.fromArray(S, a, from + 4 * lda);
        FloatVector v5 = FloatVector.fromArray(S, a, from + 5 * lda);
        FloatVector v6 = FloatVector.fromArray(S, a, from + 6 * lda);
        FloatVector v7 = FloatVector.fromArray(S, a, from + 7 * lda);
        FloatVector t;
        t = v0.blend(v4.rearrange(UP4), ODD4);
        v4 = v0.rearrange(DOWN4).blend(v4, ODD4);
        v0 = t;
        t = v1.blend(v5.rearrange(UP4), ODD4);
        v5 = v1.rearrange(DOWN4).blend(v5, ODD4);
        v1 = t;
        t = v2.blend(v6.rearrange(UP4), ODD4);
        v6 = v2.rearrange(DOWN4).blend(v6, ODD4);
        v2 = t;
        t = v3.blend(v7.rearrange(UP4), ODD4);
        v7 = v3.rearrange(DOWN4).blend(v7, ODD4);
        v3 = t;
        t = v0.blend(v2.rearrange(UP2), ODD2);
        v2 = v0.rearrange(DOWN2).blend(v2, ODD2);
        v0 = t;
        t = v1.blend(v3.rearrange(UP2), ODD2);
        v3 = v1.rearrange(DOWN2).blend(v3, ODD2);
        v1 = t;
        t = v4.blend(v6.rearrange(UP2), ODD2);
        v6 = v4.rearrange(DOWN2).blend(v6, ODD2);
        v4 = t;
        t = v5.blend(v7.rearrange(UP2), ODD2);
        v7 = v5.rearrange(DOWN2).blend(v7, ODD2);
        v5 = t;
        t = v0.blend(v1.rearrange(UP1), ODD1);
        v1 = v0.rearrange(DOWN1).blend(v1, ODD1);
        v0 = t;
        t = v2.blend(v3.rearrange(UP1), ODD1);
        v3 = v2.rearrange(DOWN1).blend(v3, ODD1);
        v2 = t;
        t = v4.blend(v5.rearrange(UP1), ODD1);
        v5 = v4.rearrange(DOWN1).blend(v5, ODD1);
        v4 = t;
        t = v6.blend(v7.rearrange(UP1), ODD1);
        v7 = v6.rearrange(DOWN1).blend(v7, ODD1);
        v6 = t;
        v0.intoArray(b, to);
        v1.intoArray(b, to + ldb);
        v2.intoArray(b, to + 2 * ldb);
        v3.intoArray(b, to + 3 * ldb);
        v4.intoArray(b, to + 4 * ldb);
        v5.intoArray(b, to + 5 * ldb);
        v6.intoArray(b, to + 6 * ldb);
        v7.intoArray(b, to + 7 * ldb);
    }

    private static void square16(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda);
        FloatVector v4 = FloatVector.fromArray(S, a, from + 4 * lda);
        FloatVector v5 = FloatVector.fromArray(S, a, from + 5 * lda);
        FloatVector v6 = FloatVector.fromArray(S, a, from + 6 * lda);
        FloatVector v7 = FloatVector.fromArray(S, a, from + 7 * lda);
        FloatVector v8 = FloatVector.fromArray(S, a, from + 8 * lda);
        FloatVector v9 = FloatVector.fromArray(S, a, from + 9 * lda);
        FloatVector v10 = FloatVector.fromArray(S, a, from + 10 * lda);
        FloatVector v11 = FloatVector.fromArray(S, a, from + 11 * lda);
        FloatVector v12 = FloatVector.fromArray(S, a, from + 12 * lda);
        FloatVector v13 = FloatVector.fromArray(S, a, from + 13 * lda);
        FloatVector v14 = FloatVector.fromArray(S, a, from + 14 * lda);
        FloatVector v15 = FloatVector.fromArray(S, a, from + 15 * lda);
        FloatVector t;
        t = v0.blend(v8.rearrange(UP8), ODD8);
        v8 = v0.rearrange(DOWN8).blend(v8, ODD8);
        v0 = t;
        t = v1.blend(v9.rearrange(UP8), ODD8);
        v9 = v1.rearrange(DOWN8).blend(v9, ODD8);
        v1 = t;
        t = v2.blend(v10.rearrange(UP8), ODD8);
        v10 = v2.rearrange(DOWN8).blend(v10, ODD8);
        v2 = t;
        t = v3.blend(v11.rearrange(UP8), ODD8);
        v11 = v3.rearrange(DOWN8).blend(v11, ODD8);
        v3 = t;
        t = v4.blend(v12.rearrange(UP8), ODD8);
        v12 = v4.rearrange(DOWN8).blend(v12, ODD8);
        v4 = t;
        t = v5.blend(v13.rearrange(UP8), ODD8);
        v13 = v5.rearrange(DOWN8).blend(v13, ODD8);
        v5 = t;
        t = v6.blend(v14.rearrange(UP8), ODD8);
        v14 = v6.rearrange(DOWN8).blend(v14, ODD8);
        v6 = t;
        t = v7.blend(v15.rearrange(UP8), ODD8);
        v15 = v7.rearrange(DOWN8).blend(v15, ODD8);
        v7 = t;
        t = v0.blend(v4.rearrange(UP4), ODD4);
        v4 = v0.rearrange(DOWN4).blend(v4, ODD4);
        v0 = t;
        t = v1.blend(v5.rearrange(UP4), ODD4);
        v5 = v1.rearrange(DOWN4).blend(v5, ODD4);
        v1 = t;
        t = v2.blend(v6.rearrange(UP4), ODD4);
        v6 = v2.rearrange(DOWN4).blend(v6, ODD4);
        v2 = t;
        t = v3.blend(v7.rearrange(UP4), ODD4);
        v7 = v3.rearrange(DOWN4).blend(v7, ODD4);
        v3 = t;
        t = v8.blend(v12.rearrange(UP4), ODD4);
        v12 = v8.rearrange(DOWN4).blend(v12, ODD4);
        v8 = t;
        t = v9.blend(v13.rearrange(UP4), ODD4);
        v13 = v9.rearrange(DOWN4).blend(v13, ODD4);
        v9 = t;
        t = v10.blend(v14.rearrange(UP4), ODD4);
        v14 = v10.rearrange(DOWN4).blend(v14, ODD4);
        v10 = t;
        t = v11.blend(v15.rearrange(UP4), ODD4);
        v15 = v11.rearrange(DOWN4).blend(v15, ODD4);
        v11 = t;
        t = v0.blend(v2.rearrange(UP2), ODD2);
        v2 = v0.rearrange(DOWN2).blend(v2, ODD2);
        v0 = t;
        t = v1.blend(v3.rearrange(UP2), ODD2);
        v3 = v1.rearrange(DOWN2).blend(v3, ODD2);
        v1 = t;
        t = v4.blend(v6.rearrange(UP2), ODD2);
        v6 = v4.rearrange(DOWN2).blend(v6, ODD2);
        v4 = t;
        t = v5.blend(v7.rearrange(UP2), ODD2);
        v7 = v5.rearrange(DOWN2).blend(v7, ODD2);
        v5 = t;
        t = v8.blend(v10.rearrange(UP2), ODD2);
        v10 = v8.rearrange(DOWN2).blend(v10, ODD2);
        v8 = t;
        t = v9.blend(v11.rearrange(UP2), ODD2);
        v11 = v9.rearrange(DOWN2).blend(v11, ODD2);
        v9 = t;
        t = v12.blend(v14.rearrange(UP2), ODD2);
        v14 = v12.rearrange(DOWN2).blend(v14, ODD2);
        v12 = t;
        t = v13.blend(v15.rearrange(UP2), ODD2);
        v15 = v13.rearrange(DOWN2).blend(v15, ODD2);
        v13 = t;
        t = v0.blend(v1.rearrange(UP1), ODD1);
        v1 = v0.rearrange(DOWN1).blend(v1, ODD1);
        v0 = t;
        t = v2.blend(v3.rearrange(UP1), ODD1);
        v3 = v2.rearrange(DOWN1).blend(v3, ODD1);
        v2 = t;
        t = v4.blend(v5.rearrange(UP1), ODD1);
        v5 = v4.rearrange(DOWN1).blend(v5, ODD1);
        v4 = t;
        t = v6.blend(v7.rearrange(UP1), ODD1);
        v7 = v6.rearrange(DOWN1).blend(v7, ODD1);
        v6 = t;
        t = v8.blend(v9.rearrange(UP1), ODD1);
        v9 = v8.rearrange(DOWN1).blend(v9, ODD1);
        v8 = t;
        t = v10.blend(v11.rearrange(UP1), ODD1);
        v11 = v10.rearrange(DOWN1).blend(v11, ODD1);
        v10 = t;
        t = v12.blend(v13.rearrange(UP1), ODD1);
        v13 = v12.rearrange(DOWN1).blend(v13, ODD1);
        v12 = t;
        t = v14.blend(v15.rearrange(UP1), ODD1);
        v15 = v14.rearrange(DOWN1).blend(v15, ODD1);
        v14 = t;
        v0.intoArray(b, to);
        v1.intoArray(b, to + ldb);
        v2.intoArray(b, to + 2 * ldb);
        v3.intoArray(b, to + 3 * ldb);
        v4.intoArray(b, to + 4 * ldb);
        v5.intoArray(b, to + 5 * ldb);
        v6.intoArray(b, to + 6 * ldb);
        v7.intoArray(b, to + 7 * ldb);
        v8.intoArray(b, to + 8 * ldb);
        v9.intoArray(b, to + 9 * ldb);
        v10.intoArray(b, to + 10 * ldb);
        v11.intoArray(b, to + 11 * ldb);
        v12.intoArray(b, to + 12 * ldb);
        v13.intoArray(b, to + 13 * ldb);
        v14.intoArray(b, to + 14 * ldb);
        v15.intoArray(b, to + 15 * ldb);
    }
}
