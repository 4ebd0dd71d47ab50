package dev.fnet.nn;

import dev.fnet.simd.ScalarMath;

/** Scalar twin of {@link ActivationsVector}. */
final class ActivationsScalar {
    private ActivationsScalar() {}

    static void exp(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.exp(x[i]);
        }
    }

    static void tanh(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.tanh(x[i]);
        }
    }

    static void erf(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.erf(x[i]);
        }
    }

    static void sigmoid(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.sigmoid(x[i]);
        }
    }

    static void silu(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.silu(x[i]);
        }
    }

    static void geluTanh(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.geluTanh(x[i]);
        }
    }

    static void geluErf(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = ScalarMath.geluErf(x[i]);
        }
    }

    static void relu(int n, float[] x, int off) {
        for (int i = off; i < off + n; i++) {
            x[i] = x[i] < 0f ? 0f : x[i];
        }
    }
}
