package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fnet.simd.ScalarMath;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("kernel")
@net.jqwik.api.Tag("kernel")
class ActivationsTest {
    private enum Kind { EXP, TANH, ERF, SIGMOID, SILU, GELU_TANH, GELU_ERF, RELU }

    private static void apply(Activations a, Kind kind, int n, float[] x, int off) {
        switch (kind) {
            case EXP -> a.exp(n, x, off);
            case TANH -> a.tanh(n, x, off);
            case ERF -> a.erf(n, x, off);
            case SIGMOID -> a.sigmoid(n, x, off);
            case SILU -> a.silu(n, x, off);
            case GELU_TANH -> a.geluTanh(n, x, off);
            case GELU_ERF -> a.geluErf(n, x, off);
            case RELU -> a.relu(n, x, off);
        }
    }

    private static float one(Kind kind, float x) {
        return switch (kind) {
            case EXP -> ScalarMath.exp(x);
            case TANH -> ScalarMath.tanh(x);
            case ERF -> ScalarMath.erf(x);
            case SIGMOID -> ScalarMath.sigmoid(x);
            case SILU -> ScalarMath.silu(x);
            case GELU_TANH -> ScalarMath.geluTanh(x);
            case GELU_ERF -> ScalarMath.geluErf(x);
            case RELU -> x < 0 ? 0 : x;
        };
    }

    @Property(tries = 150)
    void everyElementAndNoOther(@ForAll Kind kind, @ForAll @IntRange(min = 0, max = 300) int n,
            @ForAll @IntRange(max = 20) int off, @ForAll @IntRange(max = 20) int after, @ForAll long seed) {
        Random random = new Random(seed);
        float[] x = new float[off + n + after];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (random.nextGaussian() * 5);
        }
        if (n > 2) {
            x[off + n / 2] = Float.NaN;
            x[off + n - 1] = -0f;
        }
        float[] want = x.clone();
        for (int i = off; i < off + n; i++) {
            want[i] = one(kind, want[i]);
        }
        float[] hot = x.clone();
        apply(new Activations(Rows.COLD), kind, n, x, off);
        apply(new Activations(Rows.HOT), kind, n, hot, off);
        Rows.assertSameBits(want, x);
        Rows.assertSameBits(want, hot);
    }

    @Test
    void allocatesNothing() {
        Activations activations = new Activations(Rows.HOT);
        float[] x = new float[100];
        for (Kind kind : Kind.values()) {
            assertEquals(0, Rows.allocated(() -> apply(activations, kind, 75, x, 1)), kind.name());
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Activations activations = new Activations(Rows.COLD);
        float[] x = new float[16];
        for (Kind kind : Kind.values()) {
            assertThrows(IllegalArgumentException.class, () -> apply(activations, kind, 17, x, 0));
            assertThrows(IllegalArgumentException.class, () -> apply(activations, kind, 8, x, 9));
            assertThrows(IllegalArgumentException.class, () -> apply(activations, kind, 8, x, -1));
            assertThrows(IllegalArgumentException.class, () -> apply(activations, kind, -1, x, 0));
        }
    }
}
