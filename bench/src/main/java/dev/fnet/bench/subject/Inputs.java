package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Inputs and kernel states of the subjects: the same on every machine and in every run. */
public final class Inputs {
    private Inputs() {}

    /** Uniform in −scale…scale. */
    public static float[] uniform(long seed, int count, float scale) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-scale, scale);
        }
        return values;
    }

    public static float[] nans(int count) {
        float[] values = new float[count];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** A state in which the scalar twins answer. */
    public static KernelState twins() {
        return new KernelState();
    }

    /** A state in which the vector kernels answer, all of them compiled: warmed up as a service does it. */
    public static KernelState vectors(List<WarmUpKernel> kernels) {
        KernelState state = new KernelState();
        WarmUpReport report = state.warmUp(Duration.ofSeconds(60), kernels);
        if (!report.hot()) {
            throw new IllegalStateException("vector kernels do not answer: " + report.reason());
        }
        return state;
    }

    /** What {@link Subject#by} says for a state. */
    static String by(KernelState state) {
        return state.hot() ? "fnet" : "fnet-twin";
    }
}
