package dev.fnet.bench.race;

import dev.fnet.bench.peer.Mixing;
import dev.fnet.bench.peer.MixingTask;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;
import dev.fnet.fft.FourierMixingParallel;

/** Ours. */
final class FnetMixing extends Mixing {
    private final FourierMixing plan;
    private final FourierMixingParallel parallel;
    private final float[] x;
    private final float[] y;
    private final float[] scratch;

    FnetMixing(MixingTask task, Ours ours) {
        super(task, "fnet");
        KernelState state = ours.hot(FourierMixing.of(task.n(), task.d(), new KernelState()).warmUp());
        plan = FourierMixing.of(task.n(), task.d(), state);
        parallel = new FourierMixingParallel(ours.workers());
        x = task.x().clone();
        y = Inputs.nans(x.length);
        scratch = new float[parallel.scratchLength(plan)];
    }

    @Override
    public void run() {
        parallel.apply(plan, x, 0, task.d(), y, 0, task.d(), scratch, 0);
    }

    @Override
    protected float result(int row, int column) {
        return y[row * task.d() + column];
    }
}
