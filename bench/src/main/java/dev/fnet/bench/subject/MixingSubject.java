package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;

/** {@code Y = Re(F_n X F_d)}: the token mixing of FNet, out of place. */
public final class MixingSubject implements Subject {
    private final int n;
    private final int d;
    private final String by;
    private final FourierMixing mixing;
    private final float[] x;
    private final float[] y;
    private final float[] scratch;

    public MixingSubject(int n, int d, KernelState state) {
        this.n = n;
        this.d = d;
        by = Inputs.by(state);
        mixing = FourierMixing.of(n, d, state);
        x = Inputs.uniform(3, n * d, 1);
        y = Inputs.nans(n * d);
        scratch = Inputs.nans(mixing.scratchLength());
    }

    @Override
    public String problem() {
        return "mixing " + n + "x" + d;
    }

    @Override
    public String by() {
        return by;
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public void run() {
        mixing.apply(x, 0, d, y, 0, d, scratch, 0);
    }

    @Override
    public double error() {
        return Reference.error(y, Reference.mixing(n, d, Reference.widen(x)));
    }

    @Override
    public double allowedError() {
        return 2e-6;
    }
}
