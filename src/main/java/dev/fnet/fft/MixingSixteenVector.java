package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms of length 16 of many columns with a factor before each element, vector kernel; formulas in
 * {@link MixingSixteenScalar}. First step: 16 loads, 4 complex factors, one butterfly, 3 complex factors, 8 stores;
 * at most 8 data vectors, 9 constants and 6 temporaries live.
 */
final class MixingSixteenVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private MixingSixteenVector() {}

    /** As the scalar twin, in whole vectors: works on up to {@code L - 1} columns beyond m. */
    static void first(int m, int ld, float[] w, float[] h, int re, int im) {
        int wim = 16 * ld;
        plain(m, ld, w, wim, h, re, im);
        for (int r = 1; r < 4; r++) {
            turned(m, ld, w, wim, r, h, re, im);
        }
    }

    /** Row residue 0: no factors after the butterfly. */
    private static void plain(int m, int ld, float[] w, int wim, float[] h, int re, int im) {
        int leg = 4 * ld;
        for (int k = 0; k < m; k += L) {
            int p = re + k;
            int q = im + k;
            int t = k;
            FloatVector a0 = FloatVector.fromArray(S, h, p);
            FloatVector b0 = FloatVector.fromArray(S, h, q);
            FloatVector c0 = FloatVector.fromArray(S, w, t);
            FloatVector s0 = FloatVector.fromArray(S, w, t + wim);
            FloatVector n0 = FloatVector.fromArray(S, w, t + 2 * wim);
            FloatVector x0 = a0.fma(c0, b0.mul(n0));
            FloatVector y0 = a0.fma(s0, b0.mul(c0));
            FloatVector a1 = FloatVector.fromArray(S, h, p + 1 * leg);
            FloatVector b1 = FloatVector.fromArray(S, h, q + 1 * leg);
            FloatVector c1 = FloatVector.fromArray(S, w, t + 1 * leg);
            FloatVector s1 = FloatVector.fromArray(S, w, t + wim + 1 * leg);
            FloatVector n1 = FloatVector.fromArray(S, w, t + 2 * wim + 1 * leg);
            FloatVector x1 = a1.fma(c1, b1.mul(n1));
            FloatVector y1 = a1.fma(s1, b1.mul(c1));
            FloatVector a2 = FloatVector.fromArray(S, h, p + 2 * leg);
            FloatVector b2 = FloatVector.fromArray(S, h, q + 2 * leg);
            FloatVector c2 = FloatVector.fromArray(S, w, t + 2 * leg);
            FloatVector s2 = FloatVector.fromArray(S, w, t + wim + 2 * leg);
            FloatVector n2 = FloatVector.fromArray(S, w, t + 2 * wim + 2 * leg);
            FloatVector x2 = a2.fma(c2, b2.mul(n2));
            FloatVector y2 = a2.fma(s2, b2.mul(c2));
            FloatVector a3 = FloatVector.fromArray(S, h, p + 3 * leg);
            FloatVector b3 = FloatVector.fromArray(S, h, q + 3 * leg);
            FloatVector c3 = FloatVector.fromArray(S, w, t + 3 * leg);
            FloatVector s3 = FloatVector.fromArray(S, w, t + wim + 3 * leg);
            FloatVector n3 = FloatVector.fromArray(S, w, t + 2 * wim + 3 * leg);
            FloatVector x3 = a3.fma(c3, b3.mul(n3));
            FloatVector y3 = a3.fma(s3, b3.mul(c3));
            FloatVector er = x0.add(x2);
            FloatVector ei = y0.add(y2);
            FloatVector fr = x0.sub(x2);
            FloatVector fi = y0.sub(y2);
            FloatVector gr = x1.add(x3);
            FloatVector gi = y1.add(y3);
            FloatVector hr = x1.sub(x3);
            FloatVector hi = y1.sub(y3);
            er.add(gr).intoArray(h, p);
            ei.add(gi).intoArray(h, q);
            fr.add(hi).intoArray(h, p + leg);
            fi.sub(hr).intoArray(h, q + leg);
            er.sub(gr).intoArray(h, p + 2 * leg);
            ei.sub(gi).intoArray(h, q + 2 * leg);
            fr.sub(hi).intoArray(h, p + 3 * leg);
            fi.add(hr).intoArray(h, q + 3 * leg);
        }
    }

    private static void turned(int m, int ld, float[] w, int wim, int r, float[] h, int re, int im) {
        FloatVector u1 = FloatVector.broadcast(S, MixingSixteenScalar.cos(r));
        FloatVector v1 = FloatVector.broadcast(S, MixingSixteenScalar.sin(r));
        FloatVector minus1 = FloatVector.broadcast(S, -MixingSixteenScalar.sin(r));
        FloatVector u2 = FloatVector.broadcast(S, MixingSixteenScalar.cos(2 * r));
        FloatVector v2 = FloatVector.broadcast(S, MixingSixteenScalar.sin(2 * r));
        FloatVector minus2 = FloatVector.broadcast(S, -MixingSixteenScalar.sin(2 * r));
        FloatVector u3 = FloatVector.broadcast(S, MixingSixteenScalar.cos(3 * r));
        FloatVector v3 = FloatVector.broadcast(S, MixingSixteenScalar.sin(3 * r));
        FloatVector minus3 = FloatVector.broadcast(S, -MixingSixteenScalar.sin(3 * r));
        int leg = 4 * ld;
        for (int k = 0; k < m; k += L) {
            int p = re + r * ld + k;
            int q = im + r * ld + k;
            int t = r * ld + k;
            FloatVector a0 = FloatVector.fromArray(S, h, p);
            FloatVector b0 = FloatVector.fromArray(S, h, q);
            FloatVector c0 = FloatVector.fromArray(S, w, t);
            FloatVector s0 = FloatVector.fromArray(S, w, t + wim);
            FloatVector n0 = FloatVector.fromArray(S, w, t + 2 * wim);
            FloatVector x0 = a0.fma(c0, b0.mul(n0));
            FloatVector y0 = a0.fma(s0, b0.mul(c0));
            FloatVector a1 = FloatVector.fromArray(S, h, p + 1 * leg);
            FloatVector b1 = FloatVector.fromArray(S, h, q + 1 * leg);
            FloatVector c1 = FloatVector.fromArray(S, w, t + 1 * leg);
            FloatVector s1 = FloatVector.fromArray(S, w, t + wim + 1 * leg);
            FloatVector n1 = FloatVector.fromArray(S, w, t + 2 * wim + 1 * leg);
            FloatVector x1 = a1.fma(c1, b1.mul(n1));
            FloatVector y1 = a1.fma(s1, b1.mul(c1));
            FloatVector a2 = FloatVector.fromArray(S, h, p + 2 * leg);
            FloatVector b2 = FloatVector.fromArray(S, h, q + 2 * leg);
            FloatVector c2 = FloatVector.fromArray(S, w, t + 2 * leg);
            FloatVector s2 = FloatVector.fromArray(S, w, t + wim + 2 * leg);
            FloatVector n2 = FloatVector.fromArray(S, w, t + 2 * wim + 2 * leg);
            FloatVector x2 = a2.fma(c2, b2.mul(n2));
            FloatVector y2 = a2.fma(s2, b2.mul(c2));
            FloatVector a3 = FloatVector.fromArray(S, h, p + 3 * leg);
            FloatVector b3 = FloatVector.fromArray(S, h, q + 3 * leg);
            FloatVector c3 = FloatVector.fromArray(S, w, t + 3 * leg);
            FloatVector s3 = FloatVector.fromArray(S, w, t + wim + 3 * leg);
            FloatVector n3 = FloatVector.fromArray(S, w, t + 2 * wim + 3 * leg);
            FloatVector x3 = a3.fma(c3, b3.mul(n3));
            FloatVector y3 = a3.fma(s3, b3.mul(c3));
            FloatVector er = x0.add(x2);
            FloatVector ei = y0.add(y2);
            FloatVector fr = x0.sub(x2);
            FloatVector fi = y0.sub(y2);
            FloatVector gr = x1.add(x3);
            FloatVector gi = y1.add(y3);
            FloatVector hr = x1.sub(x3);
            FloatVector hi = y1.sub(y3);
            FloatVector z1 = fr.add(hi);
            FloatVector o1 = fi.sub(hr);
            FloatVector z2 = er.sub(gr);
            FloatVector o2 = ei.sub(gi);
            FloatVector z3 = fr.sub(hi);
            FloatVector o3 = fi.add(hr);
            er.add(gr).intoArray(h, p);
            ei.add(gi).intoArray(h, q);
            z1.fma(u1, o1.mul(v1)).intoArray(h, p + leg);
            z1.fma(minus1, o1.mul(u1)).intoArray(h, q + leg);
            z2.fma(u2, o2.mul(v2)).intoArray(h, p + 2 * leg);
            z2.fma(minus2, o2.mul(u2)).intoArray(h, q + 2 * leg);
            z3.fma(u3, o3.mul(v3)).intoArray(h, p + 3 * leg);
            z3.fma(minus3, o3.mul(u3)).intoArray(h, q + 3 * leg);
        }
    }

    /** As the scalar twin. */
    static void last(int m, int ld, float[] h, int re, int im, float[] g, int gre, int gim) {
        int end = m - m % L;
        for (int r = 0; r < 4; r++) {
            int from = 4 * r * ld;
            whole(end, ld, h, re + from, im + from, g, gre + r * m, gim + r * m, 4 * m);
            if (end < m) {
                rest(m - end, ld, h, re + from + end, im + from + end, g, gre + r * m + end, gim + r * m + end, 4 * m);
            }
        }
    }

    private static void whole(int m, int ld, float[] h, int re, int im, float[] g, int gre, int gim, int leg) {
        for (int k = 0; k < m; k += L) {
            FloatVector x0 = FloatVector.fromArray(S, h, re + k);
            FloatVector y0 = FloatVector.fromArray(S, h, im + k);
            FloatVector x1 = FloatVector.fromArray(S, h, re + ld + k);
            FloatVector y1 = FloatVector.fromArray(S, h, im + ld + k);
            FloatVector x2 = FloatVector.fromArray(S, h, re + 2 * ld + k);
            FloatVector y2 = FloatVector.fromArray(S, h, im + 2 * ld + k);
            FloatVector x3 = FloatVector.fromArray(S, h, re + 3 * ld + k);
            FloatVector y3 = FloatVector.fromArray(S, h, im + 3 * ld + k);
            FloatVector er = x0.add(x2);
            FloatVector ei = y0.add(y2);
            FloatVector fr = x0.sub(x2);
            FloatVector fi = y0.sub(y2);
            FloatVector gr = x1.add(x3);
            FloatVector gi = y1.add(y3);
            FloatVector hr = x1.sub(x3);
            FloatVector hi = y1.sub(y3);
            er.add(gr).intoArray(g, gre + k);
            ei.add(gi).intoArray(g, gim + k);
            fr.add(hi).intoArray(g, gre + leg + k);
            fi.sub(hr).intoArray(g, gim + leg + k);
            er.sub(gr).intoArray(g, gre + 2 * leg + k);
            ei.sub(gi).intoArray(g, gim + 2 * leg + k);
            fr.sub(hi).intoArray(g, gre + 3 * leg + k);
            fi.add(hr).intoArray(g, gim + 3 * leg + k);
        }
    }

    /** The columns that fill no vector. */
    private static void rest(int m, int ld, float[] h, int re, int im, float[] g, int gre, int gim, int leg) {
        VectorMask<Float> some = S.indexInRange(0, m);
        FloatVector x0 = FloatVector.fromArray(S, h, re);
        FloatVector y0 = FloatVector.fromArray(S, h, im);
        FloatVector x1 = FloatVector.fromArray(S, h, re + ld);
        FloatVector y1 = FloatVector.fromArray(S, h, im + ld);
        FloatVector x2 = FloatVector.fromArray(S, h, re + 2 * ld);
        FloatVector y2 = FloatVector.fromArray(S, h, im + 2 * ld);
        FloatVector x3 = FloatVector.fromArray(S, h, re + 3 * ld);
        FloatVector y3 = FloatVector.fromArray(S, h, im + 3 * ld);
        FloatVector er = x0.add(x2);
        FloatVector ei = y0.add(y2);
        FloatVector fr = x0.sub(x2);
        FloatVector fi = y0.sub(y2);
        FloatVector gr = x1.add(x3);
        FloatVector gi = y1.add(y3);
        FloatVector hr = x1.sub(x3);
        FloatVector hi = y1.sub(y3);
        er.add(gr).intoArray(g, gre, some);
        ei.add(gi).intoArray(g, gim, some);
        fr.add(hi).intoArray(g, gre + leg, some);
        fi.sub(hr).intoArray(g, gim + leg, some);
        er.sub(gr).intoArray(g, gre + 2 * leg, some);
        ei.sub(gi).intoArray(g, gim + 2 * leg, some);
        fr.sub(hi).intoArray(g, gre + 3 * leg, some);
        fi.add(hr).intoArray(g, gim + 3 * leg, some);
    }
}
