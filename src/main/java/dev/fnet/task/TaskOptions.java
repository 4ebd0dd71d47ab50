package dev.fnet.task;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.model.LengthPolicy;

/**
 * How a task runs its model.
 *
 * @param lengthPolicy how long texts are made, or {@code null} for what the checkpoint was made for
 * @param threads threads that compute one call, the caller's included; with more than one, calls of several threads
 *     wait for one another
 * @param weightStorage how the weights of the large products are kept in memory
 */
public record TaskOptions(LengthPolicy lengthPolicy, int threads, WeightStorage weightStorage) {
    /**
     * Checks the number of threads.
     *
     * @throws IllegalArgumentException if it is not 1 to the number of processors, or {@code weightStorage} is null
     */
    public TaskOptions {
        int most = Runtime.getRuntime().availableProcessors();
        if (threads < 1 || threads > most) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed are 1 to " + most);
        }
        if (weightStorage == null) {
            throw new IllegalArgumentException("weightStorage is null, WeightStorage.F32 stands for float");
        }
    }

    private static final TaskOptions DEFAULTS = new TaskOptions(null, 1, WeightStorage.F32);

    /** What the checkpoint was made for, in the caller's thread alone, weights as {@code float}. */
    public static TaskOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another length policy. */
    public TaskOptions withLengthPolicy(LengthPolicy policy) {
        return new TaskOptions(policy, threads, weightStorage);
    }

    /** These options with another number of threads. */
    public TaskOptions withThreads(int count) {
        return new TaskOptions(lengthPolicy, count, weightStorage);
    }

    /** These options with the weights kept in another way. */
    public TaskOptions withWeightStorage(WeightStorage storage) {
        return new TaskOptions(lengthPolicy, threads, storage);
    }
}
