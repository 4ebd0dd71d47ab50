package dev.fnet.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * exp, tanh, erf, sigmoid, SiLU and the two GELUs for one vector of {@link VectorShape#F32}, bit for bit as
 * {@link ScalarMath}: formulas, ranges and errors stand there. Each method takes and returns one vector and is small
 * enough to be inlined into the loop of a kernel; inlined, it allocates nothing.
 */
public final class VectorMath {
    private static final VectorSpecies<Float> S = VectorShape.F32;

    private VectorMath() {}

    /** e^x: {@link ScalarMath#exp}. */
    public static FloatVector exp(FloatVector x) {
        FloatVector v = clamp(x, ScalarMath.EXP_MIN, ScalarMath.EXP_MAX);
        FloatVector t = v.fma(k(ScalarMath.LOG2E), k(ScalarMath.ROUND_TWO_BIASES));
        FloatVector n = t.sub(ScalarMath.ROUND_TWO_BIASES);
        FloatVector r = v.fma(k(ScalarMath.LOG2E_LOW), v.fma(k(ScalarMath.LOG2E), n.neg()));
        IntVector bits = t.reinterpretAsInts();
        IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
        FloatVector s = half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector p = exp2Fraction(r).mul(s);
        return p.mul(bits.sub(half).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
    }

    /** 1 / (1 + e^−x): {@link ScalarMath#sigmoid}. */
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector v = clamp(x, ScalarMath.SIGMOID_MIN, ScalarMath.SIGMOID_MAX);
        return k(1f).div(onePlusExpMinus(v));
    }

    /** x / (1 + e^−x): {@link ScalarMath#silu}. */
    public static FloatVector silu(FloatVector x) {
        FloatVector low = atLeast(x, ScalarMath.SIGMOID_MIN);
        return low.div(onePlusExpMinus(atMost(low, ScalarMath.SIGMOID_MAX)));
    }

    /** tanh x: {@link ScalarMath#tanh}. */
    public static FloatVector tanh(FloatVector x) {
        FloatVector a = atMost(x.abs(), ScalarMath.TANH_MAX);
        a = a.add(a);
        FloatVector t = a.fma(k(ScalarMath.LOG2E), k(ScalarMath.ROUND_BIAS));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS);
        FloatVector r = n.fma(k(-ScalarMath.LN2_LOW), n.fma(k(-ScalarMath.LN2_HIGH), a));
        FloatVector g = k(ScalarMath.G5).fma(r, k(ScalarMath.G4));
        g = g.fma(r, k(ScalarMath.G3));
        g = g.fma(r, k(ScalarMath.G2));
        g = g.fma(r, k(ScalarMath.G1));
        g = g.fma(r, k(ScalarMath.G0));
        FloatVector q = r.mul(r).fma(g, r);
        FloatVector s = power(t);
        FloatVector m = s.fma(q, s.sub(1f));
        return copySign(m.div(m.add(2f)), x);
    }

    /** erf x: {@link ScalarMath#erf}. */
    public static FloatVector erf(FloatVector x) {
        FloatVector a = atMost(x.abs(), ScalarMath.ERF_MAX);
        FloatVector z = a.mul(a);
        FloatVector e = k(ScalarMath.E6).fma(z, k(ScalarMath.E5));
        e = e.fma(z, k(ScalarMath.E4));
        e = e.fma(z, k(ScalarMath.E3));
        e = e.fma(z, k(ScalarMath.E2));
        e = e.fma(z, k(ScalarMath.E1));
        e = e.fma(z, k(ScalarMath.E0));
        FloatVector near = e.fma(a, a);
        FloatVector y = k(ScalarMath.L6).fma(a, k(ScalarMath.L5));
        y = y.fma(a, k(ScalarMath.L4));
        y = y.fma(a, k(ScalarMath.L3));
        y = y.fma(a, k(ScalarMath.L2));
        y = y.fma(a, k(ScalarMath.L1));
        y = y.fma(a, k(ScalarMath.L0));
        FloatVector t = y.add(ScalarMath.ROUND_BIAS);
        FloatVector p = exp2Fraction(y.sub(t.sub(ScalarMath.ROUND_BIAS)));
        FloatVector far = p.neg().fma(power(t), k(1f));
        return copySign(near.blend(far, a.compare(VectorOperators.GT, 1f)), x);
    }

    /** {@code gelu_new}: {@link ScalarMath#geluTanh}. */
    public static FloatVector geluTanh(FloatVector x) {
        FloatVector low = atLeast(x, ScalarMath.GELU_MIN);
        FloatVector v = atMost(low, ScalarMath.GELU_MAX);
        FloatVector w = v.mul(v).fma(k(-ScalarMath.K1), k(-ScalarMath.K0));
        FloatVector t = v.fma(w, k(ScalarMath.ROUND_BIAS_HALF));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS_HALF);
        FloatVector p = exp2Fraction(v.fma(w, n.neg())).mul(power(t));
        return low.div(p.add(p).add(1f));
    }

    /** {@code gelu}: {@link ScalarMath#geluErf}. */
    public static FloatVector geluErf(FloatVector x) {
        FloatVector a = atMost(x.abs(), ScalarMath.GELU_ERF_MAX);
        FloatVector z = a.mul(a);
        FloatVector zLow = a.fma(a, z.neg());
        FloatVector t = z.fma(k(-ScalarMath.HALF_LOG2E), k(ScalarMath.ROUND_BIAS));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS);
        FloatVector r = z.fma(k(-ScalarMath.HALF_LOG2E), n.neg());
        r = z.fma(k(-ScalarMath.HALF_LOG2E_LOW), r);
        r = zLow.fma(k(-ScalarMath.HALF_LOG2E), r);
        FloatVector e = exp2Fraction(r).mul(power(t));
        FloatVector p = k(ScalarMath.P4).fma(a, k(ScalarMath.P3));
        p = p.fma(a, k(ScalarMath.P2));
        p = p.fma(a, k(ScalarMath.P1));
        p = p.fma(a, k(ScalarMath.P0));
        FloatVector q = k(ScalarMath.Q5).fma(a, k(ScalarMath.Q4));
        q = q.fma(a, k(ScalarMath.Q3));
        q = q.fma(a, k(ScalarMath.Q2));
        q = q.fma(a, k(ScalarMath.Q1));
        q = q.fma(a, k(1f));
        FloatVector positive = x.blend(0f, x.compare(VectorOperators.LT, 0f));
        return a.neg().fma(e.mul(p.div(q)), positive);
    }

    private static FloatVector exp2Fraction(FloatVector r) {
        FloatVector p = k(ScalarMath.C6).fma(r, k(ScalarMath.C5));
        p = p.fma(r, k(ScalarMath.C4));
        p = p.fma(r, k(ScalarMath.C3));
        p = p.fma(r, k(ScalarMath.C2));
        p = p.fma(r, k(ScalarMath.C1));
        return p.fma(r, k(1f));
    }

    private static FloatVector onePlusExpMinus(FloatVector x) {
        FloatVector t = x.fma(k(-ScalarMath.LOG2E), k(ScalarMath.ROUND_BIAS_HALF));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS_HALF);
        FloatVector r = x.fma(k(-ScalarMath.LOG2E_LOW), x.fma(k(-ScalarMath.LOG2E), n.neg()));
        FloatVector p = exp2Fraction(r).mul(power(t));
        return p.add(p).add(1f);
    }

    /** The power of two whose biased exponent stands in the low bits of {@code t}. */
    private static FloatVector power(FloatVector t) {
        return t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector copySign(FloatVector magnitude, FloatVector sign) {
        IntVector bits = sign.reinterpretAsInts().and(0x8000_0000);
        return magnitude.reinterpretAsInts().or(bits).reinterpretAsFloats();
    }

    private static FloatVector clamp(FloatVector x, float low, float high) {
        return atMost(atLeast(x, low), high);
    }

    private static FloatVector atLeast(FloatVector x, float low) {
        return x.blend(low, x.compare(VectorOperators.LT, low));
    }

    private static FloatVector atMost(FloatVector x, float high) {
        return x.blend(high, x.compare(VectorOperators.GT, high));
    }

    private static FloatVector k(float value) {
        return FloatVector.broadcast(S, value);
    }
}
