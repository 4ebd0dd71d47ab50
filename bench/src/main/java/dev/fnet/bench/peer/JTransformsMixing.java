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
        spectrum = new float[2 * task.n() * task.d()];
        y = Inputs.nans(x.length);
    }

    @Override
    public void run() {
        int matrix = task.n() * task.d();
        for (int from = 0; from < x.length; from += matrix) {
            System.arraycopy(x, from, spectrum, 0, matrix);
            fft.realForwardFull(spectrum);
            for (int i = 0; i < matrix; i++) {
                y[from + i] = spectrum[2 * i];
            }
        }
    }

    @Override
    protected float result(int row, int column) {
        return y[row * task.d() + column];
    }
}
