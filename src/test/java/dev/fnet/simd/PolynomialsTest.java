package dev.fnet.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Errors against double on a dense sample of all floats, specials, and the bits of scalar against vector. */
@Tag("kernel")
class PolynomialsTest {
    /** Steps through the bit patterns of the floats; odd, so that all mantissas occur. */
    private static final int STEP = 997;

    private static final float BIG = Float.MAX_VALUE;
    private static final double ANY = Double.POSITIVE_INFINITY;

    private static final float[] SPECIALS = {
        0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE,
        Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, 1f, -1f, 88.72283f, 88.722839f, 88.73f,
        -87.33f, -88.73f, -103.97f, -103.98f, -104f, 89f, 9.01f, 9.02f, 9.5f, 3.92f, 4f, -10.09f, -10.08f, 10f, 12.9f,
        -12.9f, -12.91f, Float.intBitsToFloat(0x7f800001), Float.intBitsToFloat(0xffffffff), 1e30f, -1e30f,
    };

    interface Scalar {
        float of(float x);
    }

    /** Largest error over the sample within [low, high]: relative in ulp of the result, and absolute. */
    private static double[] errors(Scalar f, DoubleUnaryOperator exact, float low, float high) {
        double ulps = 0;
        double absolute = 0;
        for (long b = Integer.MIN_VALUE; b <= Integer.MAX_VALUE; b += STEP) {
            float x = Float.intBitsToFloat((int) b);
            if (!(x >= low && x <= high)) {
                continue;
            }
            double want = exact.applyAsDouble(x);
            double got = f.of(x);
            if (got == want || Math.abs(want) > Float.MAX_VALUE && got == (float) want) {
                continue;
            }
            double error = Math.abs(got - want);
            double inUlps = error / Math.ulp((float) want);
            if (!(inUlps <= ulps)) {
                ulps = inUlps;
            }
            absolute = Math.max(absolute, error);
        }
        return new double[] {ulps, absolute};
    }

    private static void within(double ulps, double absolute, double[] errors) {
        assertTrue(errors[0] <= ulps, () -> errors[0] + " ulp, allowed " + ulps);
        assertTrue(errors[1] <= absolute, () -> errors[1] + " absolute error, allowed " + absolute);
    }

    @Test
    void exp() {
        within(1.0, ANY, errors(ScalarMath::exp, Math::exp, -BIG, BIG));
    }

    @Test
    void tanh() {
        within(2.3, 1e-7, errors(ScalarMath::tanh, Math::tanh, -BIG, BIG));
    }

    @Test
    void erf() {
        within(1.1, 7e-8, errors(ScalarMath::erf, DoubleReference::erf, -BIG, BIG));
    }

    @Test
    void sigmoid() {
        within(2.2, 1e-7, errors(ScalarMath::sigmoid, DoubleReference::sigmoid, -88f, BIG));
        within(ANY, 1e-38, errors(ScalarMath::sigmoid, DoubleReference::sigmoid, -BIG, -88f));
    }

    @Test
    void silu() {
        within(2.2, ANY, errors(ScalarMath::silu, DoubleReference::silu, -88f, BIG));
        within(ANY, 5e-37, errors(ScalarMath::silu, DoubleReference::silu, -BIG, -88f));
    }

    @Test
    void geluTanh() {
        within(2.2, ANY, errors(ScalarMath::geluTanh, DoubleReference::geluTanh, -1f, BIG));
        within(40, 1e-7, errors(ScalarMath::geluTanh, DoubleReference::geluTanh, -6f, -1f));
        within(ANY, 1e-12, errors(ScalarMath::geluTanh, DoubleReference::geluTanh, -BIG, -6f));
        within(ANY, 3.5e-7, errors(ScalarMath::geluTanh, DoubleReference::geluTanh, -4f, 4f));
    }

    @Test
    void geluErf() {
        within(5.2, ANY, errors(ScalarMath::geluErf, DoubleReference::geluErf, -12.9f, BIG));
        within(ANY, 1e-7, errors(ScalarMath::geluErf, DoubleReference::geluErf, -12.9f, 1f));
        within(ANY, 5e-37, errors(ScalarMath::geluErf, DoubleReference::geluErf, -BIG, -12.9f));
    }

    @Test
    void specials() {
        Scalar[] all = {ScalarMath::exp, ScalarMath::tanh, ScalarMath::erf, ScalarMath::sigmoid, ScalarMath::silu,
            ScalarMath::geluTanh, ScalarMath::geluErf};
        for (Scalar f : all) {
            assertTrue(Float.isNaN(f.of(Float.NaN)));
            assertTrue(Float.isNaN(f.of(Float.intBitsToFloat(0xffc12345))));
        }
        float inf = Float.POSITIVE_INFINITY;
        assertEquals(inf, ScalarMath.exp(inf));
        assertEquals(0f, ScalarMath.exp(-inf));
        assertEquals(1f, ScalarMath.exp(-0f));
        assertEquals(1f, ScalarMath.tanh(inf));
        assertEquals(-1f, ScalarMath.tanh(-inf));
        assertEquals(-0f, ScalarMath.tanh(-0f));
        assertEquals(0f, ScalarMath.tanh(0f));
        assertEquals(1f, ScalarMath.erf(inf));
        assertEquals(-1f, ScalarMath.erf(-inf));
        assertEquals(-0f, ScalarMath.erf(-0f));
        assertEquals(1f, ScalarMath.sigmoid(inf));
        assertEquals(0f, ScalarMath.sigmoid(-inf));
        assertEquals(0.5f, ScalarMath.sigmoid(-0f));
        assertEquals(inf, ScalarMath.silu(inf));
        assertEquals(-0f, ScalarMath.silu(-inf));
        assertEquals(-0f, ScalarMath.silu(-0f));
        assertEquals(inf, ScalarMath.geluTanh(inf));
        assertEquals(-0f, ScalarMath.geluTanh(-inf));
        assertEquals(-0f, ScalarMath.geluTanh(-0f));
        assertEquals(inf, ScalarMath.geluErf(inf));
        assertEquals(0f, ScalarMath.geluErf(-inf), 1e-36f);
        assertEquals(-0f, ScalarMath.geluErf(-0f));
        assertEquals(0f, ScalarMath.geluErf(0f));
    }

    @Test
    void expHasScalarBits() {
        sameBits(ScalarMath::exp, VectorMath::exp);
    }

    @Test
    void tanhHasScalarBits() {
        sameBits(ScalarMath::tanh, VectorMath::tanh);
    }

    @Test
    void erfHasScalarBits() {
        sameBits(ScalarMath::erf, VectorMath::erf);
    }

    @Test
    void sigmoidHasScalarBits() {
        sameBits(ScalarMath::sigmoid, VectorMath::sigmoid);
    }

    @Test
    void siluHasScalarBits() {
        sameBits(ScalarMath::silu, VectorMath::silu);
    }

    @Test
    void geluTanhHasScalarBits() {
        sameBits(ScalarMath::geluTanh, VectorMath::geluTanh);
    }

    @Test
    void geluErfHasScalarBits() {
        sameBits(ScalarMath::geluErf, VectorMath::geluErf);
    }

    private static void sameBits(Scalar scalar, UnaryOperator<FloatVector> vector) {
        float[] in = new float[4096];
        float[] out = new float[in.length];
        int filled = 0;
        for (float special : SPECIALS) {
            in[filled++] = special;
        }
        // one in 40 of the sample above keeps the slow, not yet compiled vector calls few
        for (long b = Integer.MIN_VALUE; b <= Integer.MAX_VALUE; b += 40L * STEP) {
            in[filled++] = Float.intBitsToFloat((int) b);
            if (filled == in.length) {
                compare(scalar, vector, in, out);
                filled = 0;
            }
        }
        compare(scalar, vector, in, out);
    }

    private static void compare(Scalar scalar, UnaryOperator<FloatVector> vector, float[] in, float[] out) {
        for (int i = 0; i < in.length; i += VectorShape.LANES) {
            vector.apply(FloatVector.fromArray(VectorShape.F32, in, i)).intoArray(out, i);
        }
        for (int i = 0; i < in.length; i++) {
            float want = scalar.of(in[i]);
            if (Float.floatToIntBits(want) != Float.floatToIntBits(out[i])) {
                throw new AssertionError("at " + in[i] + ": scalar " + want + ", vector " + out[i]);
            }
        }
    }
}
