package dev.fnet.gemm;

import dev.fnet.simd.VectorMath;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activations over finished rows of a product: {@code c[i,j] = act(x[i,j]) (+ r[i,j])}, the same bits as
 * {@link GemmScalar}. A second sweep and not part of the tiles: 24 polynomials in one tile would be 24 copies of their
 * code, and the rows come from L1. {@code c} may be {@code x} at the same place; {@code r} may be {@code null}.
 *
 * <p>One loop per activation, so that each is compiled by itself, with one call of its polynomial and no helper after
 * it: a second call, for a masked tail, goes beyond what the compiler inlines, and vectors become objects. Callers have
 * checked all ranges.
 */
final class EpilogueVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private EpilogueVector() {}

    /** Picks the loop. Columns beyond whole vectors are left to the twin. */
    static void apply(Activation activation, int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff,
            int ldr, float[] c, int cOff, int ldc) {
        int whole = columns - columns % L;
        if (whole < columns) {
            GemmScalar.activate(activation, rows, columns - whole, x, xOff + whole, ldx, r, rOff + whole, ldr,
                    c, cOff + whole, ldc);
        }
        if (activation == Activation.GELU_TANH) {
            geluTanh(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.GELU_ERF) {
            geluErf(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.RELU) {
            relu(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.SILU) {
            silu(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else if (activation == Activation.NONE) {
            copy(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        } else {
            tanh(rows, whole, x, xOff, ldx, r, rOff, ldr, c, cOff, ldc);
        }
    }

    /** No activation. */
    private static void copy(int rows, int columns, float[] x, int xOff, int ldx, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int s = xOff + i * ldx;
            int u = rOff + i * ldr;
            int t = cOff + i * ldc;
            for (int j = 0; j < columns; j += L) {
                FloatVector v = FloatVector.fromArray(S, x, s + j);
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
            }
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
                FloatVector v = VectorMath.geluTanh(FloatVector.fromArray(S, x, s + j));
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
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
                FloatVector v = VectorMath.geluErf(FloatVector.fromArray(S, x, s + j));
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
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
                FloatVector v = FloatVector.fromArray(S, x, s + j).max(FloatVector.zero(S));
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
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
                FloatVector v = VectorMath.silu(FloatVector.fromArray(S, x, s + j));
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
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
                FloatVector v = VectorMath.tanh(FloatVector.fromArray(S, x, s + j));
                if (r == null) {
                    v.intoArray(c, t + j);
                } else {
                    v.add(FloatVector.fromArray(S, r, u + j)).intoArray(c, t + j);
                }
            }
        }
    }
}
