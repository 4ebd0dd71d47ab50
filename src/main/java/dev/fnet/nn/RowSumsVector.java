package dev.fnet.nn;

import dev.fnet.simd.LaneFold;
import dev.fnet.simd.VectorMath;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over a row, vector form of {@link RowSumsScalar} with its order and its bits: blocks of 32 elements, 32 / LANES
 * accumulators (two at 512 bits, eight at 128). LANES is a constant of the JVM, so the branches on it and the
 * accumulators that a width does not need are gone once compiled. The last block is read through masks in a loop
 * of one vector, so that there is little code: the accumulators move on by one place with each vector and stand where
 * they began after the block.
 */
final class RowSumsVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private RowSumsVector() {}

    /** Σ x. */
    static float sum(float[] x, int off, int n) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        int full = n & -32;
        for (int i = 0; i < full; i += 32) {
            int at = off + i;
            a0 = a0.add(FloatVector.fromArray(S, x, at));
            if (L <= 16) {
                a1 = a1.add(FloatVector.fromArray(S, x, at + L));
            }
            if (L <= 8) {
                a2 = a2.add(FloatVector.fromArray(S, x, at + 2 * L));
                a3 = a3.add(FloatVector.fromArray(S, x, at + 3 * L));
            }
            if (L <= 4) {
                a4 = a4.add(FloatVector.fromArray(S, x, at + 4 * L));
                a5 = a5.add(FloatVector.fromArray(S, x, at + 5 * L));
                a6 = a6.add(FloatVector.fromArray(S, x, at + 6 * L));
                a7 = a7.add(FloatVector.fromArray(S, x, at + 7 * L));
            }
        }
        for (int i = full; i < n || (i & 31) != 0; i += L) {
            FloatVector sum = a0.add(FloatVector.fromArray(S, x, off + i, S.indexInRange(i, n)));
            a0 = L == 32 ? sum : a1;
            a1 = L == 16 ? sum : a2;
            a2 = a3;
            a3 = L == 8 ? sum : a4;
            a4 = a5;
            a5 = a6;
            a6 = a7;
            a7 = sum;
        }
        FloatVector v = L == 4 ? a0.add(a4).add(a2.add(a6)).add(a1.add(a5).add(a3.add(a7)))
                : L == 8 ? a0.add(a2).add(a1.add(a3)) : L == 16 ? a0.add(a1) : a0;
        if (L > 16) {
            v = v.add(v.rearrange(LaneFold.BY_16));
        }
        if (L > 8) {
            v = v.add(v.rearrange(LaneFold.BY_8));
        }
        if (L > 4) {
            v = v.add(v.rearrange(LaneFold.BY_4));
        }
        v = v.add(v.rearrange(LaneFold.BY_2));
        return v.add(v.rearrange(LaneFold.BY_1)).lane(0);
    }

    /** Σ (x − c) in the high half, Σ (x − c)² in the low half of the result, as bits of floats. */
    static long moments(float[] x, int off, int n, float c) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        FloatVector q0 = a0;
        FloatVector q1 = a0;
        FloatVector q2 = a0;
        FloatVector q3 = a0;
        FloatVector q4 = a0;
        FloatVector q5 = a0;
        FloatVector q6 = a0;
        FloatVector q7 = a0;
        int full = n & -32;
        for (int i = 0; i < full; i += 32) {
            int at = off + i;
            FloatVector d = FloatVector.fromArray(S, x, at).sub(c);
            a0 = a0.add(d);
            q0 = d.fma(d, q0);
            if (L <= 16) {
                d = FloatVector.fromArray(S, x, at + L).sub(c);
                a1 = a1.add(d);
                q1 = d.fma(d, q1);
            }
            if (L <= 8) {
                d = FloatVector.fromArray(S, x, at + 2 * L).sub(c);
                a2 = a2.add(d);
                q2 = d.fma(d, q2);
                d = FloatVector.fromArray(S, x, at + 3 * L).sub(c);
                a3 = a3.add(d);
                q3 = d.fma(d, q3);
            }
            if (L <= 4) {
                d = FloatVector.fromArray(S, x, at + 4 * L).sub(c);
                a4 = a4.add(d);
                q4 = d.fma(d, q4);
                d = FloatVector.fromArray(S, x, at + 5 * L).sub(c);
                a5 = a5.add(d);
                q5 = d.fma(d, q5);
                d = FloatVector.fromArray(S, x, at + 6 * L).sub(c);
                a6 = a6.add(d);
                q6 = d.fma(d, q6);
                d = FloatVector.fromArray(S, x, at + 7 * L).sub(c);
                a7 = a7.add(d);
                q7 = d.fma(d, q7);
            }
        }
        for (int i = full; i < n || (i & 31) != 0; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            FloatVector d = FloatVector.fromArray(S, x, off + i, m).sub(c, m);
            FloatVector sum = a0.add(d);
            a0 = L == 32 ? sum : a1;
            a1 = L == 16 ? sum : a2;
            a2 = a3;
            a3 = L == 8 ? sum : a4;
            a4 = a5;
            a5 = a6;
            a6 = a7;
            a7 = sum;
            FloatVector squares = d.fma(d, q0);
            q0 = L == 32 ? squares : q1;
            q1 = L == 16 ? squares : q2;
            q2 = q3;
            q3 = L == 8 ? squares : q4;
            q4 = q5;
            q5 = q6;
            q6 = q7;
            q7 = squares;
        }
        FloatVector v = L == 4 ? a0.add(a4).add(a2.add(a6)).add(a1.add(a5).add(a3.add(a7)))
                : L == 8 ? a0.add(a2).add(a1.add(a3)) : L == 16 ? a0.add(a1) : a0;
        if (L > 16) {
            v = v.add(v.rearrange(LaneFold.BY_16));
        }
        if (L > 8) {
            v = v.add(v.rearrange(LaneFold.BY_8));
        }
        if (L > 4) {
            v = v.add(v.rearrange(LaneFold.BY_4));
        }
        v = v.add(v.rearrange(LaneFold.BY_2));
        float s = v.add(v.rearrange(LaneFold.BY_1)).lane(0);
        v = L == 4 ? q0.add(q4).add(q2.add(q6)).add(q1.add(q5).add(q3.add(q7)))
                : L == 8 ? q0.add(q2).add(q1.add(q3)) : L == 16 ? q0.add(q1) : q0;
        if (L > 16) {
            v = v.add(v.rearrange(LaneFold.BY_16));
        }
        if (L > 8) {
            v = v.add(v.rearrange(LaneFold.BY_8));
        }
        if (L > 4) {
            v = v.add(v.rearrange(LaneFold.BY_4));
        }
        v = v.add(v.rearrange(LaneFold.BY_2));
        float q = v.add(v.rearrange(LaneFold.BY_1)).lane(0);
        return (long) Float.floatToRawIntBits(s) << 32 | Float.floatToRawIntBits(q) & 0xffff_ffffL;
    }

    /**
     * Σ e^(x − c). One exponential in the loop, because the compiler gives up inlining after about one and a half: the
     * accumulators move on by one place with each vector instead, and after whole blocks stand where they began.
     */
    static float sumOfExps(float[] x, int off, int n, float c) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        int blocks = (n + 31) & -32;
        for (int i = 0; i < blocks; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            FloatVector e = VectorMath.exp(FloatVector.fromArray(S, x, off + i, m).sub(c));
            FloatVector sum = a0.add(e, m);
            a0 = L == 32 ? sum : a1;
            a1 = L == 16 ? sum : a2;
            a2 = a3;
            a3 = L == 8 ? sum : a4;
            a4 = a5;
            a5 = a6;
            a6 = a7;
            a7 = sum;
        }
        FloatVector v = L == 4 ? a0.add(a4).add(a2.add(a6)).add(a1.add(a5).add(a3.add(a7)))
                : L == 8 ? a0.add(a2).add(a1.add(a3)) : L == 16 ? a0.add(a1) : a0;
        if (L > 16) {
            v = v.add(v.rearrange(LaneFold.BY_16));
        }
        if (L > 8) {
            v = v.add(v.rearrange(LaneFold.BY_8));
        }
        if (L > 4) {
            v = v.add(v.rearrange(LaneFold.BY_4));
        }
        v = v.add(v.rearrange(LaneFold.BY_2));
        return v.add(v.rearrange(LaneFold.BY_1)).lane(0);
    }

    /** The largest element with the rules of {@link Math#max}. */
    static float max(float[] x, int off, int n) {
        FloatVector m0 = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        int i = 0;
        for (; i <= n - 2 * L; i += 2 * L) {
            m0 = m0.max(FloatVector.fromArray(S, x, off + i));
            m1 = m1.max(FloatVector.fromArray(S, x, off + i + L));
        }
        for (; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            m0 = m0.lanewise(VectorOperators.MAX, FloatVector.fromArray(S, x, off + i, m), m);
        }
        FloatVector v = m0.max(m1);
        if (L > 16) {
            v = v.max(v.rearrange(LaneFold.BY_16));
        }
        if (L > 8) {
            v = v.max(v.rearrange(LaneFold.BY_8));
        }
        if (L > 4) {
            v = v.max(v.rearrange(LaneFold.BY_4));
        }
        v = v.max(v.rearrange(LaneFold.BY_2));
        return v.max(v.rearrange(LaneFold.BY_1)).lane(0);
    }

    /** x = x·s. */
    static void scale(float[] x, int off, int n, float s) {
        int full = S.loopBound(n);
        int i = 0;
        for (; i < full; i += L) {
            FloatVector.fromArray(S, x, off + i).mul(s).intoArray(x, off + i);
        }
        if (i < n) {
            VectorMask<Float> m = S.indexInRange(i, n);
            FloatVector.fromArray(S, x, off + i, m).mul(s).intoArray(x, off + i, m);
        }
    }
}
