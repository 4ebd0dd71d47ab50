package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Transform;
import dev.fnet.exec.KernelState;
import dev.fnet.fft.DoubleDct;
import dev.fnet.fft.DoubleHartley;
import dev.fnet.fft.DoubleRealFft;
import dev.fnet.fft.DoubleRealTransform;
import java.util.Arrays;

/** Ours of real rows in double precision: spectra, interleaved or split, and transforms to real numbers. */
final class FnetDoubles extends Transform {
    private static final int LINE = 8;

    /** As in {@link Memory}: places that begin a cache line and lie apart in their pages. */
    private static final int APART = 17 * LINE;

    private final boolean interleaved;
    private final DoubleRealFft fft;
    private final DoubleRealTransform kind;
    private final double[] m;
    private final int x;
    private final int y;
    private final int yi;
    private final int s;

    FnetDoubles(FftTask task, Ours ours, boolean interleaved) {
        super(task, interleaved ? "fnet-interleaved" : "fnet-split");
        this.interleaved = interleaved;
        int n = task.n();
        boolean real = task.kind() == FftTask.Kind.REAL;
        fft = real ? DoubleRealFft.of(n, ours.hot(DoubleRealFft.of(n).warmUp())) : null;
        kind = real ? null : of(task, ours.hot(of(task, new KernelState()).warmUp()));
        int scratch = real ? fft.scratchLength() : kind.scratchLength();
        int spectrum = 2 * task.bins() * task.count();
        x = LINE - 2; // the header of an array takes as much as two doubles
        y = after(x, task.re().length);
        yi = interleaved ? y + 1 : after(y, spectrum / 2);
        s = after(interleaved ? y : yi, spectrum);
        m = new double[Math.max(after(s, scratch), 1 << 18)];
        for (int i = 0; i < task.re().length; i++) {
            m[x + i] = task.re()[i];
        }
        Arrays.fill(m, y, m.length, Double.NaN);
    }

    private static int after(int place, int count) {
        return place + (count + LINE - 1) / LINE * LINE + APART;
    }

    private static DoubleRealTransform of(FftTask task, KernelState state) {
        return task.kind() == FftTask.Kind.DCT2
                ? DoubleDct.of(2, task.n(), state)
                : DoubleHartley.of(task.n(), state);
    }

    @Override
    protected void run(int times) {
        int n = task.n();
        for (int i = 0; i < times; i++) {
            if (kind != null) {
                kind.forwardRows(task.count(), m, x, n, m, y, n, m, s);
            } else if (interleaved) {
                fft.forwardInterleaved(task.count(), m, x, n, m, y, task.bins(), m, s);
            } else {
                fft.forwardRows(task.count(), m, x, n, m, y, m, yi, task.bins(), m, s);
            }
        }
    }

    @Override
    protected double re(int transform, int bin) {
        return m[y + place(transform, bin)];
    }

    @Override
    protected double im(int transform, int bin) {
        return kind != null ? 0 : m[yi + place(transform, bin)];
    }

    private int place(int transform, int bin) {
        int place = transform * task.bins() + bin;
        return kind == null && interleaved ? 2 * place : place;
    }
}
