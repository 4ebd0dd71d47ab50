package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fold of the Fourier mixing, vector kernel; formula in {@link MixingFoldScalar}. Lanes are neighbouring columns; the
 * mirrored row is reversed by one {@code rearrange}. Per vector: two loads, one shuffle, one addition, one store.
 */
final class MixingFoldVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(S, L - 1, -1, false);

    private MixingFoldVector() {}

    /** As the scalar twin. */
    static void fold(MixingShape g, float[] x, int xOff, int ldx, float[] s, int sOff, int from, int to) {
        int first = from * MixingShape.BLOCK;
        int last = to * MixingShape.BLOCK;
        int end = Math.max(first, Math.min(last, g.wholeBlocks * MixingShape.BLOCK));
        for (int m = 0; m < g.n; m++) {
            int a = xOff + m * ldx;
            int b = xOff + g.mirror(m) * ldx;
            int row = sOff + m * g.row;
            int direct = a + 1;
            int mirrored = b + g.d - L;
            for (int c = first; c < end; c += L) {
                FloatVector e = FloatVector.fromArray(S, x, direct + c);
                e.add(FloatVector.fromArray(S, x, mirrored - c).rearrange(REVERSE)).intoArray(s, row + c);
            }
            if (end < last) {
                MixingFoldScalar.row(g, x, a, b, s, row, end, last);
            }
        }
    }
}
