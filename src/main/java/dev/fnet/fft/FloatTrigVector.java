package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps before and after the complex transform of a cosine, sine or Hartley transform, one column per lane.
 * Formulas and tables: {@link FloatTrigScalar}. Rows of z are W elements.
 */
final class FloatTrigVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();

    private FloatTrigVector() {}

    static void gather(int rows, float[] x, int xo, int ldx, int[] from, float[] f, float[] z, int zo) {
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(S, x, xo + from[i] * ldx).mul(f[i]).intoArray(z, zo + i * W);
        }
    }

    static void scatter(int rows, float[] z, int zo, int[] from, float[] f, float[] y, int yo, int ldy) {
        for (int j = 0; j < rows; j++) {
            FloatVector.fromArray(S, z, zo + from[j] * W).mul(f[j]).intoArray(y, yo + j * ldy);
        }
    }

    static void twiddle(int first, int rows, float[] x, int xo, int xs, int yo, int ys, float[] w, float[] z, int zr,
            int zi) {
        for (int k = first; k < rows; k++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + k * xs);
            FloatVector b = FloatVector.fromArray(S, x, yo + k * ys);
            a.fma(FloatVector.broadcast(S, w[4 * k]), b.mul(w[4 * k + 1])).intoArray(z, zr + k * W);
            a.fma(FloatVector.broadcast(S, w[4 * k + 2]), b.mul(w[4 * k + 3])).intoArray(z, zi + k * W);
        }
    }

    static void untwiddle(int rows, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ys, int to, int ts) {
        for (int k = 0; k < rows; k++) {
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            a.fma(FloatVector.broadcast(S, w[4 * k]), b.mul(w[4 * k + 1])).intoArray(y, yo + k * ys);
            a.fma(FloatVector.broadcast(S, w[4 * k + 2]), b.mul(w[4 * k + 3])).intoArray(y, to + k * ts);
        }
    }

    static void combine(int rows, float[] z, int zr, int zi, int[] from, float[] w, float[] y, int yo, int ldy) {
        for (int j = 0; j < rows; j++) {
            int k = from[j];
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            a.fma(FloatVector.broadcast(S, w[2 * j]), b.mul(w[2 * j + 1])).intoArray(y, yo + j * ldy);
        }
    }

    static void cosines(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        FloatVector re = FloatVector.fromArray(S, z, zr);
        FloatVector im = FloatVector.fromArray(S, z, zi);
        re.add(im).mul(w[0]).intoArray(y, yo);
        re.sub(im).mul(w[1]).intoArray(y, yo + h * ldy);
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            FloatVector c = FloatVector.fromArray(S, z, zr + (h - k) * W);
            FloatVector d = FloatVector.fromArray(S, z, zi + (h - k) * W);
            FloatVector er = a.add(c);
            FloatVector ei = b.sub(d);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector qr = dr.fma(FloatVector.broadcast(S, w[t]), di.mul(w[t + 1]));
            FloatVector qi = dr.fma(FloatVector.broadcast(S, w[t + 2]), di.mul(w[t]));
            FloatVector pr = er.sub(qr);
            FloatVector pi = qi.sub(ei);
            FloatVector rr = er.add(qr);
            FloatVector ri = ei.add(qi);
            FloatVector low = pr.fma(FloatVector.broadcast(S, w[t + 3]), pi.mul(w[t + 5]));
            FloatVector lowMirror = pr.fma(FloatVector.broadcast(S, w[t + 4]), pi.mul(w[t + 3]));
            FloatVector high = rr.fma(FloatVector.broadcast(S, w[t + 6]), ri.mul(w[t + 8]));
            FloatVector highMirror = rr.fma(FloatVector.broadcast(S, w[t + 7]), ri.mul(w[t + 6]));
            low.intoArray(y, yo + k * ldy);
            lowMirror.intoArray(y, yo + (n - k) * ldy);
            high.intoArray(y, yo + (h - k) * ldy);
            highMirror.intoArray(y, yo + (h + k) * ldy);
            t += 9;
        }
    }

    static void uncosines(int h, float[] x, int xo, int ldx, float[] w, float[] z, int zr, int zi) {
        FloatVector first = FloatVector.fromArray(S, x, xo).mul(w[0]);
        FloatVector middle = FloatVector.fromArray(S, x, xo + h * ldx).mul(w[1]);
        first.add(middle).intoArray(z, zr);
        first.sub(middle).intoArray(z, zi);
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + k * ldx);
            FloatVector b = FloatVector.fromArray(S, x, xo + (n - k) * ldx);
            FloatVector c = FloatVector.fromArray(S, x, xo + (h - k) * ldx);
            FloatVector d = FloatVector.fromArray(S, x, xo + (h + k) * ldx);
            FloatVector ur = a.fma(FloatVector.broadcast(S, w[t + 3]), b.mul(w[t + 4]));
            FloatVector ui = b.fma(FloatVector.broadcast(S, w[t + 3]), a.mul(w[t + 5]));
            FloatVector vr = c.fma(FloatVector.broadcast(S, w[t + 6]), d.mul(w[t + 7]));
            FloatVector vi = d.fma(FloatVector.broadcast(S, w[t + 6]), c.mul(w[t + 8]));
            FloatVector er = ur.add(vr);
            FloatVector ei = vi.sub(ui);
            FloatVector dr = ur.sub(vr);
            FloatVector di = ui.add(vi);
            FloatVector p = dr.fma(FloatVector.broadcast(S, w[t]), di.mul(w[t + 1]));
            FloatVector q = dr.fma(FloatVector.broadcast(S, w[t + 2]), di.mul(w[t]));
            er.sub(p).intoArray(z, zr + k * W);
            ei.add(q).intoArray(z, zi + k * W);
            er.add(p).intoArray(z, zr + (h - k) * W);
            q.sub(ei).intoArray(z, zi + (h - k) * W);
            t += 9;
        }
    }

    static void hartley(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        FloatVector re = FloatVector.fromArray(S, z, zr);
        FloatVector im = FloatVector.fromArray(S, z, zi);
        re.add(im).mul(w[0]).intoArray(y, yo);
        re.sub(im).mul(w[0]).intoArray(y, yo + h * ldy);
        FloatVector half = FloatVector.broadcast(S, w[1]);
        int n = 2 * h;
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            FloatVector c = FloatVector.fromArray(S, z, zr + (h - k) * W);
            FloatVector d = FloatVector.fromArray(S, z, zi + (h - k) * W);
            FloatVector er = a.add(c);
            FloatVector ei = b.sub(d);
            FloatVector dr = a.sub(c);
            FloatVector di = b.add(d);
            FloatVector sum = er.add(ei).mul(half);
            FloatVector difference = er.sub(ei).mul(half);
            FloatVector p = dr.fma(FloatVector.broadcast(S, w[t]), di.mul(w[t + 1]));
            FloatVector q = dr.fma(FloatVector.broadcast(S, w[t + 1]), di.mul(w[t + 2]));
            difference.sub(q).intoArray(y, yo + k * ldy);
            sum.sub(p).intoArray(y, yo + (n - k) * ldy);
            sum.add(p).intoArray(y, yo + (h - k) * ldy);
            difference.add(q).intoArray(y, yo + (h + k) * ldy);
            t += 3;
        }
    }

    static void reals(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        FloatVector re = FloatVector.fromArray(S, z, zr);
        FloatVector im = FloatVector.fromArray(S, z, zi);
        re.add(im).mul(w[0]).intoArray(y, yo);
        re.sub(im).mul(w[0]).intoArray(y, yo + h * ldy);
        FloatVector half = FloatVector.broadcast(S, w[1]);
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            FloatVector c = FloatVector.fromArray(S, z, zr + (h - k) * W);
            FloatVector d = FloatVector.fromArray(S, z, zi + (h - k) * W);
            FloatVector er = a.add(c).mul(half);
            FloatVector qr = a.sub(c).fma(FloatVector.broadcast(S, w[t]), b.add(d).mul(w[t + 1]));
            er.sub(qr).intoArray(y, yo + k * ldy);
            er.add(qr).intoArray(y, yo + (h - k) * ldy);
            t += 2;
        }
    }

    static void imaginaries(int h, float[] z, int zr, int zi, float[] w, float[] y, int yo, int ldy) {
        FloatVector half = FloatVector.broadcast(S, w[1]);
        int t = 2;
        int pairs = h / 2;
        for (int k = 1; k <= pairs; k++) {
            FloatVector a = FloatVector.fromArray(S, z, zr + k * W);
            FloatVector b = FloatVector.fromArray(S, z, zi + k * W);
            FloatVector c = FloatVector.fromArray(S, z, zr + (h - k) * W);
            FloatVector d = FloatVector.fromArray(S, z, zi + (h - k) * W);
            FloatVector ei = b.sub(d).mul(half);
            FloatVector qi = a.sub(c).fma(FloatVector.broadcast(S, w[t + 1]), b.add(d).mul(w[t]));
            qi.sub(ei).intoArray(y, yo + (k - 1) * ldy);
            qi.add(ei).intoArray(y, yo + (h - k - 1) * ldy);
            t += 2;
        }
    }
}
