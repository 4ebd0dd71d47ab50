package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import org.jtransforms.fft.FloatFFT_1D;

/** It works in place; a copy of the input, a few percent of its time, makes that out of place. */
final class JTransformsFft extends Transform {
    private final FloatFFT_1D fft;
    private final float[] x;
    private final float[] y;

    JTransformsFft(FftTask task) {
        super(task, "jtransforms");
        if (task.real() && task.n() % 2 != 0) {
            throw new UnsupportedOperationException("packs odd lengths in another way");
        }
        fft = new FloatFFT_1D(task.n());
        x = task.interleaved().clone();
        y = Inputs.nans(x.length);
    }

    @Override
    public void run() {
        System.arraycopy(x, 0, y, 0, x.length);
        int length = x.length / task.count();
        for (int i = 0; i < task.count(); i++) {
            if (task.real()) {
                fft.realForward(y, i * length);
            } else {
                fft.complexForward(y, i * length);
            }
        }
    }

    /** The real bin n/2 lies where the imaginary part of bin 0, which is zero, would be. */
    @Override
    protected float re(int transform, int bin) {
        int row = transform * (x.length / task.count());
        return task.real() && bin == task.n() / 2 ? y[row + 1] : y[row + 2 * bin];
    }

    @Override
    protected float im(int transform, int bin) {
        int row = transform * (x.length / task.count());
        return task.real() && (bin == 0 || bin == task.n() / 2) ? 0 : y[row + 2 * bin + 1];
    }
}
