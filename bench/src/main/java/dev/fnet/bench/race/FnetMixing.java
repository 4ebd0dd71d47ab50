package dev.fnet.bench.race;

import dev.fnet.bench.peer.Mixing;
import dev.fnet.bench.peer.MixingTask;
import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;
import dev.fnet.fft.FourierMixingParallel;

/** Ours, out of place. */
final class FnetMixing extends Mixing {
    private final FourierMixing plan;
    private final FourierMixingParallel parallel;
    private final int times;
    private final float[] m;
    private final int x;
    private final int y;
    private final int s;

    /** @param times the task is done in each run */
    FnetMixing(MixingTask task, Ours ours, int times) {
        super(task, "fnet");
        this.times = times;
        plan = plan(task, ours);
        parallel = new FourierMixingParallel(ours.workers());
        int scratch = parallel.scratchLength(plan);
        Memory memory = new Memory(task.x().length, task.x().length, scratch);
        m = memory.data;
        x = memory.take(task.x());
        y = memory.take(task.x().length);
        s = memory.take(scratch);
    }

    static FourierMixing plan(MixingTask task, Ours ours) {
        KernelState state = ours.hot(FourierMixing.of(task.n(), task.d(), new KernelState()).warmUp());
        return FourierMixing.of(task.n(), task.d(), state);
    }

    @Override
    public void run() {
        int d = task.d();
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < task.count(); i++) {
                int at = i * task.n() * d;
                parallel.apply(plan, m, x + at, d, m, y + at, d, m, s);
            }
        }
    }

    @Override
    protected float result(int row, int column) {
        return m[y + row * task.d() + column];
    }
}
