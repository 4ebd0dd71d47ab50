package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TwiddlesTest {
    /** Against angles in 31 digits. */
    @Test
    void withinHalfAnUlp() {
        for (int n : new int[] {3, 7, 9, 13, 64, 100, 128, 243, 1009, 2025, 2048, 6561, 65536, 65537}) {
            double[] z = new double[2 * n];
            z[2] = 1;
            double[][] exact = new ExactDft(n).exact(z);
            for (int k = 0; k < n; k++) {
                if (8L * k % n != 0) {
                    near(exact[0][k], exact[1][k], Twiddles.cos(k, n), "cos " + k + "/" + n);
                    near(exact[2][k], exact[3][k], -Twiddles.sin(k, n), "sin " + k + "/" + n);
                }
            }
        }
    }

    private static void near(double high, double low, double actual, String what) {
        double error = Math.abs(actual - high - low);
        assertTrue(error <= 0.51 * Math.ulp(high), what + ": " + error / Math.ulp(high) + " ulp");
    }

    /** cos and sin share their bits wherever the circle says so. */
    @Test
    void symmetriesAreExact() {
        for (long n : new long[] {8, 24, 40, 1000, 4096, 3 << 20, 8L * 1_000_003, 1L << 40}) {
            assertEquals(Math.sqrt(0.5), Twiddles.cos(n / 8, n));
            assertEquals(0, Twiddles.cos(n / 4, n));
            assertEquals(-1, Twiddles.cos(n / 2, n));
            assertEquals(1, Twiddles.sin(n / 4, n));
            for (long k = 0; k < Math.min(n, 300); k++) {
                double cos = Twiddles.cos(k, n);
                assertEquals(cos, Twiddles.cos(-k, n));
                assertEquals(cos, Twiddles.cos(k + 3 * n, n));
                assertEquals(cos, Twiddles.sin(k + n / 4, n));
                assertEquals(cos, 0 - Twiddles.cos(n / 2 - k, n));
                assertEquals(Twiddles.sin(k, n), 0 - Twiddles.sin(-k, n));
            }
        }
    }
}
