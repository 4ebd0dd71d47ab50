package dev.fnet.nn;

import dev.fnet.simd.LaneFold;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * LayerNorm on vectors; formula and order in {@link LayerNorm}. Three passes over a row that stays in L1: sum (with the
 * addition of the residual, if any), moments about the rounded mean, scaling. Per element 1 + 3 + 3 operations, 3 loads
 * of x and one each of w and b, 1 store.
 */
final class LayerNormVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private LayerNormVector() {}

    static void apply(int rows, int d, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] w, float[] b, float eps) {
        for (int i = 0; i < rows; i++) {
            int xRow = xOff + i * ldx;
            normalize(RowSumsVector.sum(x, xRow, d), d, x, xRow, y, yOff + i * ldy, w, b, eps);
        }
    }

    static void applySum(int rows, int d, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] y, int yOff, int ldy, float[] w, float[] b, float eps) {
        for (int i = 0; i < rows; i++) {
            int yRow = yOff + i * ldy;
            float sum = addAndSum(d, x, xOff + i * ldx, r, rOff + i * ldr, y, yRow);
            normalize(sum, d, y, yRow, y, yRow, w, b, eps);
        }
    }

    private static void normalize(float sum, int d, float[] x, int xRow, float[] y, int yRow, float[] w, float[] b,
            float eps) {
        float mean = (float) ((double) sum / d);
        long moments = RowSumsVector.moments(x, xRow, d, mean);
        float differences = Float.intBitsToFloat((int) (moments >> 32));
        float squares = Float.intBitsToFloat((int) moments);
        float scale = LayerNorm.scale(differences, squares, d, eps);
        scale(d, x, xRow, y, yRow, mean, scale, LayerNorm.shift(differences, d, scale), w, b);
    }

    /** y = fma(fma(x − mean, scale, shift), w, b). */
    private static void scale(int d, float[] x, int xRow, float[] y, int yRow, float mean, float scale, float shift,
            float[] w, float[] b) {
        FloatVector s = FloatVector.broadcast(S, scale);
        FloatVector t = FloatVector.broadcast(S, shift);
        int full = S.loopBound(d);
        int j = 0;
        for (; j < full; j += L) {
            FloatVector v = FloatVector.fromArray(S, x, xRow + j).sub(mean).fma(s, t);
            v.fma(FloatVector.fromArray(S, w, j), FloatVector.fromArray(S, b, j)).intoArray(y, yRow + j);
        }
        if (j < d) {
            VectorMask<Float> m = S.indexInRange(j, d);
            FloatVector v = FloatVector.fromArray(S, x, xRow + j, m).sub(mean).fma(s, t);
            v.fma(FloatVector.fromArray(S, w, j, m), FloatVector.fromArray(S, b, j, m)).intoArray(y, yRow + j, m);
        }
    }

    /** y = x + r and its sum in the order of {@link RowSumsScalar}. */
    private static float addAndSum(int d, float[] x, int xRow, float[] r, int rRow, float[] y, int yRow) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        int full = d & -32;
        for (int i = 0; i < full; i += 32) {
            FloatVector v = FloatVector.fromArray(S, x, xRow + i).add(FloatVector.fromArray(S, r, rRow + i));
            v.intoArray(y, yRow + i);
            a0 = a0.add(v);
            if (L <= 16) {
                v = FloatVector.fromArray(S, x, xRow + i + L).add(FloatVector.fromArray(S, r, rRow + i + L));
                v.intoArray(y, yRow + i + L);
                a1 = a1.add(v);
            }
            if (L <= 8) {
                v = FloatVector.fromArray(S, x, xRow + i + 2 * L).add(FloatVector.fromArray(S, r, rRow + i + 2 * L));
                v.intoArray(y, yRow + i + 2 * L);
                a2 = a2.add(v);
                v = FloatVector.fromArray(S, x, xRow + i + 3 * L).add(FloatVector.fromArray(S, r, rRow + i + 3 * L));
                v.intoArray(y, yRow + i + 3 * L);
                a3 = a3.add(v);
            }
            if (L <= 4) {
                v = FloatVector.fromArray(S, x, xRow + i + 4 * L).add(FloatVector.fromArray(S, r, rRow + i + 4 * L));
                v.intoArray(y, yRow + i + 4 * L);
                a4 = a4.add(v);
                v = FloatVector.fromArray(S, x, xRow + i + 5 * L).add(FloatVector.fromArray(S, r, rRow + i + 5 * L));
                v.intoArray(y, yRow + i + 5 * L);
                a5 = a5.add(v);
                v = FloatVector.fromArray(S, x, xRow + i + 6 * L).add(FloatVector.fromArray(S, r, rRow + i + 6 * L));
                v.intoArray(y, yRow + i + 6 * L);
                a6 = a6.add(v);
                v = FloatVector.fromArray(S, x, xRow + i + 7 * L).add(FloatVector.fromArray(S, r, rRow + i + 7 * L));
                v.intoArray(y, yRow + i + 7 * L);
                a7 = a7.add(v);
            }
        }
        for (int i = full; i < d || (i & 31) != 0; i += L) {
            VectorMask<Float> m = S.indexInRange(i, d);
            FloatVector t = FloatVector.fromArray(S, x, xRow + i, m).add(FloatVector.fromArray(S, r, rRow + i, m));
            t.intoArray(y, yRow + i, m);
            FloatVector sum = a0.add(t);
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
