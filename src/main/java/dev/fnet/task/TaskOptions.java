package dev.fnet.task;

import dev.fnet.model.LengthPolicy;

/**
 * How a task runs its model.
 *
 * @param lengthPolicy how long texts are made, or {@code null} for what the checkpoint was made for
 * @param threads threads that compute one call, the caller's included; with more than one, calls of several threads
 *     wait for one another
 */
public record TaskOptions(LengthPolicy lengthPolicy, int threads) {
    /**
     * Checks the number of threads.
     *
     * @throws IllegalArgumentException if it is not 1 to the number of processors
     */
    public TaskOptions {
        int most = Runtime.getRuntime().availableProcessors();
        if (threads < 1 || threads > most) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed are 1 to " + most);
        }
    }

    private static final TaskOptions DEFAULTS = new TaskOptions(null, 1);

    /** What the checkpoint was made for, in the caller's thread alone. */
    public static TaskOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another length policy. */
    public TaskOptions withLengthPolicy(LengthPolicy policy) {
        return new TaskOptions(policy, threads);
    }

    /** These options with another number of threads. */
    public TaskOptions withThreads(int count) {
        return new TaskOptions(lengthPolicy, count);
    }
}
