package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fourier transforms of one length, forward and not scaled, of the rows of a matrix or of its columns: complex ones, or
 * real ones to the bins 0 … n/2. Its arrays are read-only: whoever solves it takes copies.
 */
public final class FftTask {
    private static final int BINS = 64;

    private final int n;
    private final int count;
    private final boolean columns;
    private final boolean real;
    private final float[] re;
    private final float[] im;
    private double[][] exact;

    /**
     * @param n points of a transform
     * @param count transforms
     * @param columns of a matrix of n rows and {@code count} columns, else rows of one of {@code count} rows
     * @param real real input
     */
    public FftTask(int n, int count, boolean columns, boolean real) {
        this.n = n;
        this.count = count;
        this.columns = columns;
        this.real = real;
        re = Inputs.uniform(7, n * count, 1);
        im = real ? new float[0] : Inputs.uniform(8, n * count, 1);
    }

    public int n() {
        return n;
    }

    public int count() {
        return count;
    }

    public boolean columns() {
        return columns;
    }

    public boolean real() {
        return real;
    }

    /** Complex numbers of a spectrum. */
    public int bins() {
        return real ? n / 2 + 1 : n;
    }

    /** Real parts of the matrix, row by row. */
    public float[] re() {
        return re;
    }

    /** Imaginary parts, none if {@link #real}. */
    public float[] im() {
        return im;
    }

    /** Real and imaginary parts side by side; the real numbers alone if {@link #real}. */
    public float[] interleaved() {
        if (real) {
            return re;
        }
        float[] both = new float[2 * re.length];
        for (int i = 0; i < re.length; i++) {
            both[2 * i] = re[i];
            both[2 * i + 1] = im[i];
        }
        return both;
    }

    /** The customary 5 n log₂ n of a complex transform, half of it for a real one: a scaled speed, not a count. */
    public double flops() {
        return flops(n, count, real);
    }

    /** The same without making a task. */
    public static double flops(int n, int count, boolean real) {
        return (real ? 2.5 : 5) * n * Math.log(n) / Math.log(2) * count;
    }

    /** Index of a bin of a transform in a dense result, in complex numbers. */
    int place(int transform, int bin) {
        return columns ? bin * count + transform : transform * bins() + bin;
    }

    /** The bins that are checked, in the first and the last transform. */
    int[] samples() {
        if (bins() <= BINS) {
            int[] all = new int[bins()];
            Arrays.setAll(all, i -> i);
            return all;
        }
        SplittableRandom random = new SplittableRandom(n);
        int[] some = random.ints(BINS, 0, bins()).toArray();
        some[0] = 0;
        some[1] = 1;
        some[2] = bins() - 1;
        return some;
    }

    /** By the definition, in double: real and imaginary parts of {@link #samples} side by side. */
    double[] exact(boolean last) {
        if (exact == null) {
            exact = new double[2][];
        }
        int which = last ? 1 : 0;
        if (exact[which] == null) {
            int[] samples = samples();
            double[] values = new double[2 * samples.length];
            int transform = last ? count - 1 : 0;
            for (int s = 0; s < samples.length; s++) {
                for (int j = 0; j < n; j++) {
                    double angle = 2 * Math.PI * ((long) j * samples[s] % n) / n;
                    int at = columns ? j * count + transform : transform * n + j;
                    double x = re[at];
                    double y = real ? 0 : im[at];
                    values[2 * s] += x * Math.cos(angle) + y * Math.sin(angle);
                    values[2 * s + 1] += y * Math.cos(angle) - x * Math.sin(angle);
                }
            }
            exact[which] = values;
        }
        return exact[which];
    }
}
