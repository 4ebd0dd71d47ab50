package dev.fnet.model;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** FNet's own mixing, {@code Re(F_N X F_d)}: one plan per length, made when the length is first seen. */
final class FourierMixer implements TokenMixer {
    private final int hidden;
    private final KernelState state;
    private final AtomicReferenceArray<FourierMixing> plans;

    FourierMixer(int hidden, int maxLength, KernelState state) {
        this.hidden = hidden;
        this.state = state;
        this.plans = new AtomicReferenceArray<>(maxLength + 1);
    }

    @Override
    public int scratchLength(int length, Lent lent) {
        return lent.fourier().scratchLength(plan(length));
    }

    @Override
    public void mix(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent) {
        lent.fourier().apply(plan(length), x, xOff, hidden, y, yOff, hidden, scratch, 0);
    }

    @Override
    public void mixAdd(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent) {
        lent.fourier().applyAdd(plan(length), x, xOff, hidden, y, yOff, hidden, scratch, 0);
    }

    /** Two threads may make the same plan at first; both are right and one stays. */
    private FourierMixing plan(int length) {
        if (length >= plans.length()) {
            return FourierMixing.of(length, hidden, state); // legal only with positions of the caller's own; rare
        }
        FourierMixing plan = plans.get(length);
        if (plan == null) {
            plan = FourierMixing.of(length, hidden, state);
            plans.set(length, plan);
        }
        return plan;
    }
}
