package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Transform;
import dev.fnet.exec.KernelState;
import dev.fnet.fft.FloatDct;
import dev.fnet.fft.FloatHartley;
import dev.fnet.fft.FloatRealTransform;

/** Ours of real rows to real numbers in single precision. */
final class FnetKind extends Transform {
    private final FloatRealTransform plan;
    private final float[] m;
    private final int x;
    private final int y;
    private final int s;

    FnetKind(FftTask task, Ours ours) {
        super(task, "fnet");
        plan = of(task, ours.hot(of(task, new KernelState()).warmUp()));
        Memory memory = new Memory(task.re().length, task.re().length, plan.scratchLength());
        m = memory.data;
        x = memory.take(task.re());
        y = memory.take(task.re().length);
        s = memory.take(plan.scratchLength());
    }

    private static FloatRealTransform of(FftTask task, KernelState state) {
        return task.kind() == FftTask.Kind.DCT2
                ? FloatDct.of(2, task.n(), state)
                : FloatHartley.of(task.n(), state);
    }

    @Override
    protected void run(int times) {
        int n = task.n();
        for (int i = 0; i < times; i++) {
            plan.forwardRows(task.count(), m, x, n, m, y, n, m, s);
        }
    }

    @Override
    protected double re(int transform, int bin) {
        return m[y + transform * task.n() + bin];
    }

    @Override
    protected double im(int transform, int bin) {
        return 0;
    }
}
