package dev.fnet.nn;

import dev.fnet.simd.ScalarMath;

/** Scalar twin of {@link SoftmaxVector}; formula and order in {@link Softmax}. */
final class SoftmaxScalar {
    private SoftmaxScalar() {}

    static void apply(int n, float[] x, int off) {
        float max = RowSumsScalar.max(x, off, n);
        for (int i = 0; i < n; i++) {
            x[off + i] = ScalarMath.exp(x[off + i] - max);
        }
        RowSumsScalar.scale(x, off, n, 1f / RowSumsScalar.sum(x, off, n));
    }
}
