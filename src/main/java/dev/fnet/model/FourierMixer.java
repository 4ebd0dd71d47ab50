package dev.fnet.model;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;
import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * FNet's own mixing, {@code Re(F_N X F_d)}. A plan per length, made when the length is first seen (a millisecond or a few)
 * and kept while memory allows: all lengths to 2,048 together take tens of megabytes.
 */
final class FourierMixer implements TokenMixer {
    private final int hidden;
    private final FourierMixing shortest;
    private final AtomicReferenceArray<SoftReference<FourierMixing>> plans;

    FourierMixer(int hidden, int maxLength, KernelState state) {
        this.hidden = hidden;
        this.shortest = FourierMixing.of(1, hidden, state);
        this.plans = new AtomicReferenceArray<>(maxLength + 1);
    }

    @Override
    public int scratchLength(int length, Lent lent) {
        return lent.fourier.scratchLength(plan(length, lent));
    }

    @Override
    public void mix(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent) {
        lent.fourier.apply(plan(length, lent), x, xOff, hidden, y, yOff, hidden, scratch, 0);
    }

    @Override
    public void mixAdd(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent) {
        lent.fourier.applyAdd(plan(length, lent), x, xOff, hidden, y, yOff, hidden, scratch, 0);
    }

    @Override
    public void mixFirst(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent) {
        plan(length, lent).firstRow(x, xOff, hidden, y, yOff, scratch, 0);
    }

    private FourierMixing plan(int length, Lent lent) {
        if (lent.plan == null || lent.plan.rows() != length || lent.planOf != this) {
            lent.plan = shared(length);
            lent.planOf = this;
        }
        return lent.plan;
    }

    /** Two threads may make the same plan at first; both are right and one stays. */
    private FourierMixing shared(int length) {
        if (length >= plans.length()) {
            return shortest.withRows(length); // legal only with positions of the caller's own; rare
        }
        SoftReference<FourierMixing> kept = plans.get(length);
        FourierMixing plan = kept == null ? null : kept.get();
        if (plan == null) {
            plan = shortest.withRows(length);
            plans.set(length, new SoftReference<>(plan));
        }
        return plan;
    }
}
