package dev.fnet.bench.peer;

import org.jtransforms.fft.FloatFFT_1D;

/** It works in place. */
final class JTransformsFft extends Transform {
    private final FloatFFT_1D fft;
    private final boolean real;
    private final int length;
    private final float[] y;

    JTransformsFft(FftTask task) {
        super(task, "jtransforms", true);
        real = task.kind() == FftTask.Kind.REAL;
        if (real && task.n() % 2 != 0) {
            throw new UnsupportedOperationException("packs odd lengths in another way");
        }
        fft = new FloatFFT_1D(task.n());
        length = real ? task.n() : 2 * task.n();
        y = new float[length * task.count()];
    }

    @Override
    protected void run(int times) {
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < task.count(); i++) {
                if (real) {
                    fft.realForward(y, i * length);
                } else {
                    fft.complexForward(y, i * length);
                }
            }
        }
    }

    @Override
    protected void fill(boolean zeros) {
        System.arraycopy(zeros ? new float[y.length] : task.interleaved(), 0, y, 0, y.length);
    }

    /** The real bin n/2 lies where the imaginary part of bin 0, which is zero, would be. */
    @Override
    protected double re(int transform, int bin) {
        int row = transform * length;
        return real && bin == task.n() / 2 ? y[row + 1] : y[row + 2 * bin];
    }

    @Override
    protected double im(int transform, int bin) {
        int row = transform * length;
        return real && (bin == 0 || bin == task.n() / 2) ? 0 : y[row + 2 * bin + 1];
    }
}
