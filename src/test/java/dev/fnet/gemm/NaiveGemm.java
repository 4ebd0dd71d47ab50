package dev.fnet.gemm;

import dev.fnet.simd.ScalarMath;
import java.util.SplittableRandom;

/** The product as its formula says, in double, and test data around it. */
final class NaiveGemm {
    private NaiveGemm() {}

    /** Σ a·b of one element, b row-major K×N. */
    static double dot(int k, float[] a, int aRow, float[] b, int column, int ldb) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
            sum += (double) a[aRow + p] * b[p * ldb + column];
        }
        return sum;
    }

    /** Σ a·b of one element in the order that defines its bits: a chain of FMA for every 384 steps, added in order. */
    static float chains(int k, float[] a, int aRow, float[] b, int column, int ldb) {
        float sum = 0f;
        for (int from = 0; from < k; from += 384) {
            float chain = 0f;
            for (int p = from; p < Math.min(from + 384, k); p++) {
                chain = Math.fma(a[aRow + p], b[p * ldb + column], chain);
            }
            sum = from == 0 ? chain : sum + chain;
        }
        return sum;
    }

    /** The activation in float, one operation after the other. */
    static float activate(float x, Activation activation) {
        return switch (activation) {
            case NONE -> x;
            case GELU_TANH -> ScalarMath.geluTanh(x);
            case GELU_ERF -> ScalarMath.geluErf(x);
            case RELU -> Math.max(x, 0f);
            case SILU -> ScalarMath.silu(x);
            case TANH -> ScalarMath.tanh(x);
        };
    }

    /** Σ |a·b| of one element: the scale of its rounding errors. */
    static double magnitude(int k, float[] a, int aRow, float[] b, int column, int ldb) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
            sum += Math.abs((double) a[aRow + p] * b[p * ldb + column]);
        }
        return sum;
    }

    static double activate(double x, Activation activation) {
        return switch (activation) {
            case NONE -> x;
            case GELU_TANH -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
            case GELU_ERF -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case RELU -> Math.max(x, 0);
            case SILU -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
        };
    }

    /** 2/√π ∫₀ˣ exp(-t²) dt by Simpson's rule. */
    static double erf(double x) {
        double end = Math.min(Math.abs(x), 6);
        int steps = 400;
        double h = end / steps;
        double sum = 1 + Math.exp(-end * end);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-(i * h) * (i * h));
        }
        return Math.copySign(sum * h / 3 * 2 / Math.sqrt(Math.PI), x);
    }

    static float[] random(SplittableRandom random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return x;
    }
}
