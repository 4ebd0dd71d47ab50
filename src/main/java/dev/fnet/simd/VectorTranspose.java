package dev.fnet.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposition of a square of as many rows as lanes, in registers.
 *
 * <p>Row i is rotated left by i, which brings element (i, j) to lane c = j − i; lane c of all rows then moves down by c
 * rows, in steps 8, 4, 2, 1 for the bits of c, by blends alone; row j has element (i, j) at lane j − i now, and one more
 * shuffle puts it to lane i. For 16 lanes 32 shuffles and 64 blends, where the exchange of halves needs 64 and 64.
 */
public final class VectorTranspose {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    /** Lane i takes lane i + r. */
    private static final VectorShuffle<Float> LEFT1 = VectorShuffle.iota(S, 1 % L, 1, true);
    private static final VectorShuffle<Float> LEFT2 = VectorShuffle.iota(S, 2 % L, 1, true);
    private static final VectorShuffle<Float> LEFT3 = VectorShuffle.iota(S, 3 % L, 1, true);
    private static final VectorShuffle<Float> LEFT4 = VectorShuffle.iota(S, 4 % L, 1, true);
    private static final VectorShuffle<Float> LEFT5 = VectorShuffle.iota(S, 5 % L, 1, true);
    private static final VectorShuffle<Float> LEFT6 = VectorShuffle.iota(S, 6 % L, 1, true);
    private static final VectorShuffle<Float> LEFT7 = VectorShuffle.iota(S, 7 % L, 1, true);
    private static final VectorShuffle<Float> LEFT8 = VectorShuffle.iota(S, 8 % L, 1, true);
    private static final VectorShuffle<Float> LEFT9 = VectorShuffle.iota(S, 9 % L, 1, true);
    private static final VectorShuffle<Float> LEFT10 = VectorShuffle.iota(S, 10 % L, 1, true);
    private static final VectorShuffle<Float> LEFT11 = VectorShuffle.iota(S, 11 % L, 1, true);
    private static final VectorShuffle<Float> LEFT12 = VectorShuffle.iota(S, 12 % L, 1, true);
    private static final VectorShuffle<Float> LEFT13 = VectorShuffle.iota(S, 13 % L, 1, true);
    private static final VectorShuffle<Float> LEFT14 = VectorShuffle.iota(S, 14 % L, 1, true);
    private static final VectorShuffle<Float> LEFT15 = VectorShuffle.iota(S, 15 % L, 1, true);
    /** Lane i takes lane r − i. */
    private static final VectorShuffle<Float> BACK0 = VectorShuffle.iota(S, 0 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK1 = VectorShuffle.iota(S, 1 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK2 = VectorShuffle.iota(S, 2 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK3 = VectorShuffle.iota(S, 3 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK4 = VectorShuffle.iota(S, 4 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK5 = VectorShuffle.iota(S, 5 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK6 = VectorShuffle.iota(S, 6 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK7 = VectorShuffle.iota(S, 7 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK8 = VectorShuffle.iota(S, 8 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK9 = VectorShuffle.iota(S, 9 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK10 = VectorShuffle.iota(S, 10 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK11 = VectorShuffle.iota(S, 11 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK12 = VectorShuffle.iota(S, 12 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK13 = VectorShuffle.iota(S, 13 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK14 = VectorShuffle.iota(S, 14 % L, L - 1, true);
    private static final VectorShuffle<Float> BACK15 = VectorShuffle.iota(S, 15 % L, L - 1, true);
    /** The lanes whose number has the bit. */
    private static final VectorMask<Float> ODD1 = VectorMask.fromLong(S, 0xAAAAL);
    private static final VectorMask<Float> ODD2 = VectorMask.fromLong(S, 0xCCCCL);
    private static final VectorMask<Float> ODD4 = VectorMask.fromLong(S, 0xF0F0L);
    private static final VectorMask<Float> ODD8 = VectorMask.fromLong(S, 0xFF00L);

    private VectorTranspose() {}

    /** {@code b[c,r] = a[r,c]} for all r and c below the number of lanes. */
    public static void square(float[] a, int from, int lda, float[] b, int to, int ldb) {
        if (L == 16) {
            square16(a, from, lda, b, to, ldb);
        } else if (L == 8) {
            square8(a, from, lda, b, to, ldb);
        } else {
            square4(a, from, lda, b, to, ldb);
        }
    }

    private static void square4(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda).rearrange(LEFT1);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda).rearrange(LEFT2);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda).rearrange(LEFT3);
        FloatVector t;
        t = v2;
        v2 = v2.blend(v0, ODD2);
        v0 = v0.blend(t, ODD2);
        t = v3;
        v3 = v3.blend(v1, ODD2);
        v1 = v1.blend(t, ODD2);
        t = v3;
        v3 = v3.blend(v2, ODD1);
        v2 = v2.blend(v1, ODD1);
        v1 = v1.blend(v0, ODD1);
        v0 = v0.blend(t, ODD1);
        v0.rearrange(BACK0).intoArray(b, to);
        v1.rearrange(BACK1).intoArray(b, to + ldb);
        v2.rearrange(BACK2).intoArray(b, to + 2 * ldb);
        v3.rearrange(BACK3).intoArray(b, to + 3 * ldb);
    }

    private static void square8(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda).rearrange(LEFT1);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda).rearrange(LEFT2);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda).rearrange(LEFT3);
        FloatVector v4 = FloatVector.fromArray(S, a, from + 4 * lda).rearrange(LEFT4);
        FloatVector v5 = FloatVector.fromArray(S, a, from + 5 * lda).rearrange(LEFT5);
        FloatVector v6 = FloatVector.fromArray(S, a, from + 6 * lda).rearrange(LEFT6);
        FloatVector v7 = FloatVector.fromArray(S, a, from + 7 * lda).rearrange(LEFT7);
        FloatVector t;
        t = v4;
        v4 = v4.blend(v0, ODD4);
        v0 = v0.blend(t, ODD4);
        t = v5;
        v5 = v5.blend(v1, ODD4);
        v1 = v1.blend(t, ODD4);
        t = v6;
        v6 = v6.blend(v2, ODD4);
        v2 = v2.blend(t, ODD4);
        t = v7;
        v7 = v7.blend(v3, ODD4);
        v3 = v3.blend(t, ODD4);
        t = v6;
        v6 = v6.blend(v4, ODD2);
        v4 = v4.blend(v2, ODD2);
        v2 = v2.blend(v0, ODD2);
        v0 = v0.blend(t, ODD2);
        t = v7;
        v7 = v7.blend(v5, ODD2);
        v5 = v5.blend(v3, ODD2);
        v3 = v3.blend(v1, ODD2);
        v1 = v1.blend(t, ODD2);
        t = v7;
        v7 = v7.blend(v6, ODD1);
        v6 = v6.blend(v5, ODD1);
        v5 = v5.blend(v4, ODD1);
        v4 = v4.blend(v3, ODD1);
        v3 = v3.blend(v2, ODD1);
        v2 = v2.blend(v1, ODD1);
        v1 = v1.blend(v0, ODD1);
        v0 = v0.blend(t, ODD1);
        v0.rearrange(BACK0).intoArray(b, to);
        v1.rearrange(BACK1).intoArray(b, to + ldb);
        v2.rearrange(BACK2).intoArray(b, to + 2 * ldb);
        v3.rearrange(BACK3).intoArray(b, to + 3 * ldb);
        v4.rearrange(BACK4).intoArray(b, to + 4 * ldb);
        v5.rearrange(BACK5).intoArray(b, to + 5 * ldb);
        v6.rearrange(BACK6).intoArray(b, to + 6 * ldb);
        v7.rearrange(BACK7).intoArray(b, to + 7 * ldb);
    }

    private static void square16(float[] a, int from, int lda, float[] b, int to, int ldb) {
        FloatVector v0 = FloatVector.fromArray(S, a, from);
        FloatVector v1 = FloatVector.fromArray(S, a, from + lda).rearrange(LEFT1);
        FloatVector v2 = FloatVector.fromArray(S, a, from + 2 * lda).rearrange(LEFT2);
        FloatVector v3 = FloatVector.fromArray(S, a, from + 3 * lda).rearrange(LEFT3);
        FloatVector v4 = FloatVector.fromArray(S, a, from + 4 * lda).rearrange(LEFT4);
        FloatVector v5 = FloatVector.fromArray(S, a, from + 5 * lda).rearrange(LEFT5);
        FloatVector v6 = FloatVector.fromArray(S, a, from + 6 * lda).rearrange(LEFT6);
        FloatVector v7 = FloatVector.fromArray(S, a, from + 7 * lda).rearrange(LEFT7);
        FloatVector v8 = FloatVector.fromArray(S, a, from + 8 * lda).rearrange(LEFT8);
        FloatVector v9 = FloatVector.fromArray(S, a, from + 9 * lda).rearrange(LEFT9);
        FloatVector v10 = FloatVector.fromArray(S, a, from + 10 * lda).rearrange(LEFT10);
        FloatVector v11 = FloatVector.fromArray(S, a, from + 11 * lda).rearrange(LEFT11);
        FloatVector v12 = FloatVector.fromArray(S, a, from + 12 * lda).rearrange(LEFT12);
        FloatVector v13 = FloatVector.fromArray(S, a, from + 13 * lda).rearrange(LEFT13);
        FloatVector v14 = FloatVector.fromArray(S, a, from + 14 * lda).rearrange(LEFT14);
        FloatVector v15 = FloatVector.fromArray(S, a, from + 15 * lda).rearrange(LEFT15);
        FloatVector t;
        t = v8;
        v8 = v8.blend(v0, ODD8);
        v0 = v0.blend(t, ODD8);
        t = v9;
        v9 = v9.blend(v1, ODD8);
        v1 = v1.blend(t, ODD8);
        t = v10;
        v10 = v10.blend(v2, ODD8);
        v2 = v2.blend(t, ODD8);
        t = v11;
        v11 = v11.blend(v3, ODD8);
        v3 = v3.blend(t, ODD8);
        t = v12;
        v12 = v12.blend(v4, ODD8);
        v4 = v4.blend(t, ODD8);
        t = v13;
        v13 = v13.blend(v5, ODD8);
        v5 = v5.blend(t, ODD8);
        t = v14;
        v14 = v14.blend(v6, ODD8);
        v6 = v6.blend(t, ODD8);
        t = v15;
        v15 = v15.blend(v7, ODD8);
        v7 = v7.blend(t, ODD8);
        t = v12;
        v12 = v12.blend(v8, ODD4);
        v8 = v8.blend(v4, ODD4);
        v4 = v4.blend(v0, ODD4);
        v0 = v0.blend(t, ODD4);
        t = v13;
        v13 = v13.blend(v9, ODD4);
        v9 = v9.blend(v5, ODD4);
        v5 = v5.blend(v1, ODD4);
        v1 = v1.blend(t, ODD4);
        t = v14;
        v14 = v14.blend(v10, ODD4);
        v10 = v10.blend(v6, ODD4);
        v6 = v6.blend(v2, ODD4);
        v2 = v2.blend(t, ODD4);
        t = v15;
        v15 = v15.blend(v11, ODD4);
        v11 = v11.blend(v7, ODD4);
        v7 = v7.blend(v3, ODD4);
        v3 = v3.blend(t, ODD4);
        t = v14;
        v14 = v14.blend(v12, ODD2);
        v12 = v12.blend(v10, ODD2);
        v10 = v10.blend(v8, ODD2);
        v8 = v8.blend(v6, ODD2);
        v6 = v6.blend(v4, ODD2);
        v4 = v4.blend(v2, ODD2);
        v2 = v2.blend(v0, ODD2);
        v0 = v0.blend(t, ODD2);
        t = v15;
        v15 = v15.blend(v13, ODD2);
        v13 = v13.blend(v11, ODD2);
        v11 = v11.blend(v9, ODD2);
        v9 = v9.blend(v7, ODD2);
        v7 = v7.blend(v5, ODD2);
        v5 = v5.blend(v3, ODD2);
        v3 = v3.blend(v1, ODD2);
        v1 = v1.blend(t, ODD2);
        t = v15;
        v15 = v15.blend(v14, ODD1);
        v14 = v14.blend(v13, ODD1);
        v13 = v13.blend(v12, ODD1);
        v12 = v12.blend(v11, ODD1);
        v11 = v11.blend(v10, ODD1);
        v10 = v10.blend(v9, ODD1);
        v9 = v9.blend(v8, ODD1);
        v8 = v8.blend(v7, ODD1);
        v7 = v7.blend(v6, ODD1);
        v6 = v6.blend(v5, ODD1);
        v5 = v5.blend(v4, ODD1);
        v4 = v4.blend(v3, ODD1);
        v3 = v3.blend(v2, ODD1);
        v2 = v2.blend(v1, ODD1);
        v1 = v1.blend(v0, ODD1);
        v0 = v0.blend(t, ODD1);
        v0.rearrange(BACK0).intoArray(b, to);
        v1.rearrange(BACK1).intoArray(b, to + ldb);
        v2.rearrange(BACK2).intoArray(b, to + 2 * ldb);
        v3.rearrange(BACK3).intoArray(b, to + 3 * ldb);
        v4.rearrange(BACK4).intoArray(b, to + 4 * ldb);
        v5.rearrange(BACK5).intoArray(b, to + 5 * ldb);
        v6.rearrange(BACK6).intoArray(b, to + 6 * ldb);
        v7.rearrange(BACK7).intoArray(b, to + 7 * ldb);
        v8.rearrange(BACK8).intoArray(b, to + 8 * ldb);
        v9.rearrange(BACK9).intoArray(b, to + 9 * ldb);
        v10.rearrange(BACK10).intoArray(b, to + 10 * ldb);
        v11.rearrange(BACK11).intoArray(b, to + 11 * ldb);
        v12.rearrange(BACK12).intoArray(b, to + 12 * ldb);
        v13.rearrange(BACK13).intoArray(b, to + 13 * ldb);
        v14.rearrange(BACK14).intoArray(b, to + 14 * ldb);
        v15.rearrange(BACK15).intoArray(b, to + 15 * ldb);
    }
}
