package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reference of the accuracy tests is itself right to 28 digits and more. */
class ExactDftTest {
    /** Against every term of the sum in the same arithmetic, but with other angles and another order. */
    @Test
    void fastAndNaiveAgree() {
        for (int n : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 30, 64, 97, 100, 127, 128, 243, 509, 512, 600, 1009}) {
            double[] z = random(n);
            double[][] naive = ExactDft.naive(z);
            double[][] fast = new ExactDft(n).exact(z);
            double difference = 0;
            double norm = 0;
            for (int k = 0; k < n; k++) {
                for (int part = 0; part < 4; part += 2) {
                    double d = fast[part][k] - naive[part][k] + (fast[part + 1][k] - naive[part + 1][k]);
                    difference += d * d;
                    norm += naive[part][k] * naive[part][k];
                }
            }
            assertTrue(Math.sqrt(difference / norm) < 1e-29, "n " + n + ": " + Math.sqrt(difference / norm));
            assertTrue(ExactDft.relativeError(NaiveDft.transform(z, true), fast, true) < 5e-16, "n " + n);
            assertTrue(ExactDft.relativeError(NaiveDft.transform(z, false), fast, false) < 5e-16, "n " + n);
        }
    }

    /** The transform of an impulse is one root of unity after another: some of them to 30 digits, from tables. */
    @Test
    void rootsOfUnity() {
        double[][] twelve = ExactDft.naive(impulse(12));
        root("0.866025403784438646763723170752936183", twelve[0][1], twelve[1][1]);
        root("-0.5", twelve[2][1], twelve[3][1]);
        root("-0.866025403784438646763723170752936183", twelve[0][5], twelve[1][5]);
        root("0.866025403784438646763723170752936183", twelve[2][8], twelve[3][8]);
        double[][] five = new ExactDft(5).exact(impulse(5));
        root("0.309016994374947424102293417182819059", five[0][1], five[1][1]);
        root("-0.951056516295153572116439333379382143", five[2][1], five[3][1]);
        double[][] eight = new ExactDft(8).exact(impulse(8));
        root("0.707106781186547524400844362104849039", eight[0][1], eight[1][1]);
        root("-0.707106781186547524400844362104849039", eight[2][1], eight[3][1]);
    }

    private static void root(String expected, double hi, double lo) {
        BigDecimal off = new BigDecimal(hi).add(new BigDecimal(lo)).subtract(new BigDecimal(expected));
        assertEquals(0, off.doubleValue(), 1e-30);
    }

    private static double[] impulse(int n) {
        double[] z = new double[2 * n];
        z[2] = 1;
        return z;
    }

    private static double[] random(int n) {
        Random random = new Random(n);
        double[] z = new double[2 * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextDouble() - 0.5;
        }
        return z;
    }
}
