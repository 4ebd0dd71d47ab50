package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Transform;
import dev.fnet.bench.subject.Reference;
import dev.fnet.fft.DoubleRealFft;

/** Ours of real rows in double precision, interleaved or split. */
final class FnetDoubleReal extends Transform {
    private final boolean interleaved;
    private final DoubleRealFft fft;
    private final double[] x;
    private final double[] y;
    private final double[] yIm;
    private final double[] scratch;

    FnetDoubleReal(FftTask task, Ours ours, boolean interleaved) {
        super(task, interleaved ? "fnet-interleaved" : "fnet-split");
        this.interleaved = interleaved;
        fft = DoubleRealFft.of(task.n(), ours.hot(DoubleRealFft.of(task.n()).warmUp()));
        x = Reference.widen(task.re());
        int spectrum = task.bins() * task.count();
        y = new double[interleaved ? 2 * spectrum : spectrum];
        yIm = interleaved ? y : new double[spectrum];
        scratch = new double[fft.scratchLength()];
    }

    @Override
    protected void run(int times) {
        int n = task.n();
        for (int i = 0; i < times; i++) {
            if (interleaved) {
                fft.forwardInterleaved(task.count(), x, 0, n, y, 0, task.bins(), scratch, 0);
            } else {
                fft.forwardRows(task.count(), x, 0, n, y, 0, yIm, 0, task.bins(), scratch, 0);
            }
        }
    }

    @Override
    protected double re(int transform, int bin) {
        int place = transform * task.bins() + bin;
        return interleaved ? y[2 * place] : y[place];
    }

    @Override
    protected double im(int transform, int bin) {
        int place = transform * task.bins() + bin;
        return interleaved ? y[2 * place + 1] : yIm[place];
    }
}
