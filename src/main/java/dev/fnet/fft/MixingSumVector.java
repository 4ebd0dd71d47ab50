package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Column sums for the first row of the mixing, vector kernel: 4 vectors of columns, 8 accumulators. */
final class MixingSumVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private MixingSumVector() {}

    /** As the scalar twin. */
    static void columns(int n, int d, float[] x, int xOff, int ldx, float[] y, int yOff) {
        int k = 0;
        for (; k + 4 * L <= d; k += 4 * L) {
            four(n, x, xOff + k, ldx, y, yOff + k);
        }
        for (; k + L <= d; k += L) {
            one(n, x, xOff + k, ldx, y, yOff + k);
        }
        MixingSumScalar.columns(n, d, x, xOff, ldx, y, yOff, k);
    }

    private static void four(int n, float[] x, int xOff, int ldx, float[] y, int yOff) {
        FloatVector e0 = FloatVector.fromArray(S, x, xOff);
        FloatVector e1 = FloatVector.fromArray(S, x, xOff + L);
        FloatVector e2 = FloatVector.fromArray(S, x, xOff + 2 * L);
        FloatVector e3 = FloatVector.fromArray(S, x, xOff + 3 * L);
        FloatVector o0 = FloatVector.zero(S);
        FloatVector o1 = o0;
        FloatVector o2 = o0;
        FloatVector o3 = o0;
        int at = xOff;
        int i = 1;
        for (; i + 1 < n; i += 2) {
            at += 2 * ldx;
            o0 = o0.add(FloatVector.fromArray(S, x, at - ldx));
            o1 = o1.add(FloatVector.fromArray(S, x, at - ldx + L));
            o2 = o2.add(FloatVector.fromArray(S, x, at - ldx + 2 * L));
            o3 = o3.add(FloatVector.fromArray(S, x, at - ldx + 3 * L));
            e0 = e0.add(FloatVector.fromArray(S, x, at));
            e1 = e1.add(FloatVector.fromArray(S, x, at + L));
            e2 = e2.add(FloatVector.fromArray(S, x, at + 2 * L));
            e3 = e3.add(FloatVector.fromArray(S, x, at + 3 * L));
        }
        if (i < n) {
            at += ldx;
            o0 = o0.add(FloatVector.fromArray(S, x, at));
            o1 = o1.add(FloatVector.fromArray(S, x, at + L));
            o2 = o2.add(FloatVector.fromArray(S, x, at + 2 * L));
            o3 = o3.add(FloatVector.fromArray(S, x, at + 3 * L));
        }
        e0.add(o0).intoArray(y, yOff);
        e1.add(o1).intoArray(y, yOff + L);
        e2.add(o2).intoArray(y, yOff + 2 * L);
        e3.add(o3).intoArray(y, yOff + 3 * L);
    }

    private static void one(int n, float[] x, int xOff, int ldx, float[] y, int yOff) {
        FloatVector even = FloatVector.fromArray(S, x, xOff);
        FloatVector odd = FloatVector.zero(S);
        int at = xOff;
        int i = 1;
        for (; i + 1 < n; i += 2) {
            at += 2 * ldx;
            odd = odd.add(FloatVector.fromArray(S, x, at - ldx));
            even = even.add(FloatVector.fromArray(S, x, at));
        }
        if (i < n) {
            odd = odd.add(FloatVector.fromArray(S, x, at + ldx));
        }
        even.add(odd).intoArray(y, yOff);
    }
}
