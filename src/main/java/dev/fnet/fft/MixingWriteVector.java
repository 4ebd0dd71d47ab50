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

    /** As the scalar twin. */
    static void copy(int d, float[] g, int from, float[] y, int to) {
        int end = d - d % L;
        for (int k = 0; k < end; k += L) {
            FloatVector.fromArray(S, g, from + k).intoArray(y, to + k);
        }
        MixingWriteScalar.copy(d, g, from, y, to, end);
    }

    /** As the scalar twin. */
    static void copyBack(int d, float[] g, int from, float[] y, int to) {
        int end = d - d % L;
        int last = from + d - L + 1;
        for (int k = 0; k < end; k += L) {
            FloatVector.fromArray(S, g, last - k).rearrange(REVERSE).intoArray(y, to + k);
        }
        MixingWriteScalar.copyBack(d, g, from, y, to, end);
    }

    /** As the scalar twin. */
    static void add(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to) {
        int end = d - d % L;
        for (int k = 0; k < end; k += L) {
            FloatVector r = FloatVector.fromArray(S, x, xFrom + k);
            r.add(FloatVector.fromArray(S, g, from + k)).intoArray(y, to + k);
        }
        MixingWriteScalar.add(d, g, from, x, xFrom, y, to, end);
    }

    /** As the scalar twin. */
    static void addBack(int d, float[] g, int from, float[] x, int xFrom, float[] y, int to) {
        int end = d - d % L;
        int last = from + d - L + 1;
        for (int k = 0; k < end; k += L) {
            FloatVector r = FloatVector.fromArray(S, x, xFrom + k);
            r.add(FloatVector.fromArray(S, g, last - k).rearrange(REVERSE)).intoArray(y, to + k);
        }
        MixingWriteScalar.addBack(d, g, from, x, xFrom, y, to, end);
    }
}
