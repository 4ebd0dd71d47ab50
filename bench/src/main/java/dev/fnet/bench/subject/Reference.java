package dev.fnet.bench.subject;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The problems in double, by their definitions: written to be obviously right, with no trick beyond loop order. */
public final class Reference {
    private Reference() {}

    /** ‖y − r‖₂ / ‖r‖₂; NaN if there is one in {@code y}. */
    public static double error(float[] y, double[] r) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < r.length; i++) {
            difference += (y[i] - r[i]) * (y[i] - r[i]);
            norm += r[i] * r[i];
        }
        return Math.sqrt(difference / norm);
    }

    /** The same of a result in double. */
    public static double error(double[] y, double[] r) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < r.length; i++) {
            difference += (y[i] - r[i]) * (y[i] - r[i]);
            norm += r[i] * r[i];
        }
        return Math.sqrt(difference / norm);
    }

    public static double[] widen(float[] x) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = x[i];
        }
        return wide;
    }

    /** {@code C[m×n] = A[m×k] · B[k×n]}, all row by row; four rows of C at once, so that B is read a quarter as often. */
    public static double[] gemm(int m, int n, int k, double[] a, float[] b) {
        double[] c = new double[m * n];
        double[] row = new double[n];
        double[] c0 = new double[n];
        double[] c1 = new double[n];
        double[] c2 = new double[n];
        double[] c3 = new double[n];
        for (int i = 0; i < m; i += 4) {
            int i1 = Math.min(i + 1, m - 1);
            int i2 = Math.min(i + 2, m - 1);
            int i3 = Math.min(i + 3, m - 1);
            for (int l = 0; l < k; l++) {
                for (int j = 0; j < n; j++) {
                    row[j] = b[l * n + j];
                }
                axpy(a[i * k + l], row, c0);
                axpy(a[i1 * k + l], row, c1);
                axpy(a[i2 * k + l], row, c2);
                axpy(a[i3 * k + l], row, c3);
            }
            move(c3, c, i3 * n);
            move(c2, c, i2 * n);
            move(c1, c, i1 * n);
            move(c0, c, i * n);
        }
        return c;
    }

    /** Real part of the two-dimensional transform of {@code x[n×d]}: {@code Y = Re(F_n X F_d)}. */
    public static double[] mixing(int n, int d, double[] x) {
        double[] re = new double[n * d];
        double[] im = new double[n * d];
        double[] cosD = circle(d, 0);
        double[] sinD = circle(d, 1);
        double[] cosN = circle(n, 0);
        double[] sinN = circle(n, 1);
        double[] cosRow = new double[d];
        double[] sinRow = new double[d];
        double[] toRe = new double[d];
        double[] toIm = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l < d; l++) {
                    int turn = (int) ((long) j * l % d);
                    cosRow[l] = cosD[turn];
                    sinRow[l] = sinD[turn];
                }
                axpy(x[i * d + j], cosRow, toRe);
                axpy(-x[i * d + j], sinRow, toIm);
            }
            move(toRe, re, i * d);
            move(toIm, im, i * d);
        }
        double[] y = new double[n * d];
        double[] fromRe = new double[d];
        double[] fromIm = new double[d];
        double[] to = new double[d];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                int turn = (int) ((long) i * k % n);
                System.arraycopy(re, i * d, fromRe, 0, d);
                System.arraycopy(im, i * d, fromIm, 0, d);
                axpy(cosN[turn], fromRe, to);
                axpy(sinN[turn], fromIm, to); // Re((c − is)(a + ib)) = ca + sb
            }
            move(to, y, k * d);
        }
        return y;
    }

    /** {@code X_k = Σ_j x_j exp(−2πi jk/n)}; first the n real parts, then the n imaginary parts. */
    public static double[] dft(float[] re, float[] im) {
        int n = re.length;
        double[] cos = circle(n, 0);
        double[] sin = circle(n, 1);
        double[] out = new double[2 * n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                int turn = (int) ((long) j * k % n);
                out[k] += re[j] * cos[turn] + im[j] * sin[turn];
                out[n + k] += im[j] * cos[turn] - re[j] * sin[turn];
            }
        }
        return out;
    }

    /** {@code (x − mean) / √(variance + eps) · weight + bias} of each row. */
    public static double[] layerNorm(int rows, int d, double[] x, float[] weight, float[] bias, float eps) {
        double[] y = new double[rows * d];
        for (int i = 0; i < rows; i++) {
            double mean = 0;
            double variance = 0;
            for (int j = 0; j < d; j++) {
                mean += x[i * d + j] / d;
            }
            for (int j = 0; j < d; j++) {
                variance += (x[i * d + j] - mean) * (x[i * d + j] - mean) / d;
            }
            double scale = 1 / Math.sqrt(variance + eps);
            for (int j = 0; j < d; j++) {
                y[i * d + j] = (x[i * d + j] - mean) * scale * weight[j] + bias[j];
            }
        }
        return y;
    }

    public static double[] map(double[] x, DoubleUnaryOperator f) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = f.applyAsDouble(x[i]);
        }
        return y;
    }

    /** {@code gelu_new}: x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))). */
    public static double geluTanh(double x) {
        return x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    private static double[] circle(int n, int quarter) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            values[i] = quarter == 0 ? Math.cos(angle) : Math.sin(angle);
        }
        return values;
    }

    private static void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** Stores a finished row and clears it for the next. */
    private static void move(double[] row, double[] to, int at) {
        System.arraycopy(row, 0, to, at, row.length);
        Arrays.fill(row, 0);
    }
}
