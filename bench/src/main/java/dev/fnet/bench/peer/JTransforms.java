package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** JTransforms: plain Java. */
public final class JTransforms implements Peer {
    private final int threads;

    public JTransforms(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "jtransforms";
    }

    @Override
    public String open() {
        ConcurrencyUtils.setNumberOfThreads(threads);
        return "3.2";
    }

    public Subject fft(FftTask task) {
        open();
        if (task.columns()) {
            throw new UnsupportedOperationException("has no transforms of columns");
        }
        return task.shape().f64() || !task.shape().complexResult() ? new JTransformsKind(task) : new JTransformsFft(task);
    }

    public Subject mixing(MixingTask task) {
        open();
        return new JTransformsMixing(task);
    }
}
