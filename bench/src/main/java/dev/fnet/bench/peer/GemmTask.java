package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import dev.fnet.bench.subject.Reference;
import java.util.SplittableRandom;

/**
 * {@code C[m×n] = A[m×k] · B[k×n]}, or {@code gelu_tanh(A·B + bias)}, with several B in turn where weights shall come
 * from memory. Its arrays are read-only: whoever solves it takes copies.
 */
public final class GemmTask {
    private static final int SAMPLES = 400;

    private final int m;
    private final int k;
    private final int n;
    private final boolean dense;
    private final float[] a;
    private final float[][] b;
    private final float[] bias;
    private double[][] exact;

    /**
     * @param sets how many B, at least 1
     * @param dense with bias and GELU
     */
    public GemmTask(int m, int k, int n, int sets, boolean dense) {
        this.m = m;
        this.k = k;
        this.n = n;
        this.dense = dense;
        a = Inputs.uniform(1, m * k, 1);
        b = new float[sets][];
        for (int set = 0; set < sets; set++) {
            b[set] = Inputs.uniform(2 + set, k * n, dense ? 0.1f : 1); // GELU of sums of all sizes, not of ±15 alone
        }
        bias = dense ? Inputs.uniform(1000, n, 1) : null;
    }

    public int m() {
        return m;
    }

    public int k() {
        return k;
    }

    public int n() {
        return n;
    }

    /** Different B, each multiplied once in a run. */
    public int sets() {
        return b.length;
    }

    /** True if {@code gelu_tanh(· + bias)} follows the product. */
    public boolean dense() {
        return dense;
    }

    public float[] a() {
        return a;
    }

    public float[] b(int set) {
        return b[set];
    }

    /** n values, null if not {@link #dense}. */
    public float[] bias() {
        return bias;
    }

    /** Places whose values are checked: the corners and some hundred others, rows and columns in turn. */
    int[] samples(int set) {
        SplittableRandom random = new SplittableRandom(set);
        int[] places = new int[2 * (4 + SAMPLES / Math.min(b.length, 4))];
        for (int s = 0; s < places.length; s += 2) {
            places[s] = s < 8 ? (s >> 1 & 1) * (m - 1) : random.nextInt(m);
            places[s + 1] = s < 8 ? (s >> 2) * (n - 1) : random.nextInt(n);
        }
        return places;
    }

    /** The values at {@link #samples}, in double. */
    double[] exact(int set) {
        if (exact == null) {
            exact = new double[b.length][];
        }
        if (exact[set] == null) {
            int[] places = samples(set);
            exact[set] = new double[places.length / 2];
            for (int s = 0; s < exact[set].length; s++) {
                exact[set][s] = exact(set, places[2 * s], places[2 * s + 1]);
            }
        }
        return exact[set];
    }

    private double exact(int set, int i, int j) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
            sum += (double) a[i * k + l] * b[set][l * n + j];
        }
        return dense ? Reference.geluTanh(sum + bias[j]) : sum;
    }
}
