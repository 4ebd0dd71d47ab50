package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Last stage of the Fourier mixing, vector kernel; see {@link MixingWriteScalar}. The stores to Y go straight on, the
 * unaligned and reversed side is the load from the small row buffer.
 */
final class MixingWriteVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final VectorShuffle<Float> REVERSE = VectorShuffle.iota(S, L - 1, -1, false);

    private MixingWriteVector() {}

    /**
     * As the scalar twin. One method with four loops on purpose: it is too long to be inlined, so it is compiled by
     * itself while it is being warmed.
     */
    static void write(int d, float[] g, int from, boolean add, float[] x, int xTo, int xBack, float[] y,
            int to, int back) {
        FloatVector quarter = FloatVector.broadcast(S, MixingWriteScalar.QUARTER);
        int end = d - d % L;
        int last = from + d - L + 1;
        if (add) {
            for (int k = 0; k < end; k += L) {
                FloatVector r = FloatVector.fromArray(S, x, xTo + k);
                FloatVector.fromArray(S, g, from + k).fma(quarter, r).intoArray(y, to + k);
            }
            if (back != to) {
                for (int k = 0; k < end; k += L) {
                    FloatVector r = FloatVector.fromArray(S, x, xBack + k);
                    FloatVector.fromArray(S, g, last - k).rearrange(REVERSE).fma(quarter, r).intoArray(y, back + k);
                }
            }
        } else {
            for (int k = 0; k < end; k += L) {
                FloatVector.fromArray(S, g, from + k).mul(quarter).intoArray(y, to + k);
            }
            if (back != to) {
                for (int k = 0; k < end; k += L) {
                    FloatVector.fromArray(S, g, last - k).rearrange(REVERSE).mul(quarter).intoArray(y, back + k);
                }
            }
        }
        MixingWriteScalar.rest(end, d, g, from, add, x, xTo, xBack, y, to, back);
    }
}
