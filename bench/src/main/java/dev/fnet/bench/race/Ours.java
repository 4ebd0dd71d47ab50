package dev.fnet.bench.race;

import dev.fnet.bench.subject.Inputs;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import java.util.List;

/** What our entrants of one run share: the workers, and kernels that are warmed up once. */
final class Ours implements AutoCloseable {
    private final int threads;
    private final Workers workers;
    private KernelState state;

    Ours(int threads) {
        this.threads = threads;
        workers = threads == 1 ? null : new Workers(threads);
    }

    int threads() {
        return threads;
    }

    /** Null for the caller's thread alone. */
    Workers workers() {
        return workers;
    }

    /** Vector kernels that answer; these are warmed up if no one was before. */
    KernelState hot(List<WarmUpKernel> kernels) {
        if (state == null) {
            state = Inputs.vectors(kernels);
        }
        return state;
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
    }
}
