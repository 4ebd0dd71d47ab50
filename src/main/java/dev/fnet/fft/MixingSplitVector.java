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
    private static final int I = MixingShape.LANES;
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(S, L - 1, -1, false);

    private MixingSplitVector() {}

    /** As the scalar twin. */
    static void split(MixingShape q, float[] s, int block, int row1, int back1, int row2, int back2, float[] g, int re,
            int im) {
        int mirror = q.d - L;
        for (int h = 0; h < I; h += L) {
            for (int b = 0; b < q.wholeBlocks; b++) {
                int z = b * block + h;
                int c = b * MixingShape.BLOCK + h;
                FloatVector a1 = FloatVector.fromArray(S, s, row1 + z);
                FloatVector b1 = FloatVector.fromArray(S, s, row1 + z + I);
                FloatVector ya1 = FloatVector.fromArray(S, s, back1 + z);
                FloatVector yb1 = FloatVector.fromArray(S, s, back1 + z + I);
                FloatVector a2 = FloatVector.fromArray(S, s, row2 + z);
                FloatVector b2 = FloatVector.fromArray(S, s, row2 + z + I);
                FloatVector ya2 = FloatVector.fromArray(S, s, back2 + z);
                FloatVector yb2 = FloatVector.fromArray(S, s, back2 + z + I);

                FloatVector c1 = a1.add(ya1);
                FloatVector s1 = b1.sub(yb1);
                FloatVector c2 = a2.add(ya2);
                FloatVector s2 = b2.sub(yb2);
                c1.sub(s2).intoArray(g, re + 1 + c);
                c2.add(s1).intoArray(g, im + 1 + c);
                c1.add(s2).rearrange(REVERSE).intoArray(g, re + mirror - c);
                c2.sub(s1).rearrange(REVERSE).intoArray(g, im + mirror - c);

                FloatVector e1 = b1.add(yb1);
                FloatVector o1 = ya1.sub(a1);
                FloatVector e2 = b2.add(yb2);
                FloatVector o2 = ya2.sub(a2);
                e1.sub(o2).intoArray(g, re + 1 + I + c);
                e2.add(o1).intoArray(g, im + 1 + I + c);
                e1.add(o2).rearrange(REVERSE).intoArray(g, re + mirror - I - c);
                e2.sub(o1).rearrange(REVERSE).intoArray(g, im + mirror - I - c);
            }
        }
        MixingSplitScalar.columns(q, s, block, row1, back1, row2, back2, g, re, im, q.wholeBlocks * MixingShape.BLOCK);
    }
}
