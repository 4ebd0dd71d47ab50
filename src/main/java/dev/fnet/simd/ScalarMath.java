package dev.fnet.simd;

/**
 * exp, tanh, erf, sigmoid, SiLU and the two GELUs for one {@code float}: the scalar twin of {@link VectorMath}. Both do
 * the same operations in the same order, so they agree bit for bit at every vector width (a NaN's payload aside).
 *
 * <p>Own polynomials instead of {@link Math}, whose results have no counterpart in the Vector API with the same bits.
 * All coefficients are own minimax fits (relative error), rounded to {@code float} from the lowest power upwards with
 * the rest fitted anew. How they were found, and the errors in full: {@code native-notes/polynomials.md}.
 *
 * <p>Shared parts:
 * <ul>
 * <li>Clamps compare and choose instead of {@code min} and {@code max}: NaN passes, and x86 does it in two
 *     instructions where {@code min} with Java's rules takes several.
 * <li>Rounding to an integer: adding {@link #ROUND} = 1.5·2^23 leaves round(v) in the low bits of the sum. With a bias
 *     added to the constant those bits are already an exponent and {@code << 23} makes a power of two of them.
 * </ul>
 * No table, no branch that depends on data. NaN gives NaN. Errors below are against the exact function of the
 * {@code float} argument. Thread-safe: no state.
 */
public final class ScalarMath {
    static final float ROUND = 12_582_912f;
    static final float LOG2E = 1.442695f;
    /** log2 e − {@link #LOG2E}. */
    static final float LOG2E_LOW = 1.925963e-8f;

    // 2^r = 1 + r·(C1 + … + C6·r^5), |r| ≤ 0.502, relative error of the fit 3.1e-9
    static final float C1 = 0.6931472f;
    static final float C2 = 0.24022648f;
    static final float C3 = 0.055503592f;
    static final float C4 = 0.009618505f;
    static final float C5 = 0.0013391242f;
    static final float C6 = 1.5327497e-4f;

    static final float EXP_MIN = -104f;
    static final float EXP_MAX = 89f;
    /** ROUND + 2·127: the low bits are n + 254, to be halved into two biased exponents. */
    static final float ROUND_TWO_BIASES = ROUND + 254f;
    /** ROUND + 126: the low bits are the biased exponent of 2^(n−1). */
    static final float ROUND_BIAS_HALF = ROUND + 126f;
    /** ROUND + 127: the low bits are the biased exponent of 2^n. */
    static final float ROUND_BIAS = ROUND + 127f;

    /** Beyond it e^x is of no weight beside 1. */
    static final float SIGMOID_MAX = 87f;
    /** Below it e^−x overflows, so that the quotient is 0. */
    static final float SIGMOID_MIN = -89f;

    // e^r − 1 = r + r²·(G0 + … + G5·r^5), |r| ≤ 0.348, relative error of the fit 4.5e-10
    static final float G0 = 0.5f;
    static final float G1 = 0.16666666f;
    static final float G2 = 0.04166649f;
    static final float G3 = 0.008333548f;
    static final float G4 = 0.001393275f;
    static final float G5 = 1.976051e-4f;
    /** ln 2 in 10 bits, so that n times it is exact, and the rest. */
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.1219444e-4f;
    /** tanh rounds to 1 from 9.011 on. */
    static final float TANH_MAX = 9.5f;

    // erf(x)/x − 1 in z = x², x ≤ 1, relative error of the fit 1.4e-9
    static final float E0 = 0.12837917f;
    static final float E1 = -0.37612626f;
    static final float E2 = 0.11283579f;
    static final float E3 = -0.026853347f;
    static final float E4 = 0.005187162f;
    static final float E5 = -7.997853e-4f;
    static final float E6 = 7.806903e-5f;
    // log2 erfc(x), 1 ≤ x ≤ 4, error of erf by the fit 1.1e-9
    static final float L0 = -4.9271144e-4f;
    static final float L1 = -1.626046f;
    static final float L2 = -0.9206486f;
    static final float L3 = -0.1487513f;
    static final float L4 = 0.03150544f;
    static final float L5 = -0.004252489f;
    static final float L6 = 2.6887676e-4f;
    /** erf rounds to 1 from 3.92 on. */
    static final float ERF_MAX = 4f;

    // gelu_new(x) = x / (1 + 2^−(x·(K0 + K1·x²))), K0 = 2·√(2/π)·log2 e, K1 = 0.044715·K0
    static final float K0 = 2.3022082f;
    static final float K1 = 0.10294324f;
    /** 2^−(x·…) is just above 2^128 here, and 2^−126 at the other end. */
    static final float GELU_MIN = -10.09f;
    static final float GELU_MAX = 10f;

    // Φ(−a)·e^(a²/2) = P(a)/Q(a), 0 ≤ a ≤ 12.95, relative error of the fit 4.8e-9; Q0 = 1
    static final float P0 = 0.5f;
    static final float P1 = 0.4348557f;
    static final float P2 = 0.18069535f;
    static final float P3 = 0.039779056f;
    static final float P4 = 0.0039899768f;
    static final float Q1 = 1.6675963f;
    static final float Q2 = 1.1919361f;
    static final float Q3 = 0.46276686f;
    static final float Q4 = 0.099719f;
    static final float Q5 = 0.010001237f;
    static final float HALF_LOG2E = 0.7213475f;
    static final float HALF_LOG2E_LOW = 9.629815e-9f;
    static final float GELU_ERF_MAX = 12.9f;

    private ScalarMath() {}

    /**
     * e^x over the whole range: 0 below −103.98, infinite above 88.72, subnormal results rounded once more. Error at
     * most 0.94 ulp.
     *
     * <p>n = round(x·log2 e), r = x·log2 e − n in two parts, 2^r by a polynomial of degree 6, and 2^n as the product of
     * two powers because n spans −150…128.
     */
    public static float exp(float x) {
        float v = x < EXP_MIN ? EXP_MIN : x;
        v = v > EXP_MAX ? EXP_MAX : v;
        float t = Math.fma(v, LOG2E, ROUND_TWO_BIASES);
        float n = t - ROUND_TWO_BIASES;
        float r = Math.fma(v, LOG2E_LOW, Math.fma(v, LOG2E, -n));
        int bits = Float.floatToRawIntBits(t);
        int half = bits >> 1;
        float s = Float.intBitsToFloat(half << 23);
        return exp2Fraction(r) * s * Float.intBitsToFloat((bits - half) << 23);
    }

    /** 2^r, |r| ≤ 0.502. */
    private static float exp2Fraction(float r) {
        float p = Math.fma(C6, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, C1);
        return Math.fma(p, r, 1f);
    }

    /**
     * 1 + e^−x for x from {@link #SIGMOID_MIN}, where it is infinite, to {@link #SIGMOID_MAX}. Scaled by
     * 2^(n−1) and doubled, because 2^128 is not a float.
     */
    private static float onePlusExpMinus(float x) {
        float t = Math.fma(x, -LOG2E, ROUND_BIAS_HALF);
        float n = t - ROUND_BIAS_HALF;
        float r = Math.fma(x, -LOG2E_LOW, Math.fma(x, -LOG2E, -n));
        float p = exp2Fraction(r) * Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        return (p + p) + 1f;
    }

    /** 1 / (1 + e^−x). Error at most 2.2 ulp and 9e-8 for x ≥ −88, 0 below −88.73 (3e-39 too small). */
    public static float sigmoid(float x) {
        float v = x < SIGMOID_MIN ? SIGMOID_MIN : x;
        v = v > SIGMOID_MAX ? SIGMOID_MAX : v;
        return 1f / onePlusExpMinus(v);
    }

    /** x / (1 + e^−x). Error at most 2.0 ulp for x ≥ −88, −0 below −88.73 (3e-37 too small), −0 for −∞. */
    public static float silu(float x) {
        float low = x < SIGMOID_MIN ? SIGMOID_MIN : x;
        float v = low > SIGMOID_MAX ? SIGMOID_MAX : low;
        return low / onePlusExpMinus(v);
    }

    /**
     * tanh x, odd bit for bit, ±1 from 9.02 on. Error at most 2.3 ulp and 9e-8, for small and subnormal x
     * too.
     *
     * <p>m = e^(2|x|) − 1 without cancellation = 2^n·(e^r − 1) + (2^n − 1), tanh = m / (m + 2).
     */
    public static float tanh(float x) {
        float a = Math.abs(x);
        a = a > TANH_MAX ? TANH_MAX : a;
        a = a + a;
        float t = Math.fma(a, LOG2E, ROUND_BIAS);
        float n = t - ROUND_BIAS;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, a));
        float g = Math.fma(G5, r, G4);
        g = Math.fma(g, r, G3);
        g = Math.fma(g, r, G2);
        g = Math.fma(g, r, G1);
        g = Math.fma(g, r, G0);
        float q = Math.fma(r * r, g, r);
        float s = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        float m = Math.fma(s, q, s - 1f);
        return copySign(m / (m + 2f), x);
    }

    /**
     * erf x, odd bit for bit, ±1 from 3.92 on. Error at most 1.1 ulp and 6e-8.
     *
     * <p>x + x·E(x²) up to 1, 1 − 2^L(x) beyond; both are computed and one is chosen.
     */
    public static float erf(float x) {
        float a = Math.abs(x);
        a = a > ERF_MAX ? ERF_MAX : a;
        float z = a * a;
        float e = Math.fma(E6, z, E5);
        e = Math.fma(e, z, E4);
        e = Math.fma(e, z, E3);
        e = Math.fma(e, z, E2);
        e = Math.fma(e, z, E1);
        e = Math.fma(e, z, E0);
        float near = Math.fma(e, a, a);
        float y = Math.fma(L6, a, L5);
        y = Math.fma(y, a, L4);
        y = Math.fma(y, a, L3);
        y = Math.fma(y, a, L2);
        y = Math.fma(y, a, L1);
        y = Math.fma(y, a, L0);
        float t = y + ROUND_BIAS;
        float p = exp2Fraction(y - (t - ROUND_BIAS));
        float far = Math.fma(-p, Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23), 1f);
        return copySign(a > 1f ? far : near, x);
    }

    /**
     * {@code gelu_new}: 0.5·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), computed as x / (1 + 2^−y) with
     * y = x·(K0 + K1·x²), which keeps relative accuracy in the left tail. Error at most 2.0 ulp from −1 on
     * (5.2e-7 for large x), 29 ulp and 3e-8 on [−6, −1], 2e-16 below; −0 below −10.09 and for −∞.
     */
    public static float geluTanh(float x) {
        float low = x < GELU_MIN ? GELU_MIN : x;
        float v = low > GELU_MAX ? GELU_MAX : low;
        float z = v * v;
        float w = Math.fma(-K1, z, -K0);
        float t = Math.fma(v, w, ROUND_BIAS_HALF);
        float n = t - ROUND_BIAS_HALF;
        float r = Math.fma(v, w, -n);
        float p = exp2Fraction(r) * Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        return low / ((p + p) + 1f);
    }

    /**
     * {@code gelu}: x·Φ(x) = 0.5·x·(1 + erf(x/√2)), computed as max(x, 0) − a·Φ(−a) with a = |x|, where
     * Φ(−a) = e^(−a²/2)·P(a)/Q(a) keeps relative accuracy in the left tail. Error at most 5.1 ulp from −12.9 on, 7e-8
     * up to 1; below −12.9 (and for −∞) the value at −12.9, −3e-37.
     */
    public static float geluErf(float x) {
        float a = Math.abs(x);
        a = a > GELU_ERF_MAX ? GELU_ERF_MAX : a;
        float z = a * a;
        float zLow = Math.fma(a, a, -z);
        float t = Math.fma(z, -HALF_LOG2E, ROUND_BIAS);
        float n = t - ROUND_BIAS;
        float r = Math.fma(z, -HALF_LOG2E, -n);
        r = Math.fma(z, -HALF_LOG2E_LOW, r);
        r = Math.fma(zLow, -HALF_LOG2E, r);
        float e = exp2Fraction(r) * Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        float p = Math.fma(P4, a, P3);
        p = Math.fma(p, a, P2);
        p = Math.fma(p, a, P1);
        p = Math.fma(p, a, P0);
        float q = Math.fma(Q5, a, Q4);
        q = Math.fma(q, a, Q3);
        q = Math.fma(q, a, Q2);
        q = Math.fma(q, a, Q1);
        q = Math.fma(q, a, 1f);
        float positive = x < 0f ? 0f : x;
        return Math.fma(-a, e * (p / q), positive);
    }

    private static float copySign(float magnitude, float sign) {
        int bits = Float.floatToRawIntBits(magnitude) | (Float.floatToRawIntBits(sign) & 0x8000_0000);
        return Float.intBitsToFloat(bits);
    }
}
