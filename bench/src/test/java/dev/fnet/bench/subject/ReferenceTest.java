package dev.fnet.bench.subject;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The references against sums written out term by term. */
final class ReferenceTest {
    @Test
    void productOfOddSizes() {
        int m = 5;
        int n = 3;
        int k = 7;
        float[] a = Inputs.uniform(1, m * k, 1);
        float[] b = Inputs.uniform(2, k * n, 1);
        double[] c = Reference.gemm(m, n, k, Reference.widen(a), b);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a[i * k + l] * b[l * n + j];
                }
                assertEquals(sum, c[i * n + j], 1e-14, "element " + i + ", " + j);
            }
        }
    }

    @Test
    void mixingIsTheRealPartOfTheDoubleSum() {
        int n = 6;
        int d = 5;
        double[] x = Reference.widen(Inputs.uniform(3, n * d, 1));
        double[] y = Reference.mixing(n, d, x);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < d; l++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < d; j++) {
                        sum += x[i * d + j] * Math.cos(2 * Math.PI * ((double) i * k / n + (double) j * l / d));
                    }
                }
                assertEquals(sum, y[k * d + l], 1e-13, "element " + k + ", " + l);
            }
        }
    }

    @Test
    void transformOfAWaveIsOneLine() {
        int n = 12;
        float[] re = new float[n];
        float[] im = new float[n];
        double[] expected = new double[2 * n];
        for (int j = 0; j < n; j++) {
            re[j] = (float) Math.cos(2 * Math.PI * 5 * j / n);
            im[j] = (float) Math.sin(2 * Math.PI * 5 * j / n);
        }
        expected[5] = n;
        assertArrayEquals(expected, Reference.dft(re, im), 1e-6);
    }

    @Test
    void normalisedRowHasMeanAndDeviationOfWeightAndBias() {
        double[] y = Reference.layerNorm(1, 4, new double[] {1, 3, 1, 3}, new float[] {1, 1, 2, 2}, new float[4], 1e-12f);
        assertArrayEquals(new double[] {-1, 1, -2, 2}, y, 1e-9);
    }
}
