package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Transform;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.fft.FloatFft;
import dev.fnet.fft.FloatRealFft;

/** Ours: split complex, the layout our encoder works in, or interleaved, the one that others have. */
final class FnetFft extends Transform {
    private final boolean interleaved;
    private final FloatFft fft;
    private final FloatRealFft real;
    private final float[] x;
    private final float[] im;
    private final float[] y;
    private final float[] yIm;
    private final float[] scratch;

    FnetFft(FftTask task, Ours ours, boolean interleaved) {
        super(task, interleaved ? "fnet-interleaved" : "fnet");
        this.interleaved = interleaved;
        int spectrum = task.bins() * task.count();
        x = interleaved ? task.interleaved().clone() : task.re().clone();
        im = interleaved ? x : task.im().clone();
        y = Inputs.nans(interleaved ? 2 * spectrum : spectrum);
        yIm = interleaved ? y : Inputs.nans(spectrum);
        if (task.real()) {
            real = FloatRealFft.of(task.n(), ours.hot(FloatRealFft.of(task.n()).warmUp()));
            fft = null;
            scratch = new float[task.columns() ? real.columnsScratchLength() : real.scratchLength()];
        } else {
            fft = FloatFft.of(task.n(), ours.hot(FloatFft.of(task.n()).warmUp()));
            real = null;
            scratch = new float[task.columns() ? fft.columnsScratchLength() : fft.scratchLength()];
        }
    }

    @Override
    public void run() {
        int n = task.n();
        int count = task.count();
        int bins = task.bins();
        if (task.real()) {
            if (task.columns()) {
                real.forwardColumns(count, x, 0, count, y, 0, yIm, 0, count, scratch, 0);
            } else if (interleaved) {
                real.forwardInterleaved(count, x, 0, n, y, 0, bins, scratch, 0);
            } else {
                real.forwardRows(count, x, 0, n, y, 0, yIm, 0, bins, scratch, 0);
            }
        } else if (interleaved) {
            if (task.columns()) {
                fft.forwardInterleavedColumns(count, x, 0, count, y, 0, count, scratch, 0);
            } else {
                fft.forwardInterleaved(count, x, 0, n, y, 0, n, scratch, 0);
            }
        } else if (task.columns()) {
            fft.forwardColumns(count, x, 0, im, 0, count, y, 0, yIm, 0, count, scratch, 0);
        } else {
            fft.forwardRows(count, x, 0, im, 0, n, y, 0, yIm, 0, n, scratch, 0);
        }
    }

    @Override
    protected float re(int transform, int bin) {
        int place = place(transform, bin);
        return interleaved ? y[2 * place] : y[place];
    }

    @Override
    protected float im(int transform, int bin) {
        int place = place(transform, bin);
        return interleaved ? y[2 * place + 1] : yIm[place];
    }

    private int place(int transform, int bin) {
        return task.columns() ? bin * task.count() + transform : transform * task.bins() + bin;
    }
}
