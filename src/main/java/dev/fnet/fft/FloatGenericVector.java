package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A pass of any odd prime radix, one column per lane. Formula and order of operations: {@link FloatGenericScalar}. */
final class FloatGenericVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();

    private FloatGenericVector() {}

    static void pass(int p, int count, float[] a, int o, int im, int s, float[] w, int wo, float[] table, int temp) {
        for (int i = 0; i < count; i++) {
            sums(p, a, o + i * W, im, s, temp);
            outputs(p, a, o + i * W, im, s, w, wo + i * 3 * (p - 1), table, temp);
        }
    }

    /** Sums and differences to temp; x[0] moves behind them, y[0] takes its place. */
    private static void sums(int p, float[] a, int o, int im, int s, int temp) {
        int h = p / 2;
        FloatVector sumR = FloatVector.fromArray(S, a, o);
        FloatVector sumI = FloatVector.fromArray(S, a, o + im);
        sumR.intoArray(a, temp + 4 * h * W);
        sumI.intoArray(a, temp + 4 * h * W + W);
        for (int k = 1; k <= h; k++) {
            int low = o + k * s;
            int high = o + (p - k) * s;
            FloatVector lowR = FloatVector.fromArray(S, a, low);
            FloatVector lowI = FloatVector.fromArray(S, a, low + im);
            FloatVector highR = FloatVector.fromArray(S, a, high);
            FloatVector highI = FloatVector.fromArray(S, a, high + im);
            int t = temp + 4 * (k - 1) * W;
            FloatVector tr = lowR.add(highR);
            FloatVector ti = lowI.add(highI);
            tr.intoArray(a, t);
            ti.intoArray(a, t + W);
            lowR.sub(highR).intoArray(a, t + 2 * W);
            lowI.sub(highI).intoArray(a, t + 3 * W);
            sumR = sumR.add(tr);
            sumI = sumI.add(ti);
        }
        sumR.intoArray(a, o);
        sumI.intoArray(a, o + im);
    }

    private static void outputs(int p, float[] a, int o, int im, int s, float[] w, int wo, float[] table, int temp) {
        int h = p / 2;
        for (int q = 1; q <= h; q++) {
            output(h, a, temp, table, 2 * h * (q - 1), im, o + q * s, o + (p - q) * s, w, wo + 3 * (q - 1),
                    wo + 3 * (p - q - 1));
        }
    }

    /** y[q] and y[p−q], rotated by their twiddles. */
    private static void output(int h, float[] a, int temp, float[] table, int c, int im, int low, int high, float[] w,
            int tl, int th) {
        FloatVector evenR = FloatVector.fromArray(S, a, temp + 4 * h * W);
        FloatVector evenI = FloatVector.fromArray(S, a, temp + 4 * h * W + W);
        FloatVector oddR = FloatVector.zero(S);
        FloatVector oddI = FloatVector.zero(S);
        for (int k = 0; k < h; k++) {
            FloatVector cos = FloatVector.broadcast(S, table[c + 2 * k]);
            FloatVector sin = FloatVector.broadcast(S, table[c + 2 * k + 1]);
            int t = temp + k * 4 * W;
            evenR = FloatVector.fromArray(S, a, t).fma(cos, evenR);
            evenI = FloatVector.fromArray(S, a, t + W).fma(cos, evenI);
            oddR = FloatVector.fromArray(S, a, t + 2 * W).fma(sin, oddR);
            oddI = FloatVector.fromArray(S, a, t + 3 * W).fma(sin, oddI);
        }
        FloatVector lowR = evenR.add(oddI);
        FloatVector lowI = evenI.sub(oddR);
        FloatVector highR = evenR.sub(oddI);
        FloatVector highI = evenI.add(oddR);
        FloatVector lowCos = FloatVector.broadcast(S, w[tl]);
        lowR.fma(lowCos, lowI.mul(FloatVector.broadcast(S, w[tl + 2]))).intoArray(a, low);
        lowR.fma(FloatVector.broadcast(S, w[tl + 1]), lowI.mul(lowCos)).intoArray(a, low + im);
        FloatVector highCos = FloatVector.broadcast(S, w[th]);
        highR.fma(highCos, highI.mul(FloatVector.broadcast(S, w[th + 2]))).intoArray(a, high);
        highR.fma(FloatVector.broadcast(S, w[th + 1]), highI.mul(highCos)).intoArray(a, high + im);
    }
}
