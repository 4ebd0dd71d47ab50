package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.KernelState;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ergün's tests (SIAM J. Comput. 29(5), 2000) on large random lengths of every kind, for complex and real transforms,
 * rows and columns: linearity; an impulse and a constant, whole and split as A = B + (A − B), so that nothing special
 * about zeros helps; shifts in time and in frequency. They need no reference transform. Bounds: that of the accuracy
 * table for each transform in the identity, times the norms of what is transformed.
 */
@Tag("kernel")
class FloatErgunTest {
    private static final double BOUND = NaiveDft.bound(Math.ulp((float) 1.0));
    private static final KernelState HOT = new KernelState().forceHot();

    /** Powers of two, smooth, with one large prime, products of two primes, primes: a few of each drawn anew. */
    private static int[] lengths(Random random) {
        int[] lengths = new int[12];
        int count = 0;
        lengths[count++] = 1 << 20;
        lengths[count++] = 1 << (11 + random.nextInt(8));
        for (int kind = 0; kind < 2; kind++) {
            int n = 1;
            int most = kind == 0 ? 500_000 : 30_000;
            int[] primes = kind == 0 ? new int[] {2, 3, 5, 7} : new int[] {2, 3, 5, 7, 11, 13, 17, 31, 61};
            for (int p = primes[random.nextInt(primes.length)]; (long) n * p <= most;
                    p = primes[random.nextInt(primes.length)]) {
                n *= p;
            }
            lengths[count++] = n;
        }
        lengths[count++] = 3 * 5 * 7 * 11 * 13;
        lengths[count++] = prime(3000 + random.nextInt(100_000));
        lengths[count++] = prime(1000 + random.nextInt(2000));
        lengths[count++] = prime(200 + random.nextInt(800));
        lengths[count++] = 2 * prime(1000 + random.nextInt(2000));
        lengths[count++] = 12 * prime(100 + random.nextInt(900));
        lengths[count++] = prime(100 + random.nextInt(100)) * prime(100 + random.nextInt(100));
        lengths[count++] = 65_537;
        return lengths;
    }

    private static int prime(int least) {
        int n = least | 1;
        while (!isPrime(n)) {
            n += 2;
        }
        return n;
    }

    private static boolean isPrime(int n) {
        for (int p = 3; (long) p * p <= n; p += 2) {
            if (n % p == 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void complexRows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int n : lengths(random)) {
            all(new Complex(n, false), random, "seed " + seed + ", complex rows");
        }
    }

    @Test
    void complexColumns() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int n : lengths(random)) {
            if (n <= 70_000) {
                all(new Complex(n, true), random, "seed " + seed + ", complex columns");
            }
        }
    }

    @Test
    void realRows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int n : lengths(random)) {
            real(n, false, random, "seed " + seed + ", real rows");
        }
    }

    @Test
    void realColumns() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int n : lengths(random)) {
            if (n <= 70_000) {
                real(n, true, random, "seed " + seed + ", real columns");
            }
        }
    }

    /** A complex transform, forward or inverse, of pairs; as a row alone or as a column among others. */
    private static final class Complex {
        private static final int COLUMNS = 3;
        final int n;
        private final boolean column;
        private final FloatFft plan;
        private final float[] s;

        Complex(int n, boolean column) {
            this.n = n;
            this.column = column;
            plan = FloatFft.of(n, HOT);
            s = new float[column ? plan.columnsScratchLength() : plan.scratchLength()];
        }

        double[] apply(boolean forward, double[] z) {
            Arrays.fill(s, Float.NaN);
            int count = column ? COLUMNS : 1;
            int at = column ? 1 : 0;
            float[] a = new float[2 * n * count];
            int im = n * count;
            for (int j = 0; j < n; j++) {
                a[j * count + at] = (float) z[2 * j];
                a[im + j * count + at] = (float) z[2 * j + 1];
            }
            if (column) {
                int re = forward ? 0 : im;
                plan.forwardColumns(count, a, re, a, im - re, count, a, re, a, im - re, count, s, 0);
            } else if (forward) {
                plan.forward(a, 0, a, im, s, 0);
            } else {
                plan.inverse(a, 0, a, im, s, 0);
            }
            double[] y = new double[2 * n];
            for (int j = 0; j < n; j++) {
                y[2 * j] = a[j * count + at];
                y[2 * j + 1] = a[im + j * count + at];
            }
            return y;
        }
    }

    private static void all(Complex plan, Random random, String what) {
        for (boolean forward : new boolean[] {true, false}) {
            String where = what + ", n " + plan.n + (forward ? "" : ", inverse");
            linear(plan, forward, random, where);
            impulse(plan, forward, random, where);
            shifts(plan, forward, random, where);
        }
    }

    private static void linear(Complex plan, boolean forward, Random random, String where) {
        double[] a = random(plan.n, random);
        double[] b = random(plan.n, random);
        double re = random.nextDouble() - 0.5;
        double im = random.nextDouble() - 0.5;
        double[] mixed = rounded(sum(times(a, re, im), b));
        double[] expected = sum(times(plan.apply(forward, a), re, im), plan.apply(forward, b));
        near(expected, plan.apply(forward, mixed), norm(a) + norm(b) + norm(mixed), where + ": linear");
    }

    /** Impulse and constant exchange places; with a shift, so that the impulse is not at 0 alone. */
    private static void impulse(Complex plan, boolean forward, Random random, String where) {
        int n = plan.n;
        int at = random.nextInt(n);
        double[] impulse = new double[2 * n];
        impulse[2 * at] = 1;
        double[] wave = wave(n, forward ? -at : at);
        split(plan, forward, impulse, wave, random, where + ": impulse");
        double[] constant = new double[2 * n];
        for (int j = 0; j < n; j++) {
            constant[2 * j] = 1;
        }
        double[] peak = new double[2 * n];
        peak[0] = n;
        split(plan, forward, constant, peak, random, where + ": constant");
    }

    private static void split(Complex plan, boolean forward, double[] a, double[] expected, Random random,
            String where) {
        near(expected, plan.apply(forward, a), norm(a), where);
        double[] b = random(plan.n, random);
        double[] rest = rounded(sum(a, times(b, -1, 0)));
        double[] both = sum(plan.apply(forward, b), plan.apply(forward, rest));
        near(expected, both, norm(a) + norm(b) + norm(rest), where + ", split");
    }

    /** z[j + s] has the spectrum Z[k]·e^{±2πi sk/n}; z[j]·e^{2πi sj/n} has Z[k ∓ s]. */
    private static void shifts(Complex plan, boolean forward, Random random, String where) {
        int n = plan.n;
        int shift = random.nextInt(n);
        double[] z = random(n, random);
        double[] spectrum = plan.apply(forward, z);
        double[] turned = product(spectrum, wave(n, forward ? shift : -shift));
        near(turned, plan.apply(forward, rotated(z, shift)), 2 * norm(z), where + ": shift in time");
        double[] modulated = rounded(product(z, wave(n, shift)));
        double[] moved = rotated(spectrum, forward ? n - shift : shift);
        near(moved, plan.apply(forward, modulated), 3 * norm(z), where + ": shift in frequency");
    }

    /** The real plan: linear, impulse split, shift in time; then back from the spectrum. */
    private static void real(int n, boolean column, Random random, String what) {
        String where = what + ", n " + n;
        double[] a = random(n, random);
        double[] b = random(n, random);
        for (int j = 0; j < n; j++) {
            a[2 * j + 1] = 0;
            b[2 * j + 1] = 0;
        }
        double alpha = random.nextDouble() - 0.5;
        double[] mixed = rounded(sum(times(a, alpha, 0), b));
        double[] fa = spectrum(n, column, a);
        double[] expected = sum(times(fa, alpha, 0), spectrum(n, column, b));
        near(expected, spectrum(n, column, mixed), norm(a) + norm(b) + norm(mixed), where + ": linear");
        int shift = random.nextInt(n);
        double[] turned = product(fa, wave(n, shift));
        near(turned, spectrum(n, column, rotated(a, shift)), 2 * norm(a), where + ": shift");
        double[] impulse = new double[2 * n];
        impulse[2 * shift] = 1;
        double[] rest = rounded(sum(impulse, times(b, -1, 0)));
        double[] both = sum(spectrum(n, column, b), spectrum(n, column, rest));
        near(wave(n, -shift), both, 1 + norm(b) + norm(rest), where + ": impulse, split");
        double[] back = inverse(n, column, fa);
        near(times(a, n, 0), back, Math.sqrt(n) * 2 * norm(a), where + ": back");
        double[] backMixed = sum(times(back, alpha, 0), inverse(n, column, spectrum(n, column, b)));
        near(backMixed, inverse(n, column, rounded(expected)), Math.sqrt(n) * 2 * (norm(a) + norm(b) + norm(mixed)),
                where + ": back, linear");
    }

    /** The whole spectrum of real parts, pairs in and out. */
    private static double[] spectrum(int n, boolean column, double[] z) {
        FloatRealFft plan = FloatRealFft.of(n, HOT);
        int bins = plan.bins();
        int count = column ? 3 : 1;
        int at = column ? 1 : 0;
        float[] s = new float[column ? plan.columnsScratchLength() : plan.scratchLength()];
        Arrays.fill(s, Float.NaN);
        float[] x = new float[n * count];
        float[] y = new float[2 * bins * count];
        for (int j = 0; j < n; j++) {
            x[j * count + at] = (float) z[2 * j];
        }
        int im = bins * count;
        if (column) {
            plan.forwardColumns(count, x, 0, count, y, 0, y, im, count, s, 0);
        } else {
            plan.forward(x, 0, y, 0, y, im, s, 0);
        }
        double[] pairs = new double[2 * n];
        for (int k = 0; k < n; k++) {
            int from = Math.min(k, n - k) * count + at;
            pairs[2 * k] = y[from];
            pairs[2 * k + 1] = k < bins ? y[im + from] : -y[im + from];
        }
        return pairs;
    }

    private static double[] inverse(int n, boolean column, double[] z) {
        FloatRealFft plan = FloatRealFft.of(n, HOT);
        int bins = plan.bins();
        int count = column ? 3 : 1;
        int at = column ? 1 : 0;
        float[] s = new float[column ? plan.columnsScratchLength() : plan.scratchLength()];
        Arrays.fill(s, Float.NaN);
        float[] x = new float[2 * bins * count];
        float[] y = new float[n * count];
        int im = bins * count;
        for (int k = 0; k < bins; k++) {
            x[k * count + at] = (float) z[2 * k];
            x[im + k * count + at] = (float) z[2 * k + 1];
        }
        if (column) {
            plan.inverseColumns(count, x, 0, x, im, count, y, 0, count, s, 0);
        } else {
            plan.inverse(x, 0, x, im, y, 0, s, 0);
        }
        double[] pairs = new double[2 * n];
        for (int j = 0; j < n; j++) {
            pairs[2 * j] = y[j * count + at];
        }
        return pairs;
    }

    /** ‖a − b‖ within the bound of one transform of something of this norm: √n·norm is that of its result. */
    private static void near(double[] a, double[] b, double norm, String where) {
        int n = a.length / 2;
        double difference = norm(sum(a, times(b, -1, 0)));
        double bound = BOUND * Math.sqrt(Math.max(1, Math.log(n) / Math.log(2))) * Math.sqrt(n) * norm;
        assertTrue(difference <= bound, where + ": " + difference + " > " + bound);
    }

    private static double[] random(int n, Random random) {
        double[] z = new double[2 * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextFloat() - 0.5f;
        }
        return z;
    }

    /** What the transform's precision can hold. */
    private static double[] rounded(double[] z) {
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            y[i] = (float) (z[i]);
        }
        return y;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            y[i] = a[i] + b[i];
        }
        return y;
    }

    private static double[] times(double[] a, double re, double im) {
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i += 2) {
            y[i] = a[i] * re - a[i + 1] * im;
            y[i + 1] = a[i] * im + a[i + 1] * re;
        }
        return y;
    }

    private static double[] product(double[] a, double[] b) {
        double[] y = new double[a.length];
        for (int i = 0; i < a.length; i += 2) {
            y[i] = a[i] * b[i] - a[i + 1] * b[i + 1];
            y[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
        }
        return y;
    }

    /** z[(j + shift) mod n]. */
    private static double[] rotated(double[] z, int shift) {
        int n = z.length / 2;
        double[] y = new double[2 * n];
        for (int j = 0; j < n; j++) {
            int from = (j + shift) % n;
            y[2 * j] = z[2 * from];
            y[2 * j + 1] = z[2 * from + 1];
        }
        return y;
    }

    /** e^{2πi jk/n} for all k. */
    private static double[] wave(int n, int j) {
        double[] y = new double[2 * n];
        for (int k = 0; k < n; k++) {
            y[2 * k] = Twiddles.cos((long) j * k, n);
            y[2 * k + 1] = Twiddles.sin((long) j * k, n);
        }
        return y;
    }

    private static double norm(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
