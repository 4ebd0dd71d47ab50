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
    static void fold(MixingShape g, float[] x, int xOff, int ldx, float[] s, int sOff, int block, int from, int to) {
        int end = Math.max(from, Math.min(to, g.wholeBlocks));
        for (int m = 0; m < g.n; m++) {
            int a = xOff + m * ldx;
            int b = xOff + g.mirror(m) * ldx;
            int row = sOff + m * MixingShape.BLOCK;
            int mirrored = b + g.d - L;
            for (int h = 0; h < MixingShape.BLOCK; h += L) {
                for (int i = from; i < end; i++) {
                    int c = i * MixingShape.BLOCK + h;
                    FloatVector e = FloatVector.fromArray(S, x, a + 1 + c);
                    e.add(FloatVector.fromArray(S, x, mirrored - c).rearrange(REVERSE))
                            .intoArray(s, row + i * block + h);
                }
            }
            if (end < to) {
                MixingFoldScalar.row(g, x, a, b, s, row, block, end, to);
            }
        }
    }
}
