package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Walsh-Hadamard passes over neighbouring elements, the vector form: three levels in registers for strides of W and
 * more, all levels below W in one pass within a vector, where a lane becomes partner ± itself by one shuffle and one
 * FMA with ±1. Same additions in the same order as {@link FloatHadamardScalar}. n and strides are powers of two.
 */
final class FloatHadamardVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();
    /** Lane i takes lane i xor h. */
    private static final VectorShuffle<Float> PARTNER8 = partner(8);
    private static final VectorShuffle<Float> PARTNER4 = partner(4);
    private static final VectorShuffle<Float> PARTNER2 = partner(2);
    private static final VectorShuffle<Float> PARTNER1 = partner(1);
    /** −1 in lanes whose number has the bit h, else 1. */
    private static final FloatVector SIGN8 = sign(8);
    private static final FloatVector SIGN4 = sign(4);
    private static final FloatVector SIGN2 = sign(2);
    private static final FloatVector SIGN1 = sign(1);

    private FloatHadamardVector() {}

    private static VectorShuffle<Float> partner(int h) {
        int[] lanes = new int[W];
        for (int i = 0; i < W; i++) {
            lanes[i] = (i ^ h) % W;
        }
        return VectorShuffle.fromArray(S, lanes, 0);
    }

    private static FloatVector sign(int h) {
        float[] signs = new float[W];
        for (int i = 0; i < W; i++) {
            signs[i] = (i & h) == 0 ? 1 : -1;
        }
        return FloatVector.fromArray(S, signs, 0);
    }

    /** All levels from {@code stride} down to {@code last} ≥ W, from x to y; y may be x. */
    static void levels(int n, int stride, int last, float[] x, int xo, float[] y, int yo) {
        float[] in = x;
        int from = xo;
        int s = stride;
        while (s >= last) {
            if (s / 4 >= last) {
                eight(n, s / 4, in, from, y, yo);
                s /= 8;
            } else if (s / 2 >= last) {
                four(n, s / 2, in, from, y, yo);
                s /= 4;
            } else {
                two(n, s, in, from, y, yo);
                s /= 2;
            }
            in = y;
            from = yo;
        }
    }

    private static void two(int n, int s, float[] x, int xo, float[] y, int yo) {
        for (int block = 0; block < n; block += 2 * s) {
            for (int j = block; j < block + s; j += W) {
                FloatVector a = FloatVector.fromArray(S, x, xo + j);
                FloatVector b = FloatVector.fromArray(S, x, xo + j + s);
                a.add(b).intoArray(y, yo + j);
                a.sub(b).intoArray(y, yo + j + s);
            }
        }
    }

    private static void four(int n, int s, float[] x, int xo, float[] y, int yo) {
        for (int block = 0; block < n; block += 4 * s) {
            for (int j = block; j < block + s; j += W) {
                FloatVector a = FloatVector.fromArray(S, x, xo + j);
                FloatVector b = FloatVector.fromArray(S, x, xo + j + s);
                FloatVector c = FloatVector.fromArray(S, x, xo + j + 2 * s);
                FloatVector d = FloatVector.fromArray(S, x, xo + j + 3 * s);
                FloatVector e = a.add(c);
                FloatVector f = b.add(d);
                FloatVector g = a.sub(c);
                FloatVector h = b.sub(d);
                e.add(f).intoArray(y, yo + j);
                e.sub(f).intoArray(y, yo + j + s);
                g.add(h).intoArray(y, yo + j + 2 * s);
                g.sub(h).intoArray(y, yo + j + 3 * s);
            }
        }
    }

    /** Strides 4s, 2s and s. */
    private static void eight(int n, int s, float[] x, int xo, float[] y, int yo) {
        for (int block = 0; block < n; block += 8 * s) {
            for (int j = block; j < block + s; j += W) {
                FloatVector x0 = FloatVector.fromArray(S, x, xo + j);
                FloatVector x1 = FloatVector.fromArray(S, x, xo + j + s);
                FloatVector x2 = FloatVector.fromArray(S, x, xo + j + 2 * s);
                FloatVector x3 = FloatVector.fromArray(S, x, xo + j + 3 * s);
                FloatVector x4 = FloatVector.fromArray(S, x, xo + j + 4 * s);
                FloatVector x5 = FloatVector.fromArray(S, x, xo + j + 5 * s);
                FloatVector x6 = FloatVector.fromArray(S, x, xo + j + 6 * s);
                FloatVector x7 = FloatVector.fromArray(S, x, xo + j + 7 * s);
                FloatVector a0 = x0.add(x4);
                FloatVector a1 = x1.add(x5);
                FloatVector a2 = x2.add(x6);
                FloatVector a3 = x3.add(x7);
                FloatVector a4 = x0.sub(x4);
                FloatVector a5 = x1.sub(x5);
                FloatVector a6 = x2.sub(x6);
                FloatVector a7 = x3.sub(x7);
                FloatVector b0 = a0.add(a2);
                FloatVector b1 = a1.add(a3);
                FloatVector b2 = a0.sub(a2);
                FloatVector b3 = a1.sub(a3);
                FloatVector b4 = a4.add(a6);
                FloatVector b5 = a5.add(a7);
                FloatVector b6 = a4.sub(a6);
                FloatVector b7 = a5.sub(a7);
                b0.add(b1).intoArray(y, yo + j);
                b0.sub(b1).intoArray(y, yo + j + s);
                b2.add(b3).intoArray(y, yo + j + 2 * s);
                b2.sub(b3).intoArray(y, yo + j + 3 * s);
                b4.add(b5).intoArray(y, yo + j + 4 * s);
                b4.sub(b5).intoArray(y, yo + j + 5 * s);
                b6.add(b7).intoArray(y, yo + j + 6 * s);
                b6.sub(b7).intoArray(y, yo + j + 7 * s);
            }
        }
    }

    /** The levels within a vector: strides W/2 … 1. */
    static void lanes(int n, float[] x, int xo, float[] y, int yo) {
        if (W == 2) { // shuffles of two lanes are no instructions
            FloatHadamardScalar.levels(n, 1, 1, x, xo, y, yo);
            return;
        }
        for (int j = 0; j < n; j += W) {
            FloatVector v = FloatVector.fromArray(S, x, xo + j);
            if (W > 8) {
                v = v.fma(SIGN8, v.rearrange(PARTNER8));
            }
            if (W > 4) {
                v = v.fma(SIGN4, v.rearrange(PARTNER4));
            }
            v = v.fma(SIGN2, v.rearrange(PARTNER2));
            v = v.fma(SIGN1, v.rearrange(PARTNER1));
            v.intoArray(y, yo + j);
        }
    }

    /** W columns. */
    static void copy(int rows, float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(S, x, xo + i * ldx).intoArray(y, yo + i * ldy);
        }
    }
}
