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
 *
 * <p>Both loops are too long, in bytecode, to be inlined into whoever calls {@link #run}: with the callers' values around
 * it, the one of 12 chains was compiled to code of half the speed as soon as a second body was timed.
 */
public final class FmaPeak implements Runnable {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int STEPS = 2048;

    /** Sums of M·X start at 1 and stay there, each addend being rounded away: no overflow, no denormals. */
    private static final float M = 0x1p-20f;

    private static final float X = 0x1p-19f;

    private final boolean wide = Machine.REGISTER_BUDGET >= 32;
    private float kept = 1;

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

    /** What the last run left: 1. */
    public float kept() {
        return kept;
    }

    private static float chains12(int steps, float seed) {
        FloatVector m = FloatVector.broadcast(S, M);
        FloatVector x = FloatVector.broadcast(S, X);
        FloatVector s0 = FloatVector.broadcast(S, seed);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        for (int i = 0; i < steps; i += 2) {
            s0 = m.fma(x, s0);
            s1 = m.fma(x, s1);
            s2 = m.fma(x, s2);
            s3 = m.fma(x, s3);
            s4 = m.fma(x, s4);
            s5 = m.fma(x, s5);
            s6 = m.fma(x, s6);
            s7 = m.fma(x, s7);
            s8 = m.fma(x, s8);
            s9 = m.fma(x, s9);
            s10 = m.fma(x, s10);
            s11 = m.fma(x, s11);
            s0 = m.fma(x, s0);
            s1 = m.fma(x, s1);
            s2 = m.fma(x, s2);
            s3 = m.fma(x, s3);
            s4 = m.fma(x, s4);
            s5 = m.fma(x, s5);
            s6 = m.fma(x, s6);
            s7 = m.fma(x, s7);
            s8 = m.fma(x, s8);
            s9 = m.fma(x, s9);
            s10 = m.fma(x, s10);
            s11 = m.fma(x, s11);
        }
        FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
        return low.add(high).lane(0) / 12;
    }

    private static float chains24(int steps, float seed) {
        FloatVector m = FloatVector.broadcast(S, M);
        FloatVector x = FloatVector.broadcast(S, X);
        FloatVector s0 = FloatVector.broadcast(S, seed);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        FloatVector s12 = s0, s13 = s0, s14 = s0, s15 = s0, s16 = s0, s17 = s0, s18 = s0, s19 = s0, s20 = s0, s21 = s0;
        FloatVector s22 = s0, s23 = s0;
        for (int i = 0; i < steps; i++) {
            s0 = m.fma(x, s0);
            s1 = m.fma(x, s1);
            s2 = m.fma(x, s2);
            s3 = m.fma(x, s3);
            s4 = m.fma(x, s4);
            s5 = m.fma(x, s5);
            s6 = m.fma(x, s6);
            s7 = m.fma(x, s7);
            s8 = m.fma(x, s8);
            s9 = m.fma(x, s9);
            s10 = m.fma(x, s10);
            s11 = m.fma(x, s11);
            s12 = m.fma(x, s12);
            s13 = m.fma(x, s13);
            s14 = m.fma(x, s14);
            s15 = m.fma(x, s15);
            s16 = m.fma(x, s16);
            s17 = m.fma(x, s17);
            s18 = m.fma(x, s18);
            s19 = m.fma(x, s19);
            s20 = m.fma(x, s20);
            s21 = m.fma(x, s21);
            s22 = m.fma(x, s22);
            s23 = m.fma(x, s23);
        }
        FloatVector q0 = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        FloatVector q1 = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
        FloatVector q2 = s12.add(s13).add(s14).add(s15).add(s16).add(s17);
        FloatVector q3 = s18.add(s19).add(s20).add(s21).add(s22).add(s23);
        return q0.add(q1).add(q2).add(q3).lane(0) / 24;
    }
}
