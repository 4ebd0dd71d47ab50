package dev.fnet.fft;

/** What the Fourier mixing is, in doubles and obviously, and the reference inputs. */
final class MixingReference {
    private MixingReference() {}

    /** {@code Y[i,k] = Σ_m Σ_j X[m,j] cos(2π(im/n + kj/d))}, row by row of Y. */
    static double[] row(int i, int n, int d, float[] x, int xOff, int ldx) {
        double[] c = new double[d];
        double[] s = new double[d];
        for (int m = 0; m < n; m++) {
            double angle = 2 * Math.PI * ((long) i * m % n) / n;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            for (int j = 0; j < d; j++) {
                c[j] += x[xOff + m * ldx + j] * cos;
                s[j] += x[xOff + m * ldx + j] * sin;
            }
        }
        double[] cosines = new double[d];
        double[] sines = new double[d];
        for (int j = 0; j < d; j++) {
            cosines[j] = Math.cos(2 * Math.PI * j / d);
            sines[j] = Math.sin(2 * Math.PI * j / d);
        }
        double[] y = new double[d];
        for (int k = 0; k < d; k++) {
            double sum = 0;
            int at = 0;
            for (int j = 0; j < d; j++) {
                sum += c[j] * cosines[at] - s[j] * sines[at];
                at += k;
                at = at >= d ? at - d : at;
            }
            y[k] = sum;
        }
        return y;
    }

    /** The procedural tensor {@code name}: values in [-1, 1). */
    static float[] tensor(String name, long seed, int count) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * 0x100000001b3L;
        }
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            long z = (h ^ seed) + (i + 1) * 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            z = z ^ (z >>> 31);
            x[i] = (float) (2 * ((z >>> 11) * 0x1p-53) - 1);
        }
        return x;
    }
}
