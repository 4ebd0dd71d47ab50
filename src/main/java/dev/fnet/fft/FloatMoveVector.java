package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Copies and products of rows, one column per lane. */
final class FloatMoveVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();

    /** Lane i takes lane 2i, 2i + 1, i/2, W/2 + i/2. */
    private static final VectorShuffle<Float> EVEN = shuffle(2, 1, 0);
    private static final VectorShuffle<Float> ODD = shuffle(2, 1, 1);
    private static final VectorShuffle<Float> LOW = shuffle(1, 2, 0);
    private static final VectorShuffle<Float> HIGH = shuffle(1, 2, W / 2);
    private static final VectorMask<Float> UPPER = VectorMask.fromLong(S, -1L << W / 2);
    private static final VectorMask<Float> ODDS = VectorMask.fromLong(S, 0xAAAAAAAAAAAAAAAAL);

    private FloatMoveVector() {}

    private static VectorShuffle<Float> shuffle(int times, int by, int plus) {
        int[] lanes = new int[W];
        for (int i = 0; i < W; i++) {
            lanes[i] = (i * times / by + plus) % W;
        }
        return VectorShuffle.fromArray(S, lanes, 0);
    }

    /** Columns of a block. */
    static int lanes() {
        return W;
    }

    /** y[i·yld] = x[i·xld] for both parts, W columns. */
    static void copy(int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi, int yj,
            int yld) {
        for (int i = 0; i < rows; i++) {
            FloatVector re = FloatVector.fromArray(S, xr, xo + i * xld);
            FloatVector im = FloatVector.fromArray(S, xi, xj + i * xld);
            re.intoArray(yr, yo + i * yld);
            im.intoArray(yi, yj + i * yld);
        }
    }

    /** The same for the first columns: y gets W columns, zeros behind them. */
    static void copyIn(int columns, int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] y, int yo,
            int im) {
        if (W == 2) { // one column; masks of two lanes are no instructions on x86
            for (int i = 0; i < rows; i++) {
                y[yo + i * W] = xr[xo + i * xld];
                y[yo + i * W + 1] = 0;
                y[yo + im + i * W] = xi[xj + i * xld];
                y[yo + im + i * W + 1] = 0;
            }
            return;
        }
        VectorMask<Float> mask = S.indexInRange(0, columns);
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, xr, xo + i * xld, mask);
            FloatVector b = FloatVector.fromArray(S, xi, xj + i * xld, mask);
            a.intoArray(y, yo + i * W);
            b.intoArray(y, yo + im + i * W);
        }
    }

    /** The same for a real matrix. */
    static void copyIn(int columns, int rows, float[] x, int xo, int xld, float[] y, int yo) {
        if (W == 2) {
            for (int i = 0; i < rows; i++) {
                y[yo + i * W] = x[xo + i * xld];
                y[yo + i * W + 1] = 0;
            }
            return;
        }
        VectorMask<Float> mask = S.indexInRange(0, columns);
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + i * xld, mask);
            a.intoArray(y, yo + i * W);
        }
    }

    /** The first columns of W of a real matrix back to the caller's rows. */
    static void copyOut(int columns, int rows, float[] x, int xo, float[] y, int yo, int yld) {
        if (W == 2) {
            for (int i = 0; i < rows; i++) {
                y[yo + i * yld] = x[xo + i * W];
            }
            return;
        }
        VectorMask<Float> mask = S.indexInRange(0, columns);
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + i * W);
            a.intoArray(y, yo + i * yld, mask);
        }
    }

    /** The first columns of W back to the caller's rows. */
    static void copyOut(int columns, int rows, float[] x, int xo, int im, float[] yr, int yo, float[] yi, int yj,
            int yld) {
        if (W == 2) {
            for (int i = 0; i < rows; i++) {
                yr[yo + i * yld] = x[xo + i * W];
                yi[yj + i * yld] = x[xo + im + i * W];
            }
            return;
        }
        VectorMask<Float> mask = S.indexInRange(0, columns);
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + i * W);
            FloatVector b = FloatVector.fromArray(S, x, xo + im + i * W);
            a.intoArray(yr, yo + i * yld, mask);
            b.intoArray(yi, yj + i * yld, mask);
        }
    }

    /** y[i·ld] = x[(from[i] + q)·W], W columns. */
    static void gather(int rows, float[] x, int xo, int im, int[] from, int q, float[] yr, int yo, float[] yi, int yj,
            int ld) {
        for (int i = 0; i < rows; i++) {
            int p = xo + (from[i] + q) * W;
            FloatVector a = FloatVector.fromArray(S, x, p);
            FloatVector b = FloatVector.fromArray(S, x, p + im);
            a.intoArray(yr, yo + i * ld);
            b.intoArray(yi, yj + i * ld);
        }
    }

    /** y[i·W] = the even elements of the 2W from x[i·ld] on, the odd ones at z. */
    static void part(int rows, float[] x, int xo, int ld, float[] y, int yo, int zo) {
        if (W == 2) { // masks of two lanes are no instructions on x86
            for (int i = 0; i < rows; i++) {
                y[yo + i * W] = x[xo + i * ld];
                y[zo + i * W] = x[xo + i * ld + 1];
                y[yo + i * W + 1] = x[xo + i * ld + 2];
                y[zo + i * W + 1] = x[xo + i * ld + 3];
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + i * ld);
            FloatVector b = FloatVector.fromArray(S, x, xo + i * ld + W);
            a.rearrange(EVEN).blend(b.rearrange(EVEN), UPPER).intoArray(y, yo + i * W);
            a.rearrange(ODD).blend(b.rearrange(ODD), UPPER).intoArray(y, zo + i * W);
        }
    }

    /** The reverse: y[i·ld] = x, z in turns. */
    static void join(int rows, float[] x, int xo, int zo, float[] y, int yo, int ld) {
        if (W == 2) {
            for (int i = 0; i < rows; i++) {
                y[yo + i * ld] = x[xo + i * W];
                y[yo + i * ld + 1] = x[zo + i * W];
                y[yo + i * ld + 2] = x[xo + i * W + 1];
                y[yo + i * ld + 3] = x[zo + i * W + 1];
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            FloatVector a = FloatVector.fromArray(S, x, xo + i * W);
            FloatVector b = FloatVector.fromArray(S, x, zo + i * W);
            a.rearrange(LOW).blend(b.rearrange(LOW), ODDS).intoArray(y, yo + i * ld);
            a.rearrange(HIGH).blend(b.rearrange(HIGH), ODDS).intoArray(y, yo + i * ld + W);
        }
    }
}
