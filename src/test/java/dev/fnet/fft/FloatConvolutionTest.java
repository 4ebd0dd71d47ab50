package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bluestein's and Rader's algorithm for lengths that they suit, whatever the rule would choose. */
@Tag("kernel")
class FloatConvolutionTest {
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));

    @Test
    void bluestein() {
        for (int n = 2; n <= 300; n++) {
            check(new FloatBluestein(n, false));
            check(new FloatBluestein(n, true));
        }
    }

    @Test
    void rader() {
        for (int n = 3; n <= 1300; n++) {
            if (isPrime(n) && FastLength.complex(n - 1) == n - 1) {
                check(new FloatRader(n, false));
                check(new FloatRader(n, true));
            }
        }
    }

    @Test
    void generatorsGenerate() {
        for (int n = 3; n <= 3000; n++) {
            if (isPrime(n)) {
                boolean[] seen = new boolean[n];
                int g = FloatRader.generator(n);
                long power = 1;
                for (int q = 1; q < n; q++) {
                    assertTrue(!seen[(int) power], "n " + n + ", generator " + g);
                    seen[(int) power] = true;
                    power = power * g % n;
                }
            }
        }
    }

    /** What the rule chooses for a few lengths; a change shall be seen. */
    @Test
    void rule() {
        assertTrue(!Radices.convolution(31, false));
        assertTrue(!Radices.convolution(13 * 1024, false));
        assertTrue(Radices.rader(1009, false));
        assertEquals(2048, Radices.bluesteinLength(1009, true));
        assertTrue(!Radices.rader(1021, false));
        for (int n = 1; n < 3000; n++) {
            for (boolean rows : new boolean[] {false, true}) {
                int m = Radices.bluesteinLength(n, rows);
                assertTrue(m >= 2 * n - 1 && m <= Math.max(2, 4 * n), "n " + n + ": " + m);
                assertTrue(!Radices.rader(n, rows) || isPrime(n), "n " + n);
            }
        }
    }

    /** Against the exact transform; vector kernels, rows and pairs against the twin's block of one, bit for bit. */
    private static void check(FloatConvolution plan) {
        int n = plan.n;
        Random random = new Random(n);
        float[] x = new float[2 * n];
        double[] pairs = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            x[i] = random.nextFloat() - 0.5f;
            pairs[i < n ? 2 * i : 2 * (i - n) + 1] = x[i];
        }
        float[] cold = nan(2 * n);
        plan.block(false, 1, x, 0, x, n, 1, cold, 0, cold, n, 1, nan(plan.scratchLength(1)), 0);
        double[] actual = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            actual[i < n ? 2 * i : 2 * (i - n) + 1] = cold[i];
        }
        double error = ExactDft.relativeError(actual, new ExactDft(n).exact(pairs), true);
        assertTrue(NaiveDft.scaled(error, n) <= BOUND, plan + ": " + error);
        int w = FloatMoveVector.lanes();
        float[] block = new float[2 * n * w];
        for (int i = 0; i < 2 * n; i++) {
            Arrays.fill(block, i * w, i * w + w, x[i]);
        }
        float[] z = nan(2 * n * w);
        plan.block(true, w, block, 0, block, n * w, w, z, 0, z, n * w, w, nan(plan.scratchLength(w)), 0);
        for (int i = 0; i < 2 * n * w; i++) {
            assertEquals(cold[i / w], z[i], plan + ", block");
        }
        FloatSingle single = new FloatSingle(new FloatMixedRadix(plan.m, plan.inner.radices));
        float[] interleaved = new float[2 * n];
        for (int i = 0; i < n; i++) {
            interleaved[2 * i] = x[i];
            interleaved[2 * i + 1] = x[n + i];
        }
        for (boolean hot : new boolean[] {false, true}) {
            float[] s = nan(single.scratchLength() + plan.rowScratchLength());
            float[] y = nan(2 * n);
            plan.row(hot, single, 1, x, 0, x, n, y, 0, y, n, s, 0);
            float[] p = interleaved.clone();
            plan.row(hot, single, 2, p, 0, p, 1, p, 0, p, 1, nan(s.length), 0);
            float[] back = interleaved.clone();
            plan.row(hot, single, 2, back, 1, back, 0, back, 1, back, 0, nan(s.length), 0);
            float[] exchanged = nan(2 * n);
            plan.row(hot, single, 1, x, n, x, 0, exchanged, n, exchanged, 0, nan(s.length), 0);
            for (int i = 0; i < n; i++) {
                assertEquals(cold[i], y[i], plan + ", row");
                assertEquals(cold[n + i], y[n + i], plan + ", row");
                assertEquals(cold[i], p[2 * i], plan + ", pairs");
                assertEquals(cold[n + i], p[2 * i + 1], plan + ", pairs");
                assertEquals(exchanged[i], back[2 * i], plan + ", pairs exchanged");
                assertEquals(exchanged[n + i], back[2 * i + 1], plan + ", pairs exchanged");
            }
        }
    }

    private static boolean isPrime(int n) {
        for (int p = 2; p * p <= n; p++) {
            if (n % p == 0) {
                return false;
            }
        }
        return n > 1;
    }

    private static float[] nan(int length) {
        float[] a = new float[length];
        Arrays.fill(a, Float.NaN);
        return a;
    }
}
