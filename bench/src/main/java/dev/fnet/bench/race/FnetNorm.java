package dev.fnet.bench.race;

import dev.fnet.bench.peer.Norm;
import dev.fnet.bench.peer.NormTask;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.nn.LayerNorm;

/** Ours. */
final class FnetNorm extends Norm {
    private final LayerNorm norm;
    private final float[] x;
    private final float[] y;

    FnetNorm(NormTask task, Ours ours) {
        super(task, "fnet");
        norm = new LayerNorm(task.weight(), task.bias(), NormTask.EPS, ours.hot(LayerNorm.warmUp()));
        x = task.x().clone();
        y = Inputs.nans(x.length);
    }

    @Override
    public void run() {
        norm.apply(task.rows(), x, 0, task.d(), y, 0, task.d());
    }

    @Override
    protected float result(int place) {
        return y[place];
    }
}
