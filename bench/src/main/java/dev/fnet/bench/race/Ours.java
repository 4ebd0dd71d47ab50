package dev.fnet.bench.race;

import dev.fnet.bench.subject.Inputs;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import java.util.List;

/** What our entrants of one run share: the workers and the kernels. */
final class Ours implements AutoCloseable {
    private final int threads;
    private final Workers workers;

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

    /** A state in which these vector kernels answer; those that others have warmed up take no time. */
    KernelState hot(List<WarmUpKernel> kernels) {
        return Inputs.vectors(kernels);
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
    }
}
