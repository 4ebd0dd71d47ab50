package dev.fnet.gemm;

import dev.fnet.simd.VectorMath;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activations over finished rows of a product: {@code c[i,j] = act(x[i,j]) (+ r[i,j])}, the same bits as
 * {@link GemmScalar}. A second sweep and not part of the tiles: 24 polynomials in one tile would be 24 copies of their
 * code, and the rows come from L1. {@code c} may be {@code x} at the same place; {@code r} may be {@code null}.
 *
 * <p>One loop per activation, so that each is compiled by itself. Callers have checked all ranges.
 */
final class EpilogueVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private EpilogueVector() {}

    /** Picks the loop; {@code activation} is not {@code NONE}. */
    static void apply(Activation activation, int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff,
            int ldr, float[] c, int cOff, int ldc) {
        if (activation == Activation.GELU_TANH) {
            geluTanh(rows, columns, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.GELU_ERF) {
            geluErf(rows, columns, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.RELU) {
            relu(rows, columns, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.SILU) {
            silu(rows, columns, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else {
            tanh(rows, columns, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        }
    }

    /** GELU by the tanh formula. */
    private static void geluTanh(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = load(columns - j, x, s + j);
                put(columns - j, VectorMath.geluTanh(v), r, u + j, c, t + j);
            }
        }
    }

    /** GELU by the error function. */
    private static void geluErf(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = load(columns - j, x, s + j);
                put(columns - j, VectorMath.geluErf(v), r, u + j, c, t + j);
            }
        }
    }

    /** {@code max(x, 0)}. */
    private static void relu(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = load(columns - j, x, s + j);
                put(columns - j, v.max(FloatVector.zero(S)), r, u + j, c, t + j);
            }
        }
    }

    /** {@code x / (1 + exp(-x))}. */
    private static void silu(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = load(columns - j, x, s + j);
                put(columns - j, VectorMath.silu(v), r, u + j, c, t + j);
            }
        }
    }

    /** The hyperbolic tangent. */
    private static void tanh(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = load(columns - j, x, s + j);
                put(columns - j, VectorMath.tanh(v), r, u + j, c, t + j);
            }
        }
    }

    private static FloatVector load(int columns, float[] x, int s) {
        return columns >= L
                ? FloatVector.fromArray(S, x, s)
                : FloatVector.fromArray(S, x, s, S.indexInRange(0, columns));
    }

    private static void put(int columns, FloatVector v, float[] r, int u, float[] c, int t) {
        if (columns >= L) {
            if (r != null) {
                v = v.add(FloatVector.fromArray(S, r, u));
            }
            v.intoArray(c, t);
        } else {
            VectorMask<Float> mask = S.indexInRange(0, columns);
            if (r != null) {
                v = v.add(FloatVector.fromArray(S, r, u, mask));
            }
            v.intoArray(c, t, mask);
        }
    }
}
