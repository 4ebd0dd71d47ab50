package dev.fnet.bench.measure;

import dev.fnet.exec.Machine;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The roof of arithmetic: float FMA per second of one core, at the library's vector width, nothing loaded or stored.
 *
 * <p>An FMA takes about 4 cycles and two (on some cores four) start in each, so 8 (16) chains that do not wait for each
 * other fill the core: 12 fit into 16 registers beside the two factors, 24 into 32.
 */
public final class FmaPeak implements Runnable {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int STEPS = 2048;

    /** a·M + A goes to 1 from everywhere: neither overflow nor denormals slow it down. */
    private static final float M = 0.5f;

    private static final float A = 0.5f;

    private final boolean wide = Machine.REGISTER_BUDGET >= 32;
    private float kept;

    /** Floating-point operations of one {@link #run}, a fused multiply-add counted as two. */
    public double flops() {
        return 2.0 * STEPS * chains() * S.length();
    }

    public int chains() {
        return wide ? 24 : 12;
    }

    @Override
    public void run() {
        kept = wide ? chains24(STEPS, kept) : chains12(STEPS, kept);
    }

    /** What the last run left, 1 after a few of them. */
    public float kept() {
        return kept;
    }

    private static float chains12(int steps, float seed) {
        FloatVector m = FloatVector.broadcast(S, M);
        FloatVector a = FloatVector.broadcast(S, A);
        FloatVector s0 = FloatVector.broadcast(S, seed);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        for (int i = 0; i < steps; i++) {
            s0 = s0.fma(m, a);
            s1 = s1.fma(m, a);
            s2 = s2.fma(m, a);
            s3 = s3.fma(m, a);
            s4 = s4.fma(m, a);
            s5 = s5.fma(m, a);
            s6 = s6.fma(m, a);
            s7 = s7.fma(m, a);
            s8 = s8.fma(m, a);
            s9 = s9.fma(m, a);
            s10 = s10.fma(m, a);
            s11 = s11.fma(m, a);
        }
        FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
        return low.add(high).lane(0) / 12;
    }

    private static float chains24(int steps, float seed) {
        FloatVector m = FloatVector.broadcast(S, M);
        FloatVector a = FloatVector.broadcast(S, A);
        FloatVector s0 = FloatVector.broadcast(S, seed);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        FloatVector s12 = s0, s13 = s0, s14 = s0, s15 = s0, s16 = s0, s17 = s0, s18 = s0, s19 = s0, s20 = s0, s21 = s0;
        FloatVector s22 = s0, s23 = s0;
        for (int i = 0; i < steps; i++) {
            s0 = s0.fma(m, a);
            s1 = s1.fma(m, a);
            s2 = s2.fma(m, a);
            s3 = s3.fma(m, a);
            s4 = s4.fma(m, a);
            s5 = s5.fma(m, a);
            s6 = s6.fma(m, a);
            s7 = s7.fma(m, a);
            s8 = s8.fma(m, a);
            s9 = s9.fma(m, a);
            s10 = s10.fma(m, a);
            s11 = s11.fma(m, a);
            s12 = s12.fma(m, a);
            s13 = s13.fma(m, a);
            s14 = s14.fma(m, a);
            s15 = s15.fma(m, a);
            s16 = s16.fma(m, a);
            s17 = s17.fma(m, a);
            s18 = s18.fma(m, a);
            s19 = s19.fma(m, a);
            s20 = s20.fma(m, a);
            s21 = s21.fma(m, a);
            s22 = s22.fma(m, a);
            s23 = s23.fma(m, a);
        }
        FloatVector q0 = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        FloatVector q1 = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
        FloatVector q2 = s12.add(s13).add(s14).add(s15).add(s16).add(s17);
        FloatVector q3 = s18.add(s19).add(s20).add(s21).add(s22).add(s23);
        return q0.add(q1).add(q2).add(q3).lane(0) / 24;
    }
}
