package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The real transforms' first and last step, one column per lane or, in the forms named {@code …Row}, along a row.
 * Formulas: {@link FloatRealScalar}.
 */
final class FloatRealVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;

    private static final int W = S.length();
    private static final VectorShuffle<Float> BACK = VectorShuffle.iota(S, W - 1, -1, true);

    private FloatRealVector() {}

    /**
     * Bins of one row: lanes are {@code count} times W neighbours from bin {@code from} on, and their mirrors; cosines
     * at w[k], sines at w[ws + k], halves.
     */
    static void forwardRow(int count, int from, int h, float[] z, int zr, int zi, float[] w, int ws, float[] yr, int yo,
            float[] yi, int yj) {
        FloatVector half = FloatVector.broadcast(S, 0.5f);
        int back = h - from - W + 1;
        for (int i = 0; i < count; i++) {
            int low = from + i * W;
            int high = back - i * W;
            FloatVector a = FloatVector.fromArray(S, z, zr + low);
            FloatVector b = FloatVector.fromArray(S, z, zi + low);
            FloatVector c = FloatVector.fromArray(S, z, zr + high).rearrange(BACK);
            FloatVector d = FloatVector.fromArray(S, z, zi + high).rearrange(BACK);
            FloatVector er = a.add(c).mul(half);
            FloatVector ei = b.sub(d).mul(half);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.fromArray(S, w, low);
            FloatVector sin = FloatVector.fromArray(S, w, ws + low);
            FloatVector p = di.fma(cos, dr.mul(sin.neg()));
            FloatVector q = dr.fma(cos, di.mul(sin));
            er.add(p).intoArray(yr, yo + low);
            ei.sub(q).intoArray(yi, yj + low);
            er.sub(p).rearrange(BACK).intoArray(yr, yo + high);
            ei.neg().sub(q).rearrange(BACK).intoArray(yi, yj + high);
        }
    }

    /** The same, interleaved bins. */
    static void forwardRowPairs(int count, int from, int h, float[] z, int zr, int zi, float[] w, int ws, float[] y,
            int yo) {
        FloatVector half = FloatVector.broadcast(S, 0.5f);
        FloatVector zipLow = FloatVector.fromArray(S, FloatLanes.ZIP, 0);
        FloatVector zipHigh = FloatVector.fromArray(S, FloatLanes.ZIP, W);
        FloatVector backLow = FloatVector.fromArray(S, FloatLanes.ZIP_BACK, 0);
        FloatVector backHigh = FloatVector.fromArray(S, FloatLanes.ZIP_BACK, W);
        int back = h - from - W + 1;
        for (int i = 0; i < count; i++) {
            int low = from + i * W;
            int high = back - i * W;
            FloatVector a = FloatVector.fromArray(S, z, zr + low);
            FloatVector b = FloatVector.fromArray(S, z, zi + low);
            FloatVector c = FloatVector.fromArray(S, z, zr + high).rearrange(BACK);
            FloatVector d = FloatVector.fromArray(S, z, zi + high).rearrange(BACK);
            FloatVector er = a.add(c).mul(half);
            FloatVector ei = b.sub(d).mul(half);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.fromArray(S, w, low);
            FloatVector sin = FloatVector.fromArray(S, w, ws + low);
            FloatVector p = di.fma(cos, dr.mul(sin.neg()));
            FloatVector q = dr.fma(cos, di.mul(sin));
            FloatVector u = er.add(p);
            FloatVector v = ei.sub(q);
            zipLow.selectFrom(u, v).intoArray(y, yo + 2 * low);
            zipHigh.selectFrom(u, v).intoArray(y, yo + W + 2 * low);
            FloatVector s = er.sub(p);
            FloatVector t = ei.neg().sub(q);
            backLow.selectFrom(s, t).intoArray(y, yo + 2 * high);
            backHigh.selectFrom(s, t).intoArray(y, yo + W + 2 * high);
        }
    }

    /** Twice Z of one row from its bins. */
    static void inverseRow(int count, int from, int h, float[] xr, int xo, float[] xi, int xj, float[] w, int ws,
            float[] z, int zr, int zi) {
        int back = h - from - W + 1;
        for (int i = 0; i < count; i++) {
            int low = from + i * W;
            int high = back - i * W;
            FloatVector a = FloatVector.fromArray(S, xr, xo + low);
            FloatVector b = FloatVector.fromArray(S, xi, xj + low);
            FloatVector c = FloatVector.fromArray(S, xr, xo + high).rearrange(BACK);
            FloatVector d = FloatVector.fromArray(S, xi, xj + high).rearrange(BACK);
            FloatVector er = a.add(c);
            FloatVector ei = b.sub(d);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.fromArray(S, w, low);
            FloatVector sin = FloatVector.fromArray(S, w, ws + low);
            FloatVector p = di.fma(cos, dr.mul(sin));
            FloatVector q = dr.fma(cos, di.mul(sin.neg()));
            er.sub(p).intoArray(z, zr + low);
            ei.add(q).intoArray(z, zi + low);
            er.add(p).rearrange(BACK).intoArray(z, zr + high);
            q.sub(ei).rearrange(BACK).intoArray(z, zi + high);
        }
    }

    /** The same, interleaved bins. */
    static void inverseRowPairs(int count, int from, int h, float[] x, int xo, float[] w, int ws, float[] z, int zr,
            int zi) {
        FloatVector even = FloatVector.fromArray(S, FloatLanes.UNZIP, 0);
        FloatVector odd = FloatVector.fromArray(S, FloatLanes.UNZIP, W);
        FloatVector evenBack = FloatVector.fromArray(S, FloatLanes.UNZIP_BACK, 0);
        FloatVector oddBack = FloatVector.fromArray(S, FloatLanes.UNZIP_BACK, W);
        int back = h - from - W + 1;
        for (int i = 0; i < count; i++) {
            int low = from + i * W;
            int high = back - i * W;
            FloatVector g = FloatVector.fromArray(S, x, xo + 2 * low);
            FloatVector k = FloatVector.fromArray(S, x, xo + W + 2 * low);
            FloatVector a = even.selectFrom(g, k);
            FloatVector b = odd.selectFrom(g, k);
            FloatVector l = FloatVector.fromArray(S, x, xo + 2 * high);
            FloatVector m = FloatVector.fromArray(S, x, xo + W + 2 * high);
            FloatVector c = evenBack.selectFrom(l, m);
            FloatVector d = oddBack.selectFrom(l, m);
            FloatVector er = a.add(c);
            FloatVector ei = b.sub(d);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector cos = FloatVector.fromArray(S, w, low);
            FloatVector sin = FloatVector.fromArray(S, w, ws + low);
            FloatVector p = di.fma(cos, dr.mul(sin));
            FloatVector q = dr.fma(cos, di.mul(sin.neg()));
            er.sub(p).intoArray(z, zr + low);
            ei.add(q).intoArray(z, zi + low);
            er.add(p).rearrange(BACK).intoArray(z, zr + high);
            q.sub(ei).rearrange(BACK).intoArray(z, zi + high);
        }
    }

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
