package dev.fnet.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * exp, tanh, erf, sigmoid, SiLU and the two GELUs for one vector of {@link VectorShape#F32}, bit for bit as
 * {@link ScalarMath}: formulas, ranges and errors stand there. Each method takes and returns one vector and
 * allocates nothing once inlined into the loop of a kernel.
 *
 * <p>The compiler inlines methods of its own annotation always, others only until a compilation has 18,000 nodes, and
 * one exp has more than half of that, and never above 325 bytes of bytecode. Hence next to no helpers here although
 * lines repeat; and a kernel may call one of these methods at one place, in a loop, and no helper of its own behind it, or
 * vectors are boxed. See
 * {@code native-notes/polynomials.md}.
 */
public final class VectorMath {
    private static final VectorSpecies<Float> S = VectorShape.F32;

    private VectorMath() {}

    /** e^x: {@link ScalarMath#exp}. */
    public static FloatVector exp(FloatVector x) {
        FloatVector v = x.blend(ScalarMath.EXP_MIN, x.compare(VectorOperators.LT, ScalarMath.EXP_MIN));
        v = v.blend(ScalarMath.EXP_MAX, v.compare(VectorOperators.GT, ScalarMath.EXP_MAX));
        FloatVector t = v.fma(FloatVector.broadcast(S, ScalarMath.LOG2E),
                FloatVector.broadcast(S, ScalarMath.ROUND_TWO_BIASES));
        FloatVector n = t.sub(ScalarMath.ROUND_TWO_BIASES);
        FloatVector r = v.fma(FloatVector.broadcast(S, ScalarMath.LOG2E_LOW),
                v.fma(FloatVector.broadcast(S, ScalarMath.LOG2E), n.neg()));
        IntVector bits = t.reinterpretAsInts();
        IntVector half = bits.lanewise(VectorOperators.ASHR, 1);
        FloatVector s = half.lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector p = FloatVector.broadcast(S, ScalarMath.C6).fma(r, FloatVector.broadcast(S, ScalarMath.C5));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C4));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C3));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C2));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C1));
        p = p.fma(r, FloatVector.broadcast(S, 1f));
        return p.mul(s).mul(bits.sub(half).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
    }

    /** 1 / (1 + e^−x): {@link ScalarMath#sigmoid}. */
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector v = x.blend(ScalarMath.SIGMOID_MIN, x.compare(VectorOperators.LT, ScalarMath.SIGMOID_MIN));
        v = v.blend(ScalarMath.SIGMOID_MAX, v.compare(VectorOperators.GT, ScalarMath.SIGMOID_MAX));
        FloatVector t = v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E),
                FloatVector.broadcast(S, ScalarMath.ROUND_BIAS_HALF));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS_HALF);
        FloatVector r = v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E_LOW),
                v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E), n.neg()));
        FloatVector p = FloatVector.broadcast(S, ScalarMath.C6).fma(r, FloatVector.broadcast(S, ScalarMath.C5));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C4));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C3));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C2));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C1));
        p = p.fma(r, FloatVector.broadcast(S, 1f));
        FloatVector s = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        p = p.mul(s);
        return FloatVector.broadcast(S, 1f).div(p.add(p).add(1f));
    }

    /** x / (1 + e^−x): {@link ScalarMath#silu}. */
    public static FloatVector silu(FloatVector x) {
        FloatVector low = x.blend(ScalarMath.SIGMOID_MIN, x.compare(VectorOperators.LT, ScalarMath.SIGMOID_MIN));
        FloatVector v = low.blend(ScalarMath.SIGMOID_MAX, low.compare(VectorOperators.GT, ScalarMath.SIGMOID_MAX));
        FloatVector t = v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E),
                FloatVector.broadcast(S, ScalarMath.ROUND_BIAS_HALF));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS_HALF);
        FloatVector r = v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E_LOW),
                v.fma(FloatVector.broadcast(S, -ScalarMath.LOG2E), n.neg()));
        FloatVector p = FloatVector.broadcast(S, ScalarMath.C6).fma(r, FloatVector.broadcast(S, ScalarMath.C5));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C4));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C3));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C2));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C1));
        p = p.fma(r, FloatVector.broadcast(S, 1f));
        FloatVector s = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        p = p.mul(s);
        return low.div(p.add(p).add(1f));
    }

    /** tanh x: {@link ScalarMath#tanh}. */
    public static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(ScalarMath.TANH_MAX, a.compare(VectorOperators.GT, ScalarMath.TANH_MAX));
        a = a.add(a);
        FloatVector t = a.fma(FloatVector.broadcast(S, ScalarMath.LOG2E),
                FloatVector.broadcast(S, ScalarMath.ROUND_BIAS));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS);
        FloatVector r = n.fma(FloatVector.broadcast(S, -ScalarMath.LN2_HIGH), a);
        r = n.fma(FloatVector.broadcast(S, -ScalarMath.LN2_LOW), r);
        FloatVector g = FloatVector.broadcast(S, ScalarMath.G5).fma(r, FloatVector.broadcast(S, ScalarMath.G4));
        g = g.fma(r, FloatVector.broadcast(S, ScalarMath.G3));
        g = g.fma(r, FloatVector.broadcast(S, ScalarMath.G2));
        g = g.fma(r, FloatVector.broadcast(S, ScalarMath.G1));
        g = g.fma(r, FloatVector.broadcast(S, ScalarMath.G0));
        FloatVector q = r.mul(r).fma(g, r);
        FloatVector s = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        FloatVector m = s.fma(q, s.sub(1f));
        FloatVector y = m.div(m.add(2f));
        IntVector bits = x.reinterpretAsInts().and(0x8000_0000);
        return y.reinterpretAsInts().or(bits).reinterpretAsFloats();
    }

    /** erf x: {@link ScalarMath#erf}. */
    public static FloatVector erf(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(ScalarMath.ERF_MAX, a.compare(VectorOperators.GT, ScalarMath.ERF_MAX));
        FloatVector y = FloatVector.broadcast(S, ScalarMath.L6).fma(a, FloatVector.broadcast(S, ScalarMath.L5));
        y = y.fma(a, FloatVector.broadcast(S, ScalarMath.L4));
        y = y.fma(a, FloatVector.broadcast(S, ScalarMath.L3));
        y = y.fma(a, FloatVector.broadcast(S, ScalarMath.L2));
        y = y.fma(a, FloatVector.broadcast(S, ScalarMath.L1));
        y = y.fma(a, FloatVector.broadcast(S, ScalarMath.L0));
        FloatVector t = y.add(ScalarMath.ROUND_BIAS);
        FloatVector r = y.sub(t.sub(ScalarMath.ROUND_BIAS));
        FloatVector far = FloatVector.broadcast(S, 1f).sub(exp2(r, t));
        FloatVector z = a.mul(a);
        FloatVector e = FloatVector.broadcast(S, ScalarMath.E6).fma(z, FloatVector.broadcast(S, ScalarMath.E5));
        e = e.fma(z, FloatVector.broadcast(S, ScalarMath.E4));
        e = e.fma(z, FloatVector.broadcast(S, ScalarMath.E3));
        e = e.fma(z, FloatVector.broadcast(S, ScalarMath.E2));
        e = e.fma(z, FloatVector.broadcast(S, ScalarMath.E1));
        e = e.fma(z, FloatVector.broadcast(S, ScalarMath.E0));
        FloatVector near = e.fma(a, a);
        y = near.blend(far, a.compare(VectorOperators.GT, 1f));
        IntVector bits = x.reinterpretAsInts().and(0x8000_0000);
        return y.reinterpretAsInts().or(bits).reinterpretAsFloats();
    }

    /** {@code gelu_new}: {@link ScalarMath#geluTanh}. */
    public static FloatVector geluTanh(FloatVector x) {
        FloatVector low = x.blend(ScalarMath.GELU_MIN, x.compare(VectorOperators.LT, ScalarMath.GELU_MIN));
        FloatVector v = low.blend(ScalarMath.GELU_MAX, low.compare(VectorOperators.GT, ScalarMath.GELU_MAX));
        FloatVector w = v.mul(v).fma(FloatVector.broadcast(S, -ScalarMath.K1),
                FloatVector.broadcast(S, -ScalarMath.K0));
        FloatVector t = v.fma(w, FloatVector.broadcast(S, ScalarMath.ROUND_BIAS_HALF));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS_HALF);
        FloatVector r = v.fma(w, n.neg());
        FloatVector p = FloatVector.broadcast(S, ScalarMath.C6).fma(r, FloatVector.broadcast(S, ScalarMath.C5));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C4));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C3));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C2));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C1));
        p = p.fma(r, FloatVector.broadcast(S, 1f));
        FloatVector s = t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        p = p.mul(s);
        return low.div(p.add(p).add(1f));
    }

    /** {@code gelu}: {@link ScalarMath#geluErf}. */
    public static FloatVector geluErf(FloatVector x) {
        FloatVector a = x.abs();
        a = a.blend(ScalarMath.GELU_ERF_MAX, a.compare(VectorOperators.GT, ScalarMath.GELU_ERF_MAX));
        FloatVector z = a.mul(a);
        FloatVector zLow = a.fma(a, z.neg());
        FloatVector t = z.fma(FloatVector.broadcast(S, -ScalarMath.HALF_LOG2E),
                FloatVector.broadcast(S, ScalarMath.ROUND_BIAS));
        FloatVector n = t.sub(ScalarMath.ROUND_BIAS);
        FloatVector r = z.fma(FloatVector.broadcast(S, -ScalarMath.HALF_LOG2E), n.neg());
        r = z.fma(FloatVector.broadcast(S, -ScalarMath.HALF_LOG2E_LOW), r);
        r = zLow.fma(FloatVector.broadcast(S, -ScalarMath.HALF_LOG2E), r);
        FloatVector e = exp2(r, t);
        FloatVector p = FloatVector.broadcast(S, ScalarMath.P4).fma(a, FloatVector.broadcast(S, ScalarMath.P3));
        p = p.fma(a, FloatVector.broadcast(S, ScalarMath.P2));
        p = p.fma(a, FloatVector.broadcast(S, ScalarMath.P1));
        p = p.fma(a, FloatVector.broadcast(S, ScalarMath.P0));
        FloatVector q = FloatVector.broadcast(S, ScalarMath.Q5).fma(a, FloatVector.broadcast(S, ScalarMath.Q4));
        q = q.fma(a, FloatVector.broadcast(S, ScalarMath.Q3));
        q = q.fma(a, FloatVector.broadcast(S, ScalarMath.Q2));
        q = q.fma(a, FloatVector.broadcast(S, ScalarMath.Q1));
        q = q.fma(a, FloatVector.broadcast(S, 1f));
        FloatVector positive = x.blend(0f, x.compare(VectorOperators.LT, 0f));
        return a.neg().fma(e.mul(p.div(q)), positive);
    }

    /**
     * 2^(n + r), the biased exponent n in the low bits of t: for the two functions that would exceed the size of what is
     * inlined; they call it early.
     */
    private static FloatVector exp2(FloatVector r, FloatVector t) {
        FloatVector p = FloatVector.broadcast(S, ScalarMath.C6).fma(r, FloatVector.broadcast(S, ScalarMath.C5));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C4));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C3));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C2));
        p = p.fma(r, FloatVector.broadcast(S, ScalarMath.C1));
        p = p.fma(r, FloatVector.broadcast(S, 1f));
        return p.mul(t.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
    }
}
