package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import java.util.SplittableRandom;

/** {@code Y = Re(F_n X F_d)} of real matrices of n rows, one below the other. Its array is read-only: whoever solves it takes a copy. */
public final class MixingTask {
    private static final int SAMPLES = 48;

    private final int n;
    private final int d;
    private final int count;
    private final float[] x;
    private double[] exact;

    /**
     * @param n rows of a matrix
     * @param d columns
     * @param count matrices
     */
    public MixingTask(int n, int d, int count) {
        this.n = n;
        this.d = d;
        this.count = count;
        x = Inputs.uniform(3, count * n * d, 1);
    }

    public int n() {
        return n;
    }

    public int d() {
        return d;
    }

    public int count() {
        return count;
    }

    public float[] x() {
        return x;
    }

    /**
     * Places whose values are checked, rows (of all matrices below each other) and columns in turn: the middle column's
     * neighbours and others.
     */
    int[] samples() {
        SplittableRandom random = new SplittableRandom(n);
        int[] places = new int[2 * SAMPLES];
        for (int s = 0; s < places.length; s += 2) {
            places[s] = s < 12 ? s / 6 * (count * n - 1) : random.nextInt(count * n);
            places[s + 1] = s < 12 ? Math.min(d - 1, s / 2 % 3 * (d / 2)) : random.nextInt(d);
        }
        return places;
    }

    /** By the definition, in double: {@code Σ_m Σ_j X[m,j] cos(2π(im/n + kj/d))}. */
    double[] exact() {
        if (exact == null) {
            int[] places = samples();
            exact = new double[SAMPLES];
            double[] cos = new double[d];
            double[] sin = new double[d];
            for (int s = 0; s < SAMPLES; s++) {
                for (int j = 0; j < d; j++) {
                    double angle = 2 * Math.PI * ((long) places[2 * s + 1] * j % d) / d;
                    cos[j] = Math.cos(angle);
                    sin[j] = Math.sin(angle);
                }
                int first = places[2 * s] / n * n;
                for (int m = 0; m < n; m++) {
                    double angle = 2 * Math.PI * ((long) places[2 * s] * m % n) / n;
                    exact[s] += Math.cos(angle) * sum(first + m, cos) - Math.sin(angle) * sum(first + m, sin);
                }
            }
        }
        return exact;
    }

    private double sum(int row, double[] factors) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += x[row * d + j] * factors[j];
        }
        return sum;
    }
}
