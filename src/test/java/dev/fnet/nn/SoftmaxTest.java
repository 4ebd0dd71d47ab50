package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("kernel")
@net.jqwik.api.Tag("kernel")
class SoftmaxTest {
    private static final KernelState[] STATES = {Rows.COLD, Rows.HOT};

    @Property(tries = 120)
    void vectorHasTheTwinsBits(@ForAll @IntRange(min = 1, max = 1100) int n,
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(max = 20) int off, @ForAll @IntRange(max = 9) int pad,
            @ForAll @IntRange(max = 1) int after, @ForAll long seed) {
        float[] x = Rows.random(new Random(seed), rows, n, off, n + pad, after);
        assertEquals(new Softmax(Rows.COLD).logSumExp(x, off, n), new Softmax(Rows.HOT).logSumExp(x, off, n));
        float[] y = x.clone();
        new Softmax(Rows.COLD).apply(rows, n, x, off, n + pad);
        new Softmax(Rows.HOT).apply(rows, n, y, off, n + pad);
        Rows.assertOnlyRowsWritten(x, rows, n, off, n + pad);
        Rows.assertSameBits(x, y);
    }

    @Property(tries = 60)
    void isExactAndSumsToOne(@ForAll @IntRange(min = 1, max = 1100) int n, @ForAll long seed) {
        float[] x = Rows.random(new Random(seed), 1, n, 0, n, 0);
        double sum = 0;
        for (float v : x) {
            sum += Math.exp(v);
        }
        assertEquals(Math.log(sum), new Softmax(Rows.HOT).logSumExp(x, 0, n), 1e-6);
        float[] y = x.clone();
        new Softmax(Rows.HOT).apply(1, n, y, 0, n);
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += y[i];
            assertEquals(1, y[i] / (Math.exp(x[i]) / sum), 1e-6);
        }
        assertEquals(1, total, 1e-6);
    }

    @Test
    void standsExtremeLogits() {
        for (KernelState state : STATES) {
            Softmax softmax = new Softmax(state);
            float[] x = {1e30f, -1e30f, 1e30f, Float.NEGATIVE_INFINITY, -Float.MAX_VALUE};
            assertEquals(1e30f, softmax.logSumExp(x, 0, 5));
            softmax.apply(1, 5, x, 0, 5);
            Rows.assertSameBits(new float[] {0.5f, 0f, 0.5f, 0f, 0f}, x);
            float[] one = {-3f};
            assertEquals(-3f, softmax.logSumExp(one, 0, 1));
            softmax.apply(1, 1, one, 0, 1);
            assertEquals(1f, one[0]);
            float[] nothing = new float[40];
            Arrays.fill(nothing, Float.NEGATIVE_INFINITY);
            assertEquals(Float.NEGATIVE_INFINITY, softmax.logSumExp(nothing, 0, 40));
            nothing[39] = Float.POSITIVE_INFINITY;
            assertEquals(Float.POSITIVE_INFINITY, softmax.logSumExp(nothing, 0, 40));
        }
    }

    @Test
    void notANumberStaysInItsRow() {
        for (KernelState state : STATES) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
                for (int at : new int[] {0, 17, 44}) {
                    float[] x = Rows.random(new Random(1), 3, 45, 0, 45, 0);
                    x[45 + at] = bad;
                    new Softmax(state).apply(3, 45, x, 0, 45);
                    for (int i = 0; i < x.length; i++) {
                        assertEquals(i / 45 == 1, Float.isNaN(x[i]), "element " + i);
                    }
                }
            }
            float[] x = new float[45];
            x[30] = Float.NaN;
            assertTrue(Float.isNaN(new Softmax(state).logSumExp(x, 0, 45)));
        }
    }

    @Test
    void allocatesNothing() {
        Softmax softmax = new Softmax(Rows.HOT);
        float[] x = new float[200];
        assertEquals(0, Rows.allocated(() -> softmax.apply(2, 75, x, 1, 80)));
        float[] sum = new float[1];
        assertEquals(0, Rows.allocated(() -> sum[0] = softmax.logSumExp(x, 1, 75)));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Softmax softmax = new Softmax(Rows.COLD);
        float[] x = new float[16];
        assertThrows(IllegalArgumentException.class, () -> softmax.apply(1, 0, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> softmax.apply(3, 8, x, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> softmax.apply(2, 8, x, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> softmax.logSumExp(x, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> softmax.logSumExp(x, 9, 8));
        assertThrows(IllegalArgumentException.class, () -> softmax.logSumExp(x, -1, 8));
    }
}
