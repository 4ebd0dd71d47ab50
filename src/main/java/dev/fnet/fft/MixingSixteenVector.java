package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transforms of length 16 of many columns with a factor before each element, vector kernel; formulas in
 * {@link MixingSixteenScalar}. First step: 20 loads, 9 broadcasts, 4 complex factors, one butterfly, 3 complex factors,
 * 8 stores. All offsets within a square are literals, so two checks of an array serve a whole butterfly.
 */
final class MixingSixteenVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final float[] TURNS = MixingSixteenScalar.turns();

    private MixingSixteenVector() {}

    /** As the scalar twin. */
    static void first(int squares, float[] w, float[] h, int o) {
        for (int k = 0; k < 16; k += L) {
            for (int i = 0; i < 4 * squares; i++) {
                int r = i & 3;
                int p = o + (i >> 2) * 512 + r * 16 + k;
                int t = (i >> 2) * 768 + r * 16 + k;
                int u = r * 9;
                FloatVector a0 = FloatVector.fromArray(S, h, p);
                FloatVector b0 = FloatVector.fromArray(S, h, p + 256);
                FloatVector c0 = FloatVector.fromArray(S, w, t);
                FloatVector s0 = FloatVector.fromArray(S, w, t + 256);
                FloatVector n0 = FloatVector.fromArray(S, w, t + 512);
                FloatVector x0 = a0.fma(c0, b0.mul(n0));
                FloatVector y0 = a0.fma(s0, b0.mul(c0));
                FloatVector a1 = FloatVector.fromArray(S, h, p + 64);
                FloatVector b1 = FloatVector.fromArray(S, h, p + 320);
                FloatVector c1 = FloatVector.fromArray(S, w, t + 64);
                FloatVector s1 = FloatVector.fromArray(S, w, t + 320);
                FloatVector n1 = FloatVector.fromArray(S, w, t + 576);
                FloatVector x1 = a1.fma(c1, b1.mul(n1));
                FloatVector y1 = a1.fma(s1, b1.mul(c1));
                FloatVector a2 = FloatVector.fromArray(S, h, p + 128);
                FloatVector b2 = FloatVector.fromArray(S, h, p + 384);
                FloatVector c2 = FloatVector.fromArray(S, w, t + 128);
                FloatVector s2 = FloatVector.fromArray(S, w, t + 384);
                FloatVector n2 = FloatVector.fromArray(S, w, t + 640);
                FloatVector x2 = a2.fma(c2, b2.mul(n2));
                FloatVector y2 = a2.fma(s2, b2.mul(c2));
                FloatVector a3 = FloatVector.fromArray(S, h, p + 192);
                FloatVector b3 = FloatVector.fromArray(S, h, p + 448);
                FloatVector c3 = FloatVector.fromArray(S, w, t + 192);
                FloatVector s3 = FloatVector.fromArray(S, w, t + 448);
                FloatVector n3 = FloatVector.fromArray(S, w, t + 704);
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
                ei.add(gi).intoArray(h, p + 256);
                FloatVector u1 = FloatVector.broadcast(S, TURNS[u]);
                FloatVector v1 = FloatVector.broadcast(S, TURNS[u + 1]);
                FloatVector m1 = FloatVector.broadcast(S, TURNS[u + 2]);
                z1.fma(u1, o1.mul(v1)).intoArray(h, p + 64);
                z1.fma(m1, o1.mul(u1)).intoArray(h, p + 320);
                FloatVector u2 = FloatVector.broadcast(S, TURNS[u + 3]);
                FloatVector v2 = FloatVector.broadcast(S, TURNS[u + 4]);
                FloatVector m2 = FloatVector.broadcast(S, TURNS[u + 5]);
                z2.fma(u2, o2.mul(v2)).intoArray(h, p + 128);
                z2.fma(m2, o2.mul(u2)).intoArray(h, p + 384);
                FloatVector u3 = FloatVector.broadcast(S, TURNS[u + 6]);
                FloatVector v3 = FloatVector.broadcast(S, TURNS[u + 7]);
                FloatVector m3 = FloatVector.broadcast(S, TURNS[u + 8]);
                z3.fma(u3, o3.mul(v3)).intoArray(h, p + 192);
                z3.fma(m3, o3.mul(u3)).intoArray(h, p + 448);
            }
        }
    }

    /** As the scalar twin. */
    static void last(int m, float[] h, int o, int re, int im) {
        int end = m - m % L;
        int leg = 4 * m;
        for (int q = 0; q < 4; q++) {
            for (int k = 0; k < end; k += L) {
                int p = o + (k >> 4) * 512 + (k & 15) + q * 64;
                int u = re + q * m + k;
                int v = im + q * m + k;
                FloatVector x0 = FloatVector.fromArray(S, h, p);
                FloatVector y0 = FloatVector.fromArray(S, h, p + 256);
                FloatVector x1 = FloatVector.fromArray(S, h, p + 16);
                FloatVector y1 = FloatVector.fromArray(S, h, p + 272);
                FloatVector x2 = FloatVector.fromArray(S, h, p + 32);
                FloatVector y2 = FloatVector.fromArray(S, h, p + 288);
                FloatVector x3 = FloatVector.fromArray(S, h, p + 48);
                FloatVector y3 = FloatVector.fromArray(S, h, p + 304);
                FloatVector er = x0.add(x2);
                FloatVector ei = y0.add(y2);
                FloatVector fr = x0.sub(x2);
                FloatVector fi = y0.sub(y2);
                FloatVector gr = x1.add(x3);
                FloatVector gi = y1.add(y3);
                FloatVector hr = x1.sub(x3);
                FloatVector hi = y1.sub(y3);
                er.add(gr).intoArray(h, u);
                ei.add(gi).intoArray(h, v);
                fr.add(hi).intoArray(h, u + leg);
                fi.sub(hr).intoArray(h, v + leg);
                er.sub(gr).intoArray(h, u + 2 * leg);
                ei.sub(gi).intoArray(h, v + 2 * leg);
                fr.sub(hi).intoArray(h, u + 3 * leg);
                fi.add(hr).intoArray(h, v + 3 * leg);
            }
            if (end < m) {
                int p = o + (end >> 4) * 512 + (end & 15) + q * 64;
                rest(m - end, h, p, re + q * m + end, im + q * m + end, leg);
            }
        }
    }

    /** The columns that fill no vector. */
    private static void rest(int some, float[] h, int p, int u, int v, int leg) {
        VectorMask<Float> mask = S.indexInRange(0, some);
        FloatVector x0 = FloatVector.fromArray(S, h, p);
        FloatVector y0 = FloatVector.fromArray(S, h, p + 256);
        FloatVector x1 = FloatVector.fromArray(S, h, p + 16);
        FloatVector y1 = FloatVector.fromArray(S, h, p + 272);
        FloatVector x2 = FloatVector.fromArray(S, h, p + 32);
        FloatVector y2 = FloatVector.fromArray(S, h, p + 288);
        FloatVector x3 = FloatVector.fromArray(S, h, p + 48);
        FloatVector y3 = FloatVector.fromArray(S, h, p + 304);
        FloatVector er = x0.add(x2);
        FloatVector ei = y0.add(y2);
        FloatVector fr = x0.sub(x2);
        FloatVector fi = y0.sub(y2);
        FloatVector gr = x1.add(x3);
        FloatVector gi = y1.add(y3);
        FloatVector hr = x1.sub(x3);
        FloatVector hi = y1.sub(y3);
        er.add(gr).intoArray(h, u, mask);
        ei.add(gi).intoArray(h, v, mask);
        fr.add(hi).intoArray(h, u + leg, mask);
        fi.sub(hr).intoArray(h, v + leg, mask);
        er.sub(gr).intoArray(h, u + 2 * leg, mask);
        ei.sub(gi).intoArray(h, v + 2 * leg, mask);
        fr.sub(hi).intoArray(h, u + 3 * leg, mask);
        fi.add(hr).intoArray(h, v + 3 * leg, mask);
    }
}
