package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import dev.fnet.simd.VectorTranspose;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Transposition of the squares of a row, vector kernel; the way is {@link VectorTranspose}'s, strides are literal. */
final class MixingSquaresVector {
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

    private MixingSquaresVector() {}

    /** As the scalar twin. */
    static void transpose(int count, float[] a, int from, int to) {
        if (L == 16) {
            whole(count, a, from, to);
            return;
        }
        for (int i = 0; i < count; i++) {
            int p = from + i * 256;
            int q = to + i * 512;
            for (int r = 0; r < 16; r += L) {
                for (int c = 0; c < 16; c += L) {
                    VectorTranspose.square(a, p + r * 16 + c, 16, a, q + c * 16 + r, 16);
                }
            }
        }
    }

    private static void whole(int count, float[] a, int from, int to) {
        for (int i = 0; i < count; i++) {
            int p = from + i * 256;
            int q = to + i * 512;
            FloatVector v0 = FloatVector.fromArray(S, a, p);
            FloatVector v1 = FloatVector.fromArray(S, a, p + 16).rearrange(LEFT1);
            FloatVector v2 = FloatVector.fromArray(S, a, p + 32).rearrange(LEFT2);
            FloatVector v3 = FloatVector.fromArray(S, a, p + 48).rearrange(LEFT3);
            FloatVector v4 = FloatVector.fromArray(S, a, p + 64).rearrange(LEFT4);
            FloatVector v5 = FloatVector.fromArray(S, a, p + 80).rearrange(LEFT5);
            FloatVector v6 = FloatVector.fromArray(S, a, p + 96).rearrange(LEFT6);
            FloatVector v7 = FloatVector.fromArray(S, a, p + 112).rearrange(LEFT7);
            FloatVector v8 = FloatVector.fromArray(S, a, p + 128).rearrange(LEFT8);
            FloatVector v9 = FloatVector.fromArray(S, a, p + 144).rearrange(LEFT9);
            FloatVector v10 = FloatVector.fromArray(S, a, p + 160).rearrange(LEFT10);
            FloatVector v11 = FloatVector.fromArray(S, a, p + 176).rearrange(LEFT11);
            FloatVector v12 = FloatVector.fromArray(S, a, p + 192).rearrange(LEFT12);
            FloatVector v13 = FloatVector.fromArray(S, a, p + 208).rearrange(LEFT13);
            FloatVector v14 = FloatVector.fromArray(S, a, p + 224).rearrange(LEFT14);
            FloatVector v15 = FloatVector.fromArray(S, a, p + 240).rearrange(LEFT15);
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
            v0.rearrange(BACK0).intoArray(a, q);
            v1.rearrange(BACK1).intoArray(a, q + 16);
            v2.rearrange(BACK2).intoArray(a, q + 32);
            v3.rearrange(BACK3).intoArray(a, q + 48);
            v4.rearrange(BACK4).intoArray(a, q + 64);
            v5.rearrange(BACK5).intoArray(a, q + 80);
            v6.rearrange(BACK6).intoArray(a, q + 96);
            v7.rearrange(BACK7).intoArray(a, q + 112);
            v8.rearrange(BACK8).intoArray(a, q + 128);
            v9.rearrange(BACK9).intoArray(a, q + 144);
            v10.rearrange(BACK10).intoArray(a, q + 160);
            v11.rearrange(BACK11).intoArray(a, q + 176);
            v12.rearrange(BACK12).intoArray(a, q + 192);
            v13.rearrange(BACK13).intoArray(a, q + 208);
            v14.rearrange(BACK14).intoArray(a, q + 224);
            v15.rearrange(BACK15).intoArray(a, q + 240);
        }
    }
}
