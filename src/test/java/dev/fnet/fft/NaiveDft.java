package dev.fnet.fft;

/** Compensated sums in double, obviously right: the reference of the transforms' tests. */
final class NaiveDft {
    private NaiveDft() {}

    /** Z[k] = Σ_j z[j]·e^{∓2πi jk/n}, − if forward; pairs (re, im) in one array of 2n. */
    static double[] transform(double[] z, boolean forward) {
        int n = z.length / 2;
        double[] cos = new double[n];
        double[] sin = new double[n];
        for (int k = 0; k < n; k++) {
            // Reduced to half a turn: Math.cos of a rounded large angle would be the largest error here.
            int a = 2 * k > n ? k - n : k;
            cos[k] = Math.cos(2 * Math.PI * a / n);
            sin[k] = (forward ? -1 : 1) * Math.sin(2 * Math.PI * a / n);
        }
        double[] result = new double[2 * n];
        for (int k = 0; k < n; k++) {
            double re = 0;
            double im = 0;
            double reRest = 0;
            double imRest = 0;
            for (int j = 0; j < n; j++) {
                int a = (int) ((long) j * k % n);
                double x = z[2 * j] * cos[a] - z[2 * j + 1] * sin[a];
                double y = z[2 * j] * sin[a] + z[2 * j + 1] * cos[a];
                double nextRe = re + x;
                double nextIm = im + y;
                double gotX = nextRe - re;
                double gotY = nextIm - im;
                reRest += re - (nextRe - gotX) + (x - gotX);
                imRest += im - (nextIm - gotY) + (y - gotY);
                re = nextRe;
                im = nextIm;
            }
            result[2 * k] = re + reRest;
            result[2 * k + 1] = im + imRest;
        }
        return result;
    }

    /** Bound of {@link #scaled} for any length in a precision with the given ulp of 1. */
    static double bound(double ulp) {
        return ulp > 1e-10 ? 1e-7 : 3e-16;
    }

    /** The same for lengths without large primes. */
    static double smoothBound(double ulp) {
        return ulp > 1e-10 ? 5e-8 : 1.5e-16;
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
