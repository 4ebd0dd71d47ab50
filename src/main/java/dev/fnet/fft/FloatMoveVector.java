package dev.fnet.fft;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Copies and products of rows, one column per lane. */
final class FloatMoveVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int W = S.length();

    private FloatMoveVector() {}

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
}
