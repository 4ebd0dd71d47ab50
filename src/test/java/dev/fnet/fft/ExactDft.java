package dev.fnet.fft;

/**
 * The transform {@code Z[k] = Σ_j z[j]·e^{-2πi jk/n}} of one length in double-double arithmetic (about 31 digits), in
 * O(n log n): the reference of the accuracy tests. Nothing of it comes from the code under test: a radix-2 transform for
 * powers of two, Bluestein's convolution by way of one for all other lengths, angles by Taylor series.
 *
 * <p>A number is an unevaluated sum of two doubles, hi + lo with |lo| ≤ ulp(hi)/2. Products use FMA, sums are the
 * accurate kind (Knuth's TwoSum on both parts). An object belongs to one thread.
 */
final class ExactDft {
    private static final double PI_HIGH = 3.141592653589793;
    private static final double PI_LOW = 1.2246467991473532e-16;

    private final int n;
    /** Points of the radix-2 transform. */
    private final int m;
    /** e^{-2πi j/m}, j < m/2: four arrays (re hi, re lo, im hi, im lo), as everywhere here. */
    private final double[][] roots;
    /** e^{-πi j²/n}, or {@code null} for powers of two. */
    private final double[][] chirp;
    /** Transform of the wrapped conjugate chirp over m, in the order of {@link #down}. */
    private final double[][] spectrum;
    private final double[][] work;

    ExactDft(int n) {
        this.n = n;
        boolean two = Integer.bitCount(n) == 1;
        int least = two ? n : 2 * n - 1;
        m = least == 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
        roots = new double[4][m / 2];
        Dd angle = new Dd();
        for (int j = 0; j < m / 2; j++) {
            unit(j, m, roots, j, angle);
        }
        work = new double[4][m];
        chirp = two ? null : new double[4][n];
        spectrum = two ? null : new double[4][m];
        if (two) {
            return;
        }
        for (int j = 0; j < n; j++) {
            unit((long) j * j % (2L * n), 2L * n, chirp, j, angle);
            for (int part = 0; part < 4; part++) {
                double value = (part < 2 ? 1 : -1) * chirp[part][j] / m; // m is a power of two: exact
                spectrum[part][j] = value;
                spectrum[part][j == 0 ? 0 : m - j] = value;
            }
        }
        down(spectrum);
    }

    /** The transform of pairs (re, im), rounded to pairs of doubles. */
    double[] transform(double[] z) {
        double[] result = new double[2 * n];
        double[][] exact = exact(z);
        for (int k = 0; k < n; k++) {
            result[2 * k] = exact[0][k];
            result[2 * k + 1] = exact[2][k];
        }
        return result;
    }

    /** ‖a − Z‖ / ‖Z‖ of a's pairs against the transform of z, which {@link #exact} has given. */
    static double relativeError(double[] a, double[][] exact, boolean forward) {
        double difference = 0;
        double norm = 0;
        int n = a.length / 2;
        for (int k = 0; k < n; k++) {
            int from = forward || k == 0 ? k : n - k; // the inverse of z is its transform, read backwards
            for (int part = 0; part < 2; part++) {
                double hi = exact[2 * part][from];
                double d = a[2 * k + part] - hi - exact[2 * part + 1][from];
                difference += d * d;
                norm += hi * hi;
            }
        }
        return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
    }

    /** The transform of pairs, as re hi, re lo, im hi, im lo; arrays of at least n that the next call overwrites. */
    double[][] exact(double[] z) {
        for (int part = 0; part < 4; part++) {
            java.util.Arrays.fill(work[part], 0);
        }
        for (int j = 0; j < n; j++) {
            work[0][j] = z[2 * j];
            work[2][j] = z[2 * j + 1];
        }
        Dd product = new Dd();
        if (chirp == null) {
            down(work);
            reverse(work);
            return work;
        }
        multiply(n, work, chirp, product);
        down(work);
        multiply(m, work, spectrum, product);
        up(work);
        multiply(n, work, chirp, product);
        return work;
    }

    /** The sum itself, every term; pairs in, re hi, re lo, im hi, im lo out. */
    static double[][] naive(double[] z) {
        int n = z.length / 2;
        double[][] unit = new double[4][n];
        double[][] result = new double[4][n];
        Dd sum = new Dd();
        for (int k = 0; k < n; k++) {
            unit(k, n, unit, k, sum);
        }
        Dd im = new Dd();
        for (int k = 0; k < n; k++) {
            sum.set(0, 0);
            im.set(0, 0);
            for (int j = 0; j < n; j++) {
                int a = (int) ((long) j * k % n);
                sum.addProduct(z[2 * j], 0, unit[0][a], unit[1][a]);
                sum.addProduct(-z[2 * j + 1], 0, unit[2][a], unit[3][a]);
                im.addProduct(z[2 * j], 0, unit[2][a], unit[3][a]);
                im.addProduct(z[2 * j + 1], 0, unit[0][a], unit[1][a]);
            }
            result[0][k] = sum.hi;
            result[1][k] = sum.lo;
            result[2][k] = im.hi;
            result[3][k] = im.lo;
        }
        return result;
    }

    /** Decimation in frequency, in place, bit-reversed result. */
    private void down(double[][] a) {
        for (int half = m / 2; half > 0; half /= 2) {
            for (int block = 0; block < m; block += 2 * half) {
                downBlock(a[0], a[1], a[2], a[3], block, half, m / 2 / half);
            }
        }
    }

    private void downBlock(double[] rh, double[] rl, double[] ih, double[] il, int block, int half, int step) {
        Dd re = new Dd();
        Dd im = new Dd();
        Dd t = new Dd();
        for (int j = 0; j < half; j++) {
            int p = block + j;
            int q = p + half;
            int w = j * step;
            t.set(rh[p], rl[p]);
            t.add(rh[q], rl[q]);
            re.set(rh[p], rl[p]);
            re.add(-rh[q], -rl[q]);
            rh[p] = t.hi;
            rl[p] = t.lo;
            t.set(ih[p], il[p]);
            t.add(ih[q], il[q]);
            im.set(ih[p], il[p]);
            im.add(-ih[q], -il[q]);
            ih[p] = t.hi;
            il[p] = t.lo;
            t.product(re.hi, re.lo, roots[0][w], roots[1][w]);
            t.addProduct(-im.hi, -im.lo, roots[2][w], roots[3][w]);
            rh[q] = t.hi;
            rl[q] = t.lo;
            t.product(re.hi, re.lo, roots[2][w], roots[3][w]);
            t.addProduct(im.hi, im.lo, roots[0][w], roots[1][w]);
            ih[q] = t.hi;
            il[q] = t.lo;
        }
    }

    /** The inverse of {@link #down}, times m: bit-reversed input, natural result. */
    private void up(double[][] a) {
        for (int half = 1; half < m; half *= 2) {
            for (int block = 0; block < m; block += 2 * half) {
                upBlock(a[0], a[1], a[2], a[3], block, half, m / 2 / half);
            }
        }
    }

    private void upBlock(double[] rh, double[] rl, double[] ih, double[] il, int block, int half, int step) {
        Dd re = new Dd();
        Dd im = new Dd();
        Dd t = new Dd();
        for (int j = 0; j < half; j++) {
            int p = block + j;
            int q = p + half;
            int w = j * step;
            re.product(rh[q], rl[q], roots[0][w], roots[1][w]);
            re.addProduct(ih[q], il[q], roots[2][w], roots[3][w]);
            im.product(ih[q], il[q], roots[0][w], roots[1][w]);
            im.addProduct(-rh[q], -rl[q], roots[2][w], roots[3][w]);
            t.set(rh[p], rl[p]);
            t.add(-re.hi, -re.lo);
            rh[q] = t.hi;
            rl[q] = t.lo;
            t.set(rh[p], rl[p]);
            t.add(re.hi, re.lo);
            rh[p] = t.hi;
            rl[p] = t.lo;
            t.set(ih[p], il[p]);
            t.add(-im.hi, -im.lo);
            ih[q] = t.hi;
            il[q] = t.lo;
            t.set(ih[p], il[p]);
            t.add(im.hi, im.lo);
            ih[p] = t.hi;
            il[p] = t.lo;
        }
    }

    private void reverse(double[][] a) {
        int bits = Integer.numberOfTrailingZeros(m);
        for (int k = 0; k < m && bits > 0; k++) {
            int other = Integer.reverse(k) >>> (32 - bits);
            for (int part = 0; part < 4 && other > k; part++) {
                double value = a[part][k];
                a[part][k] = a[part][other];
                a[part][other] = value;
            }
        }
    }

    /** a[j] = a[j]·b[j]. */
    private static void multiply(int count, double[][] a, double[][] b, Dd t) {
        for (int j = 0; j < count; j++) {
            t.product(a[0][j], a[1][j], b[0][j], b[1][j]);
            t.addProduct(-a[2][j], -a[3][j], b[2][j], b[3][j]);
            double hi = t.hi;
            double lo = t.lo;
            t.product(a[0][j], a[1][j], b[2][j], b[3][j]);
            t.addProduct(a[2][j], a[3][j], b[0][j], b[1][j]);
            a[0][j] = hi;
            a[1][j] = lo;
            a[2][j] = t.hi;
            a[3][j] = t.lo;
        }
    }

    /** e^{-2πi k/n} for 0 ≤ k < n, from the sine and cosine of an angle in [0, π/4]. */
    private static void unit(long k, long n, double[][] to, int at, Dd t) {
        long eighth = 8 * k / n;
        // Even octants begin at multiples of π/2; odd ones are read backwards from the next of them.
        long a = eighth % 2 == 0 ? 8 * k - eighth * n : (eighth + 1) * n - 8 * k;
        long turns = (eighth + 1) / 2; // quarter turns nearest to the angle
        double sign = eighth % 2 == 0 ? 1 : -1;
        t.set(PI_HIGH, PI_LOW);
        t.times((double) a);
        t.over(4.0 * n);
        double xh = t.hi;
        double xl = t.lo;
        series(xh, xl, 0, t);
        double ch = t.hi;
        double cl = t.lo;
        series(xh, xl, 1, t);
        double sh = sign * t.hi;
        double sl = sign * t.lo;
        for (long i = 0; i < turns % 4; i++) { // (c, s) → (−s, c)
            double h = ch;
            double l = cl;
            ch = -sh;
            cl = -sl;
            sh = h;
            sl = l;
        }
        to[0][at] = ch;
        to[1][at] = cl;
        to[2][at] = -sh;
        to[3][at] = -sl;
    }

    /** Cosine (first = 0) or sine (first = 1) of x by Horner's rule on the Taylor series, smallest terms first. */
    private static void series(double xh, double xl, int first, Dd t) {
        t.product(xh, xl, xh, xl);
        double qh = -t.hi;
        double ql = -t.lo;
        t.set(1, 0);
        for (int i = 28 + first; i > first; i -= 2) { // 1 − x²/((i−1)·i)·(…)
            t.product(t.hi, t.lo, qh, ql);
            t.over((double) (i - 1) * i);
            t.add(1, 0);
        }
        if (first == 1) {
            t.product(t.hi, t.lo, xh, xl);
        }
    }

    /** One double-double value that changes. */
    private static final class Dd {
        double hi;
        double lo;

        void set(double h, double l) {
            hi = h;
            lo = l;
        }

        void add(double h, double l) {
            double s = hi + h;
            double v = s - hi;
            double e = hi - (s - v) + (h - v);
            double t = lo + l;
            double u = t - lo;
            double f = lo - (t - u) + (l - u);
            e += t;
            double r = s + e;
            e = e - (r - s) + f;
            hi = r + e;
            lo = e - (hi - r);
        }

        void product(double ah, double al, double bh, double bl) {
            double p = ah * bh;
            double e = Math.fma(ah, bh, -p) + (ah * bl + al * bh);
            hi = p + e;
            lo = e - (hi - p);
        }

        void addProduct(double ah, double al, double bh, double bl) {
            double p = ah * bh;
            double e = Math.fma(ah, bh, -p) + (ah * bl + al * bh);
            double s = p + e;
            add(s, e - (s - p));
        }

        void times(double b) {
            product(hi, lo, b, 0);
        }

        void over(double b) {
            double q = hi / b;
            double rest = Math.fma(-q, b, hi) + lo;
            double small = rest / b;
            hi = q + small;
            lo = small - (hi - q);
        }
    }
}
