package dev.fnet.bench.race;

import dev.fnet.bench.peer.MixingTask;
import dev.fnet.bench.subject.Reference;
import dev.fnet.bench.subject.Subject;
import dev.fnet.fft.FourierMixing;
import dev.fnet.fft.FourierMixingParallel;
import dev.fnet.nn.LayerNorm;
import java.util.Arrays;

/**
 * Ours in place, {@code X + Re(F_n X F_d)} as an encoder's layer has it, and its layer normalisation. Without that it
 * works on zeros while it is measured, or the sum would grow from run to run until it is no number any more.
 */
final class FnetSublayer implements Subject {
    private static final float EPS = 1e-12f;

    private final MixingTask task;
    private final FourierMixing plan;
    private final FourierMixingParallel parallel;
    private final LayerNorm norm;
    private final float[] m;
    private final int x;
    private final int s;

    FnetSublayer(MixingTask task, Ours ours, boolean normed) {
        this.task = task;
        plan = FnetMixing.plan(task, ours);
        parallel = new FourierMixingParallel(ours.workers());
        float[] weight = new float[task.d()];
        Arrays.fill(weight, 1);
        norm = normed ? new LayerNorm(weight, new float[task.d()], EPS, ours.hot(LayerNorm.warmUp())) : null;
        int scratch = parallel.scratchLength(plan);
        Memory memory = new Memory(task.x().length, scratch);
        m = memory.data;
        x = memory.take(task.x());
        s = memory.take(scratch);
        fill();
    }

    @Override
    public void run() {
        parallel.applyAdd(plan, m, x, task.d(), m, x, task.d(), m, s);
        if (norm != null) {
            norm.apply(task.n(), m, x, task.d(), m, x, task.d());
        }
    }

    private void fill() {
        if (norm == null) {
            Arrays.fill(m, x, x + task.x().length, 0);
        } else {
            System.arraycopy(task.x(), 0, m, x, task.x().length);
        }
    }

    @Override
    public double error() {
        double[] exact = Reference.mixing(task.n(), task.d(), Reference.widen(task.x()));
        for (int i = 0; i < exact.length; i++) {
            exact[i] += task.x()[i];
        }
        if (norm != null) {
            float[] weight = new float[task.d()];
            Arrays.fill(weight, 1);
            exact = Reference.layerNorm(task.n(), task.d(), exact, weight, new float[task.d()], EPS);
        }
        System.arraycopy(task.x(), 0, m, x, task.x().length);
        run();
        double error = Reference.error(Arrays.copyOfRange(m, x, x + exact.length), exact);
        fill();
        return error;
    }

    @Override
    public double allowedError() {
        return 3e-6;
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public String problem() {
        return "mixing " + task.n() + "x" + task.d() + " in place";
    }

    @Override
    public String by() {
        return norm == null ? "fnet+residual" : "fnet+residual+norm";
    }
}
