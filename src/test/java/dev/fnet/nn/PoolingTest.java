package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("kernel")
@net.jqwik.api.Tag("kernel")
class PoolingTest {
    private static final KernelState[] STATES = {Rows.COLD, Rows.HOT};

    @Property(tries = 120)
    void vectorHasTheTwinsBits(@ForAll @IntRange(min = 1, max = 300) int d,
            @ForAll @IntRange(min = 1, max = 50) int rows,
            @ForAll @IntRange(max = 20) int off, @ForAll @IntRange(max = 9) int pad, @ForAll long seed) {
        float[] x = Rows.random(new Random(seed), rows, d, off, d + pad, 0);
        float[] cold = Rows.poisoned(d + 9);
        float[] hot = Rows.poisoned(d + 9);
        new Pooling(Rows.COLD).mean(rows, d, x, off, d + pad, cold, 4);
        new Pooling(Rows.HOT).mean(rows, d, x, off, d + pad, hot, 4);
        Rows.assertOnlyRowsWritten(cold, 1, d, 4, d + 9);
        Rows.assertSameBits(cold, hot);
        for (int j = 0; j < d; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += x[off + i * (d + pad) + j];
            }
            assertEquals(sum / rows, hot[4 + j], 2e-6);
        }

        new Pooling(Rows.COLD).max(rows, d, x, off, d + pad, cold, 4);
        new Pooling(Rows.HOT).max(rows, d, x, off, d + pad, hot, 4);
        Rows.assertOnlyRowsWritten(cold, 1, d, 4, d + 9);
        Rows.assertSameBits(cold, hot);

        new Pooling(Rows.COLD).normalizeL2(d, cold, 4);
        new Pooling(Rows.HOT).normalizeL2(d, hot, 4);
        Rows.assertOnlyRowsWritten(cold, 1, d, 4, d + 9);
        Rows.assertSameBits(cold, hot);
        assertEquals(1, norm(hot, 4, d), 1e-6);
    }

    private static double norm(float[] y, int off, int d) {
        double squares = 0;
        for (int i = off; i < off + d; i++) {
            squares += (double) y[i] * y[i];
        }
        return Math.sqrt(squares);
    }

    @Test
    void maxKeepsTheRulesOfMathMax() {
        float[] x = {-0f, Float.NaN, 1f, Float.NEGATIVE_INFINITY, 0f, 2f, Float.NaN, Float.NEGATIVE_INFINITY};
        for (KernelState state : STATES) {
            float[] y = new float[4];
            new Pooling(state).max(2, 4, x, 0, 4, y, 0);
            Rows.assertSameBits(new float[] {0f, Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY}, y);
        }
    }

    @Test
    void normalisesWhatSquaresCannotHold() {
        for (KernelState state : STATES) {
            for (float size : new float[] {1e-44f, 1e-30f, 1e-15f, 1e-9f, 1e9f, 1e18f, 1e25f, 1e38f}) {
                float[] y = new float[45];
                for (int i = 0; i < y.length; i++) {
                    y[i] = (i % 3 - 1) * size;
                }
                new Pooling(state).normalizeL2(45, y, 0);
                assertEquals(1, norm(y, 0, 45), 1e-6, "size " + size);
                assertTrue(y[0] < 0 && y[1] == 0 && y[2] > 0);
            }
        }
    }

    @Test
    void aZeroVectorStaysZero() {
        for (KernelState state : STATES) {
            float[] y = new float[45];
            y[3] = -0f;
            float[] want = y.clone();
            new Pooling(state).normalizeL2(45, y, 0);
            Rows.assertSameBits(want, y);
        }
    }

    @Test
    void notANumberIsSeen() {
        for (KernelState state : STATES) {
            float[] y = {1f, Float.NaN, 2f};
            new Pooling(state).normalizeL2(3, y, 0);
            Rows.assertSameBits(Rows.poisoned(3), y);
            float[] infinite = {1f, Float.NEGATIVE_INFINITY, 2f};
            new Pooling(state).normalizeL2(3, infinite, 0);
            assertArrayEquals(new float[] {0f, Float.NaN, 0f}, infinite);
        }
    }

    @Test
    void allocatesNothing() {
        Pooling pooling = new Pooling(Rows.HOT);
        float[] x = new float[400];
        float[] y = new float[100];
        assertEquals(0, Rows.allocated(() -> pooling.mean(4, 75, x, 1, 80, y, 1)));
        assertEquals(0, Rows.allocated(() -> pooling.max(4, 75, x, 1, 80, y, 1)));
        x[3] = 2f;
        assertEquals(0, Rows.allocated(() -> pooling.normalizeL2(75, x, 1)));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Pooling pooling = new Pooling(Rows.COLD);
        float[] x = new float[16];
        float[] y = new float[8];
        assertThrows(IllegalArgumentException.class, () -> pooling.mean(0, 8, x, 0, 8, y, 0));
        assertThrows(IllegalArgumentException.class, () -> pooling.mean(3, 8, x, 0, 8, y, 0));
        assertThrows(IllegalArgumentException.class, () -> pooling.mean(2, 8, x, 0, 8, y, 1));
        assertThrows(IllegalArgumentException.class, () -> pooling.max(2, 0, x, 0, 8, y, 0));
        assertThrows(IllegalArgumentException.class, () -> pooling.max(2, 8, x, 1, 8, y, 0));
        assertThrows(IllegalArgumentException.class, () -> pooling.normalizeL2(0, y, 0));
        assertThrows(IllegalArgumentException.class, () -> pooling.normalizeL2(9, y, 0));
    }
}
