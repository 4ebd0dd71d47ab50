package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * W rows become the columns of a block and back, in registers, a square of W × W at a time; element j of a row lies in
 * row {@code to[j]} or {@code from[j]} of the block, so a permutation costs nothing, and is multiplied by
 * {@code f[j]}. The steps of a square are those of {@link dev.fnet.simd.VectorTranspose}. The last square of a row
 * overlaps the one before; rows shorter than W, and vectors of two lanes (their masks are no instructions on x86), go
 * element by element.
 */
final class FloatTurnVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = S.length();
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

    private FloatTurnVector() {}

    /** {@code z[to[j], i] = x[i, j]·f[j]}: the first {@code rows} of W columns of z; the others are zeros. */
    static void in(int rows, int n, float[] x, int xo, int ldx, int[] to, float[] f, float[] z, int zo) {
        if (rows < L || n < L || L == 2) {
            inSome(rows, n, x, xo, ldx, to, f, z, zo);
        } else if (L == 16) {
            in16(n, x, xo, ldx, to, f, z, zo);
        } else if (L == 8) {
            in8(n, x, xo, ldx, to, f, z, zo);
        } else {
            in4(n, x, xo, ldx, to, f, z, zo);
        }
    }

    /** {@code y[i, j] = z[from[j], i]·f[j]} for the first {@code rows} of W columns. */
    static void out(int rows, int n, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        if (rows < L || n < L || L == 2) {
            outSome(rows, n, z, zo, from, f, y, yo, ldy);
        } else if (L == 16) {
            out16(n, z, zo, from, f, y, yo, ldy);
        } else if (L == 8) {
            out8(n, z, zo, from, f, y, yo, ldy);
        } else {
            out4(n, z, zo, from, f, y, yo, ldy);
        }
    }

    private static void inSome(int rows, int n, float[] x, int xo, int ldx, int[] to, float[] f, float[] z, int zo) {
        for (int j = 0; j < n; j++) {
            int row = zo + to[j] * L;
            float factor = f[j];
            for (int i = 0; i < rows; i++) {
                z[row + i] = x[xo + i * ldx + j] * factor;
            }
            for (int i = rows; i < L; i++) {
                z[row + i] = 0f;
            }
        }
    }

    private static void outSome(int rows, int n, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int j = 0; j < n; j++) {
            int row = zo + from[j] * L;
            float factor = f[j];
            for (int i = 0; i < rows; i++) {
                y[yo + i * ldy + j] = z[row + i] * factor;
            }
        }
    }

    private static void in4(int n, float[] x, int xo, int ldx, int[] to, float[] f, float[] z, int zo) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            int p = xo + j;
            FloatVector factor = FloatVector.fromArray(S, f, j);
            FloatVector v0 = FloatVector.fromArray(S, x, p).mul(factor);
            FloatVector v1 = FloatVector.fromArray(S, x, p + ldx).mul(factor).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, x, p + 2 * ldx).mul(factor).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, x, p + 3 * ldx).mul(factor).rearrange(LEFT3);
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
            v0.rearrange(BACK0).intoArray(z, zo + to[j] * L);
            v1.rearrange(BACK1).intoArray(z, zo + to[j + 1] * L);
            v2.rearrange(BACK2).intoArray(z, zo + to[j + 2] * L);
            v3.rearrange(BACK3).intoArray(z, zo + to[j + 3] * L);
        }
    }

    private static void out4(int n, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            FloatVector v0 = FloatVector.fromArray(S, z, zo + from[j] * L);
            FloatVector v1 = FloatVector.fromArray(S, z, zo + from[j + 1] * L).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, z, zo + from[j + 2] * L).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, z, zo + from[j + 3] * L).rearrange(LEFT3);
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
            FloatVector factor = FloatVector.fromArray(S, f, j);
            int q = yo + j;
            v0.rearrange(BACK0).mul(factor).intoArray(y, q);
            v1.rearrange(BACK1).mul(factor).intoArray(y, q + ldy);
            v2.rearrange(BACK2).mul(factor).intoArray(y, q + 2 * ldy);
            v3.rearrange(BACK3).mul(factor).intoArray(y, q + 3 * ldy);
        }
    }

    private static void in8(int n, float[] x, int xo, int ldx, int[] to, float[] f, float[] z, int zo) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            int p = xo + j;
            FloatVector factor = FloatVector.fromArray(S, f, j);
            FloatVector v0 = FloatVector.fromArray(S, x, p).mul(factor);
            FloatVector v1 = FloatVector.fromArray(S, x, p + ldx).mul(factor).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, x, p + 2 * ldx).mul(factor).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, x, p + 3 * ldx).mul(factor).rearrange(LEFT3);
            FloatVector v4 = FloatVector.fromArray(S, x, p + 4 * ldx).mul(factor).rearrange(LEFT4);
            FloatVector v5 = FloatVector.fromArray(S, x, p + 5 * ldx).mul(factor).rearrange(LEFT5);
            FloatVector v6 = FloatVector.fromArray(S, x, p + 6 * ldx).mul(factor).rearrange(LEFT6);
            FloatVector v7 = FloatVector.fromArray(S, x, p + 7 * ldx).mul(factor).rearrange(LEFT7);
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
            v0.rearrange(BACK0).intoArray(z, zo + to[j] * L);
            v1.rearrange(BACK1).intoArray(z, zo + to[j + 1] * L);
            v2.rearrange(BACK2).intoArray(z, zo + to[j + 2] * L);
            v3.rearrange(BACK3).intoArray(z, zo + to[j + 3] * L);
            v4.rearrange(BACK4).intoArray(z, zo + to[j + 4] * L);
            v5.rearrange(BACK5).intoArray(z, zo + to[j + 5] * L);
            v6.rearrange(BACK6).intoArray(z, zo + to[j + 6] * L);
            v7.rearrange(BACK7).intoArray(z, zo + to[j + 7] * L);
        }
    }

    private static void out8(int n, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            FloatVector v0 = FloatVector.fromArray(S, z, zo + from[j] * L);
            FloatVector v1 = FloatVector.fromArray(S, z, zo + from[j + 1] * L).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, z, zo + from[j + 2] * L).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, z, zo + from[j + 3] * L).rearrange(LEFT3);
            FloatVector v4 = FloatVector.fromArray(S, z, zo + from[j + 4] * L).rearrange(LEFT4);
            FloatVector v5 = FloatVector.fromArray(S, z, zo + from[j + 5] * L).rearrange(LEFT5);
            FloatVector v6 = FloatVector.fromArray(S, z, zo + from[j + 6] * L).rearrange(LEFT6);
            FloatVector v7 = FloatVector.fromArray(S, z, zo + from[j + 7] * L).rearrange(LEFT7);
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
            FloatVector factor = FloatVector.fromArray(S, f, j);
            int q = yo + j;
            v0.rearrange(BACK0).mul(factor).intoArray(y, q);
            v1.rearrange(BACK1).mul(factor).intoArray(y, q + ldy);
            v2.rearrange(BACK2).mul(factor).intoArray(y, q + 2 * ldy);
            v3.rearrange(BACK3).mul(factor).intoArray(y, q + 3 * ldy);
            v4.rearrange(BACK4).mul(factor).intoArray(y, q + 4 * ldy);
            v5.rearrange(BACK5).mul(factor).intoArray(y, q + 5 * ldy);
            v6.rearrange(BACK6).mul(factor).intoArray(y, q + 6 * ldy);
            v7.rearrange(BACK7).mul(factor).intoArray(y, q + 7 * ldy);
        }
    }

    private static void in16(int n, float[] x, int xo, int ldx, int[] to, float[] f, float[] z, int zo) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            int p = xo + j;
            FloatVector factor = FloatVector.fromArray(S, f, j);
            FloatVector v0 = FloatVector.fromArray(S, x, p).mul(factor);
            FloatVector v1 = FloatVector.fromArray(S, x, p + ldx).mul(factor).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, x, p + 2 * ldx).mul(factor).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, x, p + 3 * ldx).mul(factor).rearrange(LEFT3);
            FloatVector v4 = FloatVector.fromArray(S, x, p + 4 * ldx).mul(factor).rearrange(LEFT4);
            FloatVector v5 = FloatVector.fromArray(S, x, p + 5 * ldx).mul(factor).rearrange(LEFT5);
            FloatVector v6 = FloatVector.fromArray(S, x, p + 6 * ldx).mul(factor).rearrange(LEFT6);
            FloatVector v7 = FloatVector.fromArray(S, x, p + 7 * ldx).mul(factor).rearrange(LEFT7);
            FloatVector v8 = FloatVector.fromArray(S, x, p + 8 * ldx).mul(factor).rearrange(LEFT8);
            FloatVector v9 = FloatVector.fromArray(S, x, p + 9 * ldx).mul(factor).rearrange(LEFT9);
            FloatVector v10 = FloatVector.fromArray(S, x, p + 10 * ldx).mul(factor).rearrange(LEFT10);
            FloatVector v11 = FloatVector.fromArray(S, x, p + 11 * ldx).mul(factor).rearrange(LEFT11);
            FloatVector v12 = FloatVector.fromArray(S, x, p + 12 * ldx).mul(factor).rearrange(LEFT12);
            FloatVector v13 = FloatVector.fromArray(S, x, p + 13 * ldx).mul(factor).rearrange(LEFT13);
            FloatVector v14 = FloatVector.fromArray(S, x, p + 14 * ldx).mul(factor).rearrange(LEFT14);
            FloatVector v15 = FloatVector.fromArray(S, x, p + 15 * ldx).mul(factor).rearrange(LEFT15);
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
            v0.rearrange(BACK0).intoArray(z, zo + to[j] * L);
            v1.rearrange(BACK1).intoArray(z, zo + to[j + 1] * L);
            v2.rearrange(BACK2).intoArray(z, zo + to[j + 2] * L);
            v3.rearrange(BACK3).intoArray(z, zo + to[j + 3] * L);
            v4.rearrange(BACK4).intoArray(z, zo + to[j + 4] * L);
            v5.rearrange(BACK5).intoArray(z, zo + to[j + 5] * L);
            v6.rearrange(BACK6).intoArray(z, zo + to[j + 6] * L);
            v7.rearrange(BACK7).intoArray(z, zo + to[j + 7] * L);
            v8.rearrange(BACK8).intoArray(z, zo + to[j + 8] * L);
            v9.rearrange(BACK9).intoArray(z, zo + to[j + 9] * L);
            v10.rearrange(BACK10).intoArray(z, zo + to[j + 10] * L);
            v11.rearrange(BACK11).intoArray(z, zo + to[j + 11] * L);
            v12.rearrange(BACK12).intoArray(z, zo + to[j + 12] * L);
            v13.rearrange(BACK13).intoArray(z, zo + to[j + 13] * L);
            v14.rearrange(BACK14).intoArray(z, zo + to[j + 14] * L);
            v15.rearrange(BACK15).intoArray(z, zo + to[j + 15] * L);
        }
    }

    private static void out16(int n, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int next = 0; next < n; next += L) {
            int j = Math.min(next, n - L);
            FloatVector v0 = FloatVector.fromArray(S, z, zo + from[j] * L);
            FloatVector v1 = FloatVector.fromArray(S, z, zo + from[j + 1] * L).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, z, zo + from[j + 2] * L).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, z, zo + from[j + 3] * L).rearrange(LEFT3);
            FloatVector v4 = FloatVector.fromArray(S, z, zo + from[j + 4] * L).rearrange(LEFT4);
            FloatVector v5 = FloatVector.fromArray(S, z, zo + from[j + 5] * L).rearrange(LEFT5);
            FloatVector v6 = FloatVector.fromArray(S, z, zo + from[j + 6] * L).rearrange(LEFT6);
            FloatVector v7 = FloatVector.fromArray(S, z, zo + from[j + 7] * L).rearrange(LEFT7);
            FloatVector v8 = FloatVector.fromArray(S, z, zo + from[j + 8] * L).rearrange(LEFT8);
            FloatVector v9 = FloatVector.fromArray(S, z, zo + from[j + 9] * L).rearrange(LEFT9);
            FloatVector v10 = FloatVector.fromArray(S, z, zo + from[j + 10] * L).rearrange(LEFT10);
            FloatVector v11 = FloatVector.fromArray(S, z, zo + from[j + 11] * L).rearrange(LEFT11);
            FloatVector v12 = FloatVector.fromArray(S, z, zo + from[j + 12] * L).rearrange(LEFT12);
            FloatVector v13 = FloatVector.fromArray(S, z, zo + from[j + 13] * L).rearrange(LEFT13);
            FloatVector v14 = FloatVector.fromArray(S, z, zo + from[j + 14] * L).rearrange(LEFT14);
            FloatVector v15 = FloatVector.fromArray(S, z, zo + from[j + 15] * L).rearrange(LEFT15);
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
            FloatVector factor = FloatVector.fromArray(S, f, j);
            int q = yo + j;
            v0.rearrange(BACK0).mul(factor).intoArray(y, q);
            v1.rearrange(BACK1).mul(factor).intoArray(y, q + ldy);
            v2.rearrange(BACK2).mul(factor).intoArray(y, q + 2 * ldy);
            v3.rearrange(BACK3).mul(factor).intoArray(y, q + 3 * ldy);
            v4.rearrange(BACK4).mul(factor).intoArray(y, q + 4 * ldy);
            v5.rearrange(BACK5).mul(factor).intoArray(y, q + 5 * ldy);
            v6.rearrange(BACK6).mul(factor).intoArray(y, q + 6 * ldy);
            v7.rearrange(BACK7).mul(factor).intoArray(y, q + 7 * ldy);
            v8.rearrange(BACK8).mul(factor).intoArray(y, q + 8 * ldy);
            v9.rearrange(BACK9).mul(factor).intoArray(y, q + 9 * ldy);
            v10.rearrange(BACK10).mul(factor).intoArray(y, q + 10 * ldy);
            v11.rearrange(BACK11).mul(factor).intoArray(y, q + 11 * ldy);
            v12.rearrange(BACK12).mul(factor).intoArray(y, q + 12 * ldy);
            v13.rearrange(BACK13).mul(factor).intoArray(y, q + 13 * ldy);
            v14.rearrange(BACK14).mul(factor).intoArray(y, q + 14 * ldy);
            v15.rearrange(BACK15).mul(factor).intoArray(y, q + 15 * ldy);
        }
    }
}
