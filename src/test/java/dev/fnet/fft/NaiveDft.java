package dev.fnet.fft;

/** Sums in double, obviously right: the reference of the transforms' tests. */
final class NaiveDft {
    private NaiveDft() {}

    /** Z[k] = Σ_j z[j]·e^{∓2πi jk/n}, − if forward; pairs (re, im) in one array of 2n. */
    static double[] transform(double[] z, boolean forward) {
        int n = z.length / 2;
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int k = 0; k < n; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / n);
            sin[k] = (forward ? -1 : 1) * Math.sin(2 * Math.PI * k / n);
        }
        double[] result = new double[2 * n];
        for (int k = 0; k < n; k++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                int a = (int) ((long) j * k % n);
                re += z[2 * j] * cos[a] - z[2 * j + 1] * sin[a];
                im += z[2 * j] * sin[a] + z[2 * j + 1] * cos[a];
            }
            result[2 * k] = re;
            result[2 * k + 1] = im;
        }
        return result;
    }

    /** ‖a − b‖ / ‖b‖. */
    static double relativeError(double[] a, double[] b) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            norm += b[i] * b[i];
        }
        return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
    }

    /** The error divided by √log₂ n: one figure for all lengths. */
    static double scaled(double error, int n) {
        return error / Math.sqrt(Math.max(1, Math.log(n) / Math.log(2)));
    }
}
