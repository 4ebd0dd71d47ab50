package dev.fnet.simd;

/** The functions of {@link ScalarMath} in double, for tests: relative error below 1e-13 in both tails. */
public final class DoubleReference {
    private DoubleReference() {}

    public static double erf(double x) {
        double a = Math.abs(x);
        double y = a < 2.5 ? series(a) : 1 - continuedFraction(a);
        return Math.copySign(y, x);
    }

    public static double erfc(double x) {
        if (x < 2.5) {
            return x < 0 ? 1 + erf(-x) : 1 - series(x);
        }
        return continuedFraction(x);
    }

    /** The distribution function of the normal distribution. */
    public static double phi(double x) {
        return x > -2.5 * Math.sqrt(2) ? 0.5 + 0.5 * erf(x / Math.sqrt(2)) : 0.5 * erfc(-x / Math.sqrt(2));
    }

    public static double geluErf(double x) {
        return x == Double.POSITIVE_INFINITY ? x : x < -40 ? -0.0 : x * phi(x);
    }

    /** x / (1 + e^(−2u)), which loses nothing in the left tail. */
    public static double geluTanh(double x) {
        double u = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
        return x < -40 ? -0.0 : x / (1 + Math.exp(-2 * u));
    }

    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    public static double silu(double x) {
        return x == Double.NEGATIVE_INFINITY ? -0.0 : x / (1 + Math.exp(-x));
    }

    /** All terms positive: erf x = 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (2k+1)!!. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 200; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** erfc x = e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). */
    private static double continuedFraction(double x) {
        double f = x;
        for (int k = 120; k > 0; k--) {
            f = x + k / 2.0 / f;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / f;
    }
}
