package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import org.jtransforms.fft.FloatFFT_2D;

/** The whole spectrum in place, then its real part. */
final class JTransformsMixing extends Mixing {
    private final FloatFFT_2D fft;
    private final float[] x;
    private final float[] spectrum;
    private final float[] y;

    JTransformsMixing(MixingTask task) {
        super(task, "jtransforms");
        fft = new FloatFFT_2D(task.n(), task.d());
        x = task.x().clone();
        spectrum = new float[2 * x.length];
        y = Inputs.nans(x.length);
    }

    @Override
    public void run() {
        System.arraycopy(x, 0, spectrum, 0, x.length);
        fft.realForwardFull(spectrum);
        for (int i = 0; i < y.length; i++) {
            y[i] = spectrum[2 * i];
        }
    }

    @Override
    protected float result(int row, int column) {
        return y[row * task.d() + column];
    }
}
