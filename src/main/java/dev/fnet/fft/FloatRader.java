package dev.fnet.fft;

/**
 * Rader's algorithm, for primes: with a generator g of the numbers 1 … n−1 modulo n, {@code j = g^q} and
 * {@code k = g^{−r}} make {@code Z[g^{−r}] = z[0] + Σ_q z[g^q] · e^{-2πi g^{q−r}/n}} a cyclic convolution of length
 * m = n−1, half as long as Bluestein's, and {@code Z[0] = Σ z[j]}.
 *
 * <p>The sum of all z[g^q] is the first element of their spectrum; z[0] is added to the first element of the product's
 * spectrum, and so to every result. In columns the permutations are row addresses and cost one copy in and out; along a
 * row they are scalar moves.
 */
final class FloatRader extends FloatConvolution {
    /** Where row q of the work area comes from: g^q, and 0 behind them. */
    private final int[] from;
    /** Where it goes: g^{−q}, and 0. */
    private final int[] to;
    /** The first element of the factor's spectrum: the sum of all roots but 1, over m. */
    private final float center;

    FloatRader(int n, boolean rows) {
        super(n, n - 1, rows);
        from = new int[n];
        to = new int[n];
        double[] re = new double[m];
        double[] im = new double[m];
        int g = generator(n);
        long power = 1;
        for (int q = 0; q < m; q++) {
            from[q] = (int) power;
            to[(m - q) % m] = (int) power;
            power = power * g % n;
        }
        for (int q = 0; q < m; q++) {
            re[q] = Twiddles.cos(to[q], n);
            im[q] = -Twiddles.sin(to[q], n);
        }
        transform(re, im);
        center = (float) (-1.0 / m);
    }

    /** The smallest generator of the numbers 1 … n−1 modulo the prime n. */
    static int generator(int n) {
        for (int g = 2;; g++) {
            boolean generates = true;
            int rest = n - 1;
            for (int p = 2; rest > 1 && generates; p++) {
                if ((long) p * p > rest) {
                    p = rest;
                }
                if (rest % p == 0) {
                    generates = power(g, (n - 1) / p, n) != 1;
                    while (rest % p == 0) {
                        rest /= p;
                    }
                }
            }
            if (generates) {
                return g;
            }
        }
    }

    private static long power(long base, int exponent, int n) {
        long result = 1;
        long square = base;
        for (int e = exponent; e > 0; e >>= 1) {
            if ((e & 1) != 0) {
                result = result * square % n;
            }
            square = square * square % n;
        }
        return result;
    }

    @Override
    void block(boolean hot, int w, float[] xr, int xo, float[] xi, int xj, int xld, float[] yr, int yo, float[] yi,
            int yj, int yld, float[] scratch, int so) {
        int u = so + inner.scratchLength(w);
        int v = u + area * w;
        if (hot) {
            FloatConvolutionVector.gather(n, from, xr, xo, xi, xj, xld, scratch, u, v - u);
        } else {
            FloatConvolutionScalar.gather(n, from, xr, xo, xi, xj, xld, scratch, u, v - u);
        }
        inner.block(hot, w, scratch, u, scratch, v, w, scratch, u, scratch, v, w, scratch, so);
        if (hot) {
            FloatConvolutionVector.center(scratch, u, u + m * w, v - u, center);
        } else {
            FloatConvolutionScalar.center(scratch, u, u + m, v - u, center);
        }
        multiply(hot, m - 1, scratch, u + w, scratch, v + w, w, spectrum, 1, m, scratch, u + w, scratch, v + w, w);
        // The inverse is the forward transform with the parts exchanged.
        inner.block(hot, w, scratch, v, scratch, u, w, scratch, v, scratch, u, w, scratch, so);
        if (hot) {
            FloatConvolutionVector.scatter(n, to, scratch, u, v - u, yr, yo, yi, yj, yld);
        } else {
            FloatConvolutionScalar.scatter(n, to, scratch, u, v - u, yr, yo, yi, yj, yld);
        }
    }

    @Override
    void row(boolean hot, FloatSingle single, int step, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo,
            float[] yi, int yj, float[] scratch, int so) {
        int u = rowWork(single, so);
        int v = u + area;
        FloatConvolutionScalar.gather(n, from, xr, xo, xi, xj, step, scratch, u, v - u);
        single.transform(hot, scratch, u, scratch, v, scratch, u, scratch, v, scratch, so);
        float re = scratch[u];
        float im = scratch[v];
        along(hot, m, scratch, u, scratch, v, spectrum, 0, m, scratch, u, scratch, v);
        scratch[u] = re;
        scratch[v] = im;
        FloatConvolutionScalar.center(scratch, u, u + m, v - u, center);
        single.transform(hot, scratch, v, scratch, u, scratch, v, scratch, u, scratch, so);
        FloatConvolutionScalar.scatter(n, to, scratch, u, v - u, yr, yo, yi, yj, step);
    }

    @Override
    OperationCount operations() {
        return inner.operations().times(2).plus(OperationCount.products(m - 1)).plus(new OperationCount(2, 0, 2));
    }

    /** For example {@code 1009 by Rader, 2 × 1008 = 7·3·3·4·4}. */
    @Override
    public String toString() {
        return n + " by Rader, 2 × " + inner;
    }
}
