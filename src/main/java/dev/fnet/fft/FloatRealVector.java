package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The real transforms' first and last step, one column per lane. Formulas: {@link FloatRealScalar}. */
final class FloatRealVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;

    private FloatRealVector() {}

    static void forward(int h, float[] z, int zr, int zi, int ldz, float[] w, float[] yr, int yo, float[] yi, int yj,
            int ldy) {
        FloatVector re = FloatVector.fromArray(S, z, zr);
        FloatVector im = FloatVector.fromArray(S, z, zi);
        FloatVector zero = FloatVector.zero(S);
        re.add(im).intoArray(yr, yo);
        zero.intoArray(yi, yj);
        re.sub(im).intoArray(yr, yo + h * ldy);
        zero.intoArray(yi, yj + h * ldy);
        FloatVector half = FloatVector.broadcast(S, 0.5f);
        for (int k = 1; k <= h - k; k++) {
            int low = k * ldz;
            int high = (h - k) * ldz;
            FloatVector a = FloatVector.fromArray(S, z, zr + low);
            FloatVector b = FloatVector.fromArray(S, z, zi + low);
            FloatVector c = FloatVector.fromArray(S, z, zr + high);
            FloatVector d = FloatVector.fromArray(S, z, zi + high);
            FloatVector er = a.add(c).mul(half);
            FloatVector ei = b.sub(d).mul(half);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.broadcast(S, w[2 * k]);
            FloatVector sin = FloatVector.broadcast(S, w[2 * k + 1]);
            FloatVector minus = FloatVector.broadcast(S, -w[2 * k + 1]);
            FloatVector p = di.fma(cos, dr.mul(minus));
            FloatVector q = dr.fma(cos, di.mul(sin));
            er.add(p).intoArray(yr, yo + k * ldy);
            ei.sub(q).intoArray(yi, yj + k * ldy);
            er.sub(p).intoArray(yr, yo + (h - k) * ldy);
            ei.neg().sub(q).intoArray(yi, yj + (h - k) * ldy);
        }
    }

    static void inverse(int h, float[] xr, int xo, float[] xi, int xj, int ldx, float[] w, float[] z, int zr, int zi,
            int ldz) {
        FloatVector first = FloatVector.fromArray(S, xr, xo);
        FloatVector last = FloatVector.fromArray(S, xr, xo + h * ldx);
        first.add(last).intoArray(z, zr);
        first.sub(last).intoArray(z, zi);
        for (int k = 1; k <= h - k; k++) {
            FloatVector a = FloatVector.fromArray(S, xr, xo + k * ldx);
            FloatVector b = FloatVector.fromArray(S, xi, xj + k * ldx);
            FloatVector c = FloatVector.fromArray(S, xr, xo + (h - k) * ldx);
            FloatVector d = FloatVector.fromArray(S, xi, xj + (h - k) * ldx);
            FloatVector er = a.add(c);
            FloatVector ei = b.sub(d);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.broadcast(S, w[2 * k]);
            FloatVector sin = FloatVector.broadcast(S, w[2 * k + 1]);
            FloatVector minus = FloatVector.broadcast(S, -w[2 * k + 1]);
            FloatVector p = di.fma(cos, dr.mul(sin));
            FloatVector q = dr.fma(cos, di.mul(minus));
            int low = k * ldz;
            int high = (h - k) * ldz;
            er.sub(p).intoArray(z, zr + low);
            ei.add(q).intoArray(z, zi + low);
            er.add(p).intoArray(z, zr + high);
            q.sub(ei).intoArray(z, zi + high);
        }
    }

    static void hermitian(int n, float[] xr, int xo, float[] xi, int xj, int ldx, float[] z, int zr, int zi, int ldz) {
        FloatVector.fromArray(S, xr, xo).intoArray(z, zr);
        FloatVector.zero(S).intoArray(z, zi);
        for (int k = 1; k <= n / 2; k++) {
            FloatVector re = FloatVector.fromArray(S, xr, xo + k * ldx);
            FloatVector im = FloatVector.fromArray(S, xi, xj + k * ldx);
            re.intoArray(z, zr + k * ldz);
            im.intoArray(z, zi + k * ldz);
            re.intoArray(z, zr + (n - k) * ldz);
            im.neg().intoArray(z, zi + (n - k) * ldz);
        }
    }
}
