package dev.fnet.nn;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Mean and maximum of columns on vectors; order of operations in {@link Pooling}. Strips of four vectors walk down the
 * rows, so that four chains hide the latency of the addition; what is left of the width goes vector by vector through a
 * mask.
 */
final class PoolingVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private PoolingVector() {}

    static void mean(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        int j = 0;
        for (; j <= d - 4 * L; j += 4 * L) {
            meanStrip(rows, x, xOff + j, ldx, y, yOff + j);
        }
        for (; j < d; j += L) {
            meanRest(rows, d - j, x, xOff + j, ldx, y, yOff + j);
        }
    }

    private static void meanStrip(int rows, float[] x, int xOff, int ldx, float[] y, int yOff) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector t0 = zero;
        FloatVector t1 = zero;
        FloatVector t2 = zero;
        FloatVector t3 = zero;
        for (int from = 0; from < rows; from += Pooling.BLOCK) {
            int to = Math.min(from + Pooling.BLOCK, rows);
            FloatVector b0 = zero;
            FloatVector b1 = zero;
            FloatVector b2 = zero;
            FloatVector b3 = zero;
            for (int i = from; i < to; i++) {
                int at = xOff + i * ldx;
                b0 = b0.add(FloatVector.fromArray(S, x, at));
                b1 = b1.add(FloatVector.fromArray(S, x, at + L));
                b2 = b2.add(FloatVector.fromArray(S, x, at + 2 * L));
                b3 = b3.add(FloatVector.fromArray(S, x, at + 3 * L));
            }
            t0 = t0.add(b0);
            t1 = t1.add(b1);
            t2 = t2.add(b2);
            t3 = t3.add(b3);
        }
        FloatVector count = FloatVector.broadcast(S, (float) rows);
        t0.div(count).intoArray(y, yOff);
        t1.div(count).intoArray(y, yOff + L);
        t2.div(count).intoArray(y, yOff + 2 * L);
        t3.div(count).intoArray(y, yOff + 3 * L);
    }

    private static void meanRest(int rows, int left, float[] x, int xOff, int ldx, float[] y, int yOff) {
        VectorMask<Float> m = S.indexInRange(0, left);
        FloatVector total = FloatVector.zero(S);
        for (int from = 0; from < rows; from += Pooling.BLOCK) {
            int to = Math.min(from + Pooling.BLOCK, rows);
            FloatVector block = FloatVector.zero(S);
            for (int i = from; i < to; i++) {
                block = block.add(FloatVector.fromArray(S, x, xOff + i * ldx, m));
            }
            total = total.add(block);
        }
        total.div((float) rows).intoArray(y, yOff, m);
    }

    static void max(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        int j = 0;
        for (; j <= d - 4 * L; j += 4 * L) {
            maxStrip(rows, x, xOff + j, ldx, y, yOff + j);
        }
        for (; j < d; j += L) {
            maxRest(rows, d - j, x, xOff + j, ldx, y, yOff + j);
        }
    }

    private static void maxStrip(int rows, float[] x, int xOff, int ldx, float[] y, int yOff) {
        FloatVector m0 = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        FloatVector m2 = m0;
        FloatVector m3 = m0;
        for (int i = 0; i < rows; i++) {
            int at = xOff + i * ldx;
            m0 = m0.max(FloatVector.fromArray(S, x, at));
            m1 = m1.max(FloatVector.fromArray(S, x, at + L));
            m2 = m2.max(FloatVector.fromArray(S, x, at + 2 * L));
            m3 = m3.max(FloatVector.fromArray(S, x, at + 3 * L));
        }
        m0.intoArray(y, yOff);
        m1.intoArray(y, yOff + L);
        m2.intoArray(y, yOff + 2 * L);
        m3.intoArray(y, yOff + 3 * L);
    }

    private static void maxRest(int rows, int left, float[] x, int xOff, int ldx, float[] y, int yOff) {
        VectorMask<Float> m = S.indexInRange(0, left);
        FloatVector max = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < rows; i++) {
            max = max.max(FloatVector.fromArray(S, x, xOff + i * ldx, m));
        }
        max.intoArray(y, yOff, m);
    }
}
