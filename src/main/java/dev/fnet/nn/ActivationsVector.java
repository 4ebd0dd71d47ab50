package dev.fnet.nn;

import dev.fnet.simd.VectorMath;
import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activations in place: load, polynomial of {@link VectorMath}, store. One method for each function, so that each is a
 * compilation of its own, and one polynomial in it, all through masks instead of a second one for the tail: the
 * compiler stops inlining after about one and a half polynomials ({@code native-notes/polynomials.md}) and would box
 * vectors.
 */
final class ActivationsVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;

    private ActivationsVector() {}

    static void exp(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.exp(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void tanh(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.tanh(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void erf(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.erf(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void sigmoid(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.sigmoid(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void silu(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.silu(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void geluTanh(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.geluTanh(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void geluErf(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            VectorMath.geluErf(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    static void relu(int n, float[] x, int off) {
        for (int i = 0; i < n; i += L) {
            VectorMask<Float> m = S.indexInRange(i, n);
            relu(FloatVector.fromArray(S, x, off + i, m)).intoArray(x, off + i, m);
        }
    }

    private static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(VectorOperators.LT, 0f));
    }
}
