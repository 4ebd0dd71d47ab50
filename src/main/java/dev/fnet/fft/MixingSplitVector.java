package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * From the column transforms to the input of the row transforms, vector kernel; formulas in {@link MixingSplitScalar}.
 * Per vector of lanes 8 loads, 16 additions, 4 shuffles, 8 stores; at most 12 vectors live.
 */
final class MixingSplitVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(S, L - 1, -1, false);

    private MixingSplitVector() {}

    /** As the scalar twin. */
    static void split(MixingShape q, float[] s, int sOff, int n1, int n2, float[] g, int re, int im) {
        int row1 = sOff + n1 * MixingShape.ROW;
        int back1 = sOff + q.mirror(n1) * MixingShape.ROW;
        int row2 = sOff + n2 * MixingShape.ROW;
        int back2 = sOff + q.mirror(n2) * MixingShape.ROW;
        int p = q.fullLanes;
        int end = p - p % L;
        for (int c = 0; c < end; c += L) {
            int z = q.lane(c);
            FloatVector a1 = FloatVector.fromArray(S, s, row1 + z);
            FloatVector b1 = FloatVector.fromArray(S, s, row1 + z + MixingShape.BLOCK);
            FloatVector ya1 = FloatVector.fromArray(S, s, back1 + z);
            FloatVector yb1 = FloatVector.fromArray(S, s, back1 + z + MixingShape.BLOCK);
            FloatVector a2 = FloatVector.fromArray(S, s, row2 + z);
            FloatVector b2 = FloatVector.fromArray(S, s, row2 + z + MixingShape.BLOCK);
            FloatVector ya2 = FloatVector.fromArray(S, s, back2 + z);
            FloatVector yb2 = FloatVector.fromArray(S, s, back2 + z + MixingShape.BLOCK);

            FloatVector c1 = a1.add(ya1);
            FloatVector s1 = b1.sub(yb1);
            FloatVector c2 = a2.add(ya2);
            FloatVector s2 = b2.sub(yb2);
            int j = 1 + c;
            int mirror = q.d - c - L;
            c1.sub(s2).intoArray(g, re + j);
            c2.add(s1).intoArray(g, im + j);
            c1.add(s2).rearrange(REVERSE).intoArray(g, re + mirror);
            c2.sub(s1).rearrange(REVERSE).intoArray(g, im + mirror);

            c1 = b1.add(yb1);
            s1 = ya1.sub(a1);
            c2 = b2.add(yb2);
            s2 = ya2.sub(a2);
            j += p;
            mirror -= p;
            c1.sub(s2).intoArray(g, re + j);
            c2.add(s1).intoArray(g, im + j);
            c1.add(s2).rearrange(REVERSE).intoArray(g, re + mirror);
            c2.sub(s1).rearrange(REVERSE).intoArray(g, im + mirror);
        }
        MixingSplitScalar.lanes(q, s, sOff, n1, n2, g, re, im, end);
    }
}
