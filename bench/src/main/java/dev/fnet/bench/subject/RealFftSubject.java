package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FloatRealFft;
import java.util.Arrays;

/** Transforms of real rows in float to interleaved spectra. */
public final class RealFftSubject implements Subject {
    private final int n;
    private final int count;
    private final String by;
    private final FloatRealFft fft;
    private final float[] x;
    private final float[] y;
    private final float[] scratch;

    public RealFftSubject(int n, int count, KernelState state) {
        this.n = n;
        this.count = count;
        by = Inputs.by(state);
        fft = FloatRealFft.of(n, state);
        x = Inputs.uniform(9, n * count, 1);
        y = new float[2 * fft.bins() * count];
        Arrays.fill(y, Float.NaN);
        scratch = new float[fft.scratchLength()];
        Arrays.fill(scratch, Float.NaN);
    }

    @Override
    public String problem() {
        return "rfft " + n + " x" + count;
    }

    @Override
    public String by() {
        return by;
    }

    /** Half of the customary 5 n log₂ n of a complex transform: a scaled speed, not a count. */
    @Override
    public double flops() {
        return 2.5 * n * Math.log(n) / Math.log(2) * count;
    }

    @Override
    public void run() {
        fft.forwardInterleaved(count, x, 0, n, y, 0, fft.bins(), scratch, 0);
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

    private double error(int row) {
        float[] in = new float[n];
        for (int i = 0; i < n; i++) {
            in[i] = x[row * n + i];
        }
        double[] whole = Reference.dft(in, new float[n]);
        double[] exact = new double[2 * fft.bins()];
        for (int k = 0; k < fft.bins(); k++) {
            exact[2 * k] = whole[k];
            exact[2 * k + 1] = whole[n + k];
        }
        return Reference.error(Arrays.copyOfRange(y, row * exact.length, (row + 1) * exact.length), exact);
    }
}
