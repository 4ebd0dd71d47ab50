package dev.fnet.nn;

import dev.fnet.simd.LaneFold;
import dev.fnet.simd.VectorMath;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Softmax of one row on vectors in three passes (maximum, exp with sum, scaling); order in {@link Softmax}. */
final class SoftmaxVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private SoftmaxVector() {}

    static void apply(int n, float[] x, int off) {
        RowSumsVector.scale(x, off, n, 1f / exps(n, x, off, RowSumsVector.max(x, off, n)));
    }

    /** x = e^(x − max) and its sum; accumulators as in {@link RowSumsVector#sumOfExps}. */
    private static float exps(int n, float[] x, int off, float max) {
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
            FloatVector e = VectorMath.exp(FloatVector.fromArray(S, x, off + i, m).sub(max));
            e.intoArray(x, off + i, m);
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
}
