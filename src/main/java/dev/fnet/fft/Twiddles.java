package dev.fnet.fft;

/**
 * Cosine and sine of 2πk/n in double. The angle is reduced to one octant in integers first, so the results have every
 * symmetry of the circle exactly: multiples of 1/8 are exact (0, ±1, ±√½), and cos of an octant is sin of its mirror.
 * {@link StrictMath} gives the same bits on every machine. A caller in single precision rounds once.
 */
final class Twiddles {
    private static final double HALF_SQRT_2 = 0.70710678118654752440;

    private Twiddles() {}

    /** cos(2πk/n) for n ≥ 1 and any k with 8·|k| and 8·n within {@code long}. */
    static double cos(long k, long n) {
        long a = Math.floorMod(k, n);
        a = Math.min(a, n - a); // cos is even: the angle is now in [0, π]
        if (4 * a > n) {
            return -inQuarter(n - 2 * a, 2 * n);
        }
        return inQuarter(a, n);
    }

    /** sin(2πk/n) = cos(2πk/n − π/2). */
    static double sin(long k, long n) {
        return cos(4 * Math.floorMod(k, n) - n, 4 * n);
    }

    /** cos(2πa/n) for an angle in [0, π/2]. */
    private static double inQuarter(long a, long n) {
        if (a == 0) {
            return 1;
        }
        if (8 * a == n) {
            return HALF_SQRT_2;
        }
        if (8 * a < n) {
            return StrictMath.cos(2 * Math.PI * a / n);
        }
        return StrictMath.sin(2 * Math.PI * (n - 4 * a) / (4 * n));
    }
}
