package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FloatFft;

/** Complex transforms of one length in float, out of place: the rows or the columns of a matrix. */
public final class FftSubject implements Subject {
    /** Which elements of the matrix belong to one transform. */
    public enum Along {
        ROWS,
        COLUMNS
    }

    /** Where the imaginary parts are. */
    public enum Layout {
        /** In an array of their own. */
        SPLIT,
        /** Each behind its real part. */
        INTERLEAVED
    }

    private final int n;
    private final int count;
    private final Along along;
    private final Layout layout;
    private final String by;
    private final FloatFft fft;
    private final float[] re;
    private final float[] im;
    private final float[] toRe;
    private final float[] toIm;
    private final float[] scratch;

    public FftSubject(int n, int count, Along along, Layout layout, KernelState state) {
        this.n = n;
        this.count = count;
        this.along = along;
        this.layout = layout;
        by = Inputs.by(state);
        fft = FloatFft.of(n, state);
        re = Inputs.uniform(7, n * count * step(), 1);
        im = layout == Layout.SPLIT ? Inputs.uniform(8, n * count, 1) : re;
        toRe = Inputs.nans(re.length);
        toIm = layout == Layout.SPLIT ? Inputs.nans(re.length) : toRe;
        scratch = Inputs.nans(Math.max(fft.scratchLength(), fft.columnsScratchLength()));
    }

    @Override
    public String problem() {
        return "fft " + n + " x" + count + (along == Along.ROWS ? " rows" : " columns")
                + (layout == Layout.SPLIT ? "" : " interleaved");
    }

    @Override
    public String by() {
        return by;
    }

    /** The customary 5 n log₂ n for each transform: a scaled speed that lets lengths be compared, not a count. */
    @Override
    public double flops() {
        return 5.0 * n * Math.log(n) / Math.log(2) * count;
    }

    @Override
    public void run() {
        if (layout == Layout.INTERLEAVED) {
            if (along == Along.ROWS) {
                fft.forwardInterleaved(count, re, 0, n, toRe, 0, n, scratch, 0);
            } else {
                fft.forwardInterleavedColumns(count, re, 0, count, toRe, 0, count, scratch, 0);
            }
        } else if (along == Along.ROWS) {
            fft.forwardRows(count, re, 0, im, 0, n, toRe, 0, toIm, 0, n, scratch, 0);
        } else {
            fft.forwardColumns(count, re, 0, im, 0, count, toRe, 0, toIm, 0, count, scratch, 0);
        }
    }

    /** The largest error of the first and the last transform: the definition takes n² steps for each. */
    @Override
    public double error() {
        return Math.max(error(0), error(count - 1));
    }

    @Override
    public double allowedError() {
        return 2e-6;
    }

    private double error(int transform) {
        int imaginary = step() - 1;
        float[] to = new float[2 * n];
        System.arraycopy(one(toRe, transform, 0), 0, to, 0, n);
        System.arraycopy(one(toIm, transform, imaginary), 0, to, n, n);
        return Reference.error(to, Reference.dft(one(re, transform, 0), one(im, transform, imaginary)));
    }

    /** Floats from a complex number's real part to the next one's. */
    private int step() {
        return layout == Layout.SPLIT ? 1 : 2;
    }

    private float[] one(float[] matrix, int transform, int part) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            int place = along == Along.ROWS ? transform * n + i : i * count + transform;
            values[i] = matrix[step() * place + part];
        }
        return values;
    }
}
