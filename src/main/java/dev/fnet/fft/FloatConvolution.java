package dev.fnet.fft;

import dev.fnet.exec.Machine;

/**
 * A transform of n points by way of a cyclic convolution with something fixed: two transforms of m points, the fixed
 * factor's spectrum kept in the plan. {@link FloatBluestein} takes any n, {@link FloatRader} primes; {@link Radices}
 * says which and how long. Immutable; the tables serve rows, columns and both twins.
 *
 * <p>Columns go a block of W at a time like those of {@link FloatMixedRadix}; one row goes through {@link FloatSingle}.
 * Plans for rows and for columns differ (in m and the passes, or the algorithm), so their results may differ in bits.
 */
abstract sealed class FloatConvolution permits FloatBluestein, FloatRader {
    final int n;
    /** Length of the convolution. */
    final int m;
    /** The transform of m points, as columns. */
    final FloatMixedRadix inner;
    /** Rows of the work area, real parts as well as imaginary ones. */
    final int area;
    /** Spectrum of the fixed factor, divided by m: real parts, then imaginary ones. */
    final float[] spectrum;

    FloatConvolution(int n, int m, boolean rows) {
        this.n = n;
        this.m = m;
        inner = rows ? new FloatMixedRadix(m, Radices.ofRow(m, Machine.REGISTER_BUDGET)) : new FloatMixedRadix(m);
        area = Math.max(n, m) + 15 & -16 | 16; // no multiple of 4 KiB between the parts
        spectrum = new float[2 * m];
    }

    /** The plan for a length with {@link Radices#convolution}, for columns or for rows. */
    static FloatConvolution of(int n, boolean rows) {
        return Radices.rader(n, rows) ? new FloatRader(n, rows) : new FloatBluestein(n, rows);
    }

    /** Transforms the fixed factor, in double. */
    final void transform(double[] re, double[] im) {
        DoubleMixedRadix exact = new DoubleMixedRadix(m);
        exact.block(false, 1, re, 0, im, 0, 1, re, 0, im, 0, 1, new double[exact.scratchLength(1)], 0);
        for (int k = 0; k < m; k++) {
            spectrum[k] = (float) (re[k] / m);
            spectrum[m + k] = (float) (im[k] / m);
        }
    }

    /** Scratch of one block of w columns, in elements. */
    final int scratchLength(int w) {
        return Math.addExact(inner.scratchLength(w), Math.multiplyExact(2 * w, area));
    }

    /** Scratch of one row beside that of its transforms of m points. */
    final int rowScratchLength() {
        return Math.addExact(Math.multiplyExact(2, area), 15);
    }

    /** Where the work area of a row begins: whole cache lines behind the scratch of its transforms. */
    static int rowWork(FloatSingle single, int so) {
        return so + (single.scratchLength() + 15 & -16);
    }

    /** Transforms one block, see {@link FloatMixedRadix#block}. */
    abstract void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo,
            float[] yi, int yj, int yld, float[] scratch, int so);

    /**
     * One transform of a row with the bits of a block of one; {@code single} is for m points. Step 1: neighbouring
     * elements; step 2: real and imaginary parts side by side, in either order.
     */
    abstract void row(boolean hot, FloatSingle single, int step, float[] xr, int xo, float[] xi, int xj, float[] yr,
            int yo, float[] yi, int yj, float[] scratch, int so);

    /** Operations of one transform. */
    abstract OperationCount operations();

    /** Rows times the factors w[i] + i·w[ws + i]. */
    static void multiply(boolean hot, int rows, float[] xr, int xo, float[] xi, int xj, int xld, float[] w, int wo,
            int ws, float[] yr, int yo, float[] yi, int yj, int yld) {
        if (hot) {
            FloatConvolutionVector.multiply(rows, xr, xo, xi, xj, xld, w, wo, ws, yr, yo, yi, yj, yld);
        } else {
            FloatConvolutionScalar.multiply(rows, xr, xo, xi, xj, xld, w, wo, ws, yr, yo, yi, yj, yld);
        }
    }

    /** Neighbouring elements times the factors w[i] + i·w[ws + i]. */
    static void along(boolean hot, int count, float[] xr, int xo, float[] xi, int xj, float[] w, int wo, int ws,
            float[] yr, int yo, float[] yi, int yj) {
        int done = 0;
        if (hot) {
            int lanes = FloatMoveVector.lanes();
            FloatConvolutionVector.along(count / lanes, xr, xo, xi, xj, w, wo, ws, yr, yo, yi, yj);
            done = count / lanes * lanes;
        }
        FloatConvolutionScalar.multiply(count - done, xr, xo + done, xi, xj + done, 1, w, wo + done, ws, yr, yo + done,
                yi, yj + done, 1);
    }

    /** The same where x may have step 2. */
    static void alongFrom(boolean hot, int count, int step, float[] xr, int xo, float[] xi, int xj, float[] w,
            float[] y, int yo, int yj) {
        if (step == 1) {
            along(hot, count, xr, xo, xi, xj, w, 0, count, y, yo, y, yj);
            return;
        }
        int done = 0;
        if (hot) {
            int lanes = FloatMoveVector.lanes();
            int x = Math.min(xo, xj);
            FloatConvolutionVector.fromPairs(count / lanes, xr, x, xo - x, w, count, y, yo, yj);
            done = count / lanes * lanes;
        }
        FloatConvolutionScalar.multiply(count - done, xr, xo + 2 * done, xi, xj + 2 * done, 2, w, done, count, y,
                yo + done, y, yj + done, 1);
    }

    /** The same where y may have step 2. */
    static void alongTo(boolean hot, int count, int step, float[] x, int xo, int xj, float[] w, float[] yr, int yo,
            float[] yi, int yj) {
        if (step == 1) {
            along(hot, count, x, xo, x, xj, w, 0, count, yr, yo, yi, yj);
            return;
        }
        int done = 0;
        if (hot) {
            int lanes = FloatMoveVector.lanes();
            int y = Math.min(yo, yj);
            FloatConvolutionVector.toPairs(count / lanes, x, xo, xj, w, count, yr, y, yo - y);
            done = count / lanes * lanes;
        }
        FloatConvolutionScalar.multiply(count - done, x, xo + done, x, xj + done, 1, w, done, count, yr, yo + 2 * done,
                yi, yj + 2 * done, 2);
    }
}
