package dev.fnet.bench.measure;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;

/** Times of one subject, one a round. Not thread-safe. */
public final class Samples {
    private final DoubleArrayList values = new DoubleArrayList();

    public void add(double value) {
        values.add(value);
    }

    public int count() {
        return values.size();
    }

    public double get(int round) {
        return values.getDouble(round);
    }

    public double smallest() {
        return quantile(0);
    }

    public double largest() {
        return quantile(1);
    }

    public double median() {
        return quantile(0.5);
    }

    /** Linear between the two neighbours in order, {@code q} in 0…1; NaN if there are no samples. */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("q is " + q + ", must be in 0…1");
        }
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.toDoubleArray();
        DoubleArrays.quickSort(sorted);
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
