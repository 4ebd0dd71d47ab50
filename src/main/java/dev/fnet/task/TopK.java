package dev.fnet.task;

import java.util.Arrays;

/** The indices of the largest values. */
final class TopK {
    private TopK() {}

    /**
     * Indices, relative to {@code off}, of the {@code k} largest of {@code n} values (all if there are fewer), by
     * falling value; of equal values the smaller index first.
     */
    static int[] of(float[] values, int off, int n, int k) {
        int size = Math.min(k, n);
        int[] best = new int[size];
        int count = 0;
        for (int i = 0; i < n; i++) {
            float v = values[off + i];
            if (count == size && !(v > values[off + best[count - 1]])) {
                continue;
            }
            int at = count < size ? count++ : count - 1;
            while (at > 0 && v > values[off + best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return Arrays.copyOf(best, count);
    }
}
