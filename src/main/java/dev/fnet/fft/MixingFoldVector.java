package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fold of the Fourier mixing, vector kernel; formula in {@link MixingFoldScalar}. Lanes are neighbouring columns; the
 * mirrored row is reversed by one {@code rearrange}. Per vector: two loads, one shuffle, two operations, one store.
 */
final class MixingFoldVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(S, L - 1, -1, false);

    private MixingFoldVector() {}

    /** As the scalar twin. Row m and its mirror follow each other, so that two rows of X stream. */
    static void fold(MixingShape g, float[] x, int xOff, int ldx, float[] s, int sOff, int from, int to) {
        for (int m = 0; m < g.halfRows; m++) {
            int r = g.mirror(m);
            row(g, x, xOff + m * ldx, xOff + r * ldx, s, sOff + m * MixingShape.ROW, from, to);
            if (r != m) {
                row(g, x, xOff + r * ldx, xOff + m * ldx, s, sOff + r * MixingShape.ROW, from, to);
            }
        }
    }

    /** Lanes of the vectors that hold that many lanes: idle lanes are cheaper than a tail, and nobody reads them. */
    static int wholeVectors(int lanes) {
        return (lanes + L - 1) / L * L;
    }

    private static void row(MixingShape g, float[] x, int a, int b, float[] s, int row, int from, int to) {
        int p = g.fullLanes;
        int end = Math.min(to * MixingShape.BLOCK, p);
        int vectorEnd = end - end % L;
        int direct = a + 1;
        int mirrored = b + g.d - L;
        for (int c = from * MixingShape.BLOCK; c < vectorEnd; c += L) {
            int z = row + g.lane(c);
            FloatVector re = FloatVector.fromArray(S, x, direct + c);
            FloatVector im = FloatVector.fromArray(S, x, direct + c + p);
            FloatVector reMirror = FloatVector.fromArray(S, x, mirrored - c).rearrange(REVERSE);
            FloatVector imMirror = FloatVector.fromArray(S, x, mirrored - c - p).rearrange(REVERSE);
            re.add(reMirror).mul(MixingFoldScalar.QUARTER).intoArray(s, z);
            im.add(imMirror).mul(MixingFoldScalar.QUARTER).intoArray(s, z + MixingShape.BLOCK);
        }
        MixingFoldScalar.lanes(g, x, a, b, s, row, vectorEnd, end);
        if (to == g.blocks) {
            MixingFoldScalar.lastLane(g, x, a, b, s, row);
        }
    }
}
