package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Transform;
import dev.fnet.fft.FloatFft;
import dev.fnet.fft.FloatRealFft;
import java.util.Arrays;

/** Ours in single precision: split complex, the layout our encoder works in, or interleaved, the one that others have. */
final class FnetFft extends Transform {
    private final boolean interleaved;
    private final FloatFft fft;
    private final FloatRealFft real;
    private final float[] m;
    private final int x;
    private final int xi;
    private final int y;
    private final int yi;
    private final int s;

    FnetFft(FftTask task, Ours ours, boolean interleaved) {
        super(task, interleaved ? "fnet-interleaved" : "fnet-split");
        this.interleaved = interleaved;
        boolean columns = task.columns();
        int scratch;
        if (task.kind() == FftTask.Kind.REAL) {
            real = FloatRealFft.of(task.n(), ours.hot(FloatRealFft.of(task.n()).warmUp()));
            fft = null;
            scratch = columns ? real.columnsScratchLength() : real.scratchLength();
        } else {
            fft = FloatFft.of(task.n(), ours.hot(FloatFft.of(task.n()).warmUp()));
            real = null;
            scratch = columns ? fft.columnsScratchLength() : fft.scratchLength();
        }
        float[] in = interleaved ? task.interleaved() : task.re();
        int spectrum = task.bins() * task.count() * (interleaved ? 2 : 1);
        boolean inPlace = task.shape().inPlace();
        Memory memory = new Memory(in.length, task.im().length, spectrum, spectrum, scratch);
        m = memory.data;
        x = memory.take(in);
        xi = interleaved ? x + 1 : memory.take(task.im());
        y = inPlace ? x : memory.take(spectrum);
        yi = inPlace ? xi : interleaved ? y + 1 : memory.take(spectrum);
        s = memory.take(scratch);
        if (inPlace) {
            fill(true);
        }
    }

    @Override
    protected void run(int times) {
        for (int i = 0; i < times; i++) {
            if (real == null) {
                complex(task.n(), task.count());
            } else {
                real(task.n(), task.count(), task.bins());
            }
        }
    }

    private void complex(int n, int count) {
        if (interleaved) {
            if (task.columns()) {
                fft.forwardInterleavedColumns(count, m, x, count, m, y, count, m, s);
            } else {
                fft.forwardInterleaved(count, m, x, n, m, y, n, m, s);
            }
        } else if (task.columns()) {
            fft.forwardColumns(count, m, x, m, xi, count, m, y, m, yi, count, m, s);
        } else {
            fft.forwardRows(count, m, x, m, xi, n, m, y, m, yi, n, m, s);
        }
    }

    private void real(int n, int count, int bins) {
        if (task.columns()) {
            real.forwardColumns(count, m, x, count, m, y, m, yi, count, m, s);
        } else if (interleaved) {
            real.forwardInterleaved(count, m, x, n, m, y, bins, m, s);
        } else {
            real.forwardRows(count, m, x, n, m, y, m, yi, bins, m, s);
        }
    }

    @Override
    protected void fill(boolean zeros) {
        float[] re = interleaved ? task.interleaved() : task.re();
        if (zeros) {
            Arrays.fill(m, x, x + re.length, 0);
            Arrays.fill(m, xi, xi + task.im().length, 0);
            return;
        }
        System.arraycopy(re, 0, m, x, re.length);
        if (!interleaved) {
            System.arraycopy(task.im(), 0, m, xi, task.im().length);
        }
    }

    @Override
    protected double re(int transform, int bin) {
        return m[y + place(transform, bin)];
    }

    @Override
    protected double im(int transform, int bin) {
        return m[yi + place(transform, bin)];
    }

    private int place(int transform, int bin) {
        int place = task.columns() ? bin * task.count() + transform : transform * task.bins() + bin;
        return interleaved ? 2 * place : place;
    }
}
