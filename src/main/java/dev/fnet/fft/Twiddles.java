package dev.fnet.fft;

/**
 * Cosine and sine of 2πk/n in double, within 0.51 ulp. The angle is reduced to one octant in integers first, so the
 * results have every symmetry of the circle exactly: multiples of 1/8 are exact (0, ±1, ±√½), and cos of an octant is
 * sin of its mirror. Within the octant, again in integers, to the nearest multiple j of π/64 and a rest |r| ≤ π/128:
 * {@code cos(πj/64 + r)} from cosines with 32 digits and two short polynomials. Additions, multiplications and FMA
 * alone give the same bits on every machine. A caller in single precision rounds once.
 */
final class Twiddles {
    /** cos(πj/64) for j = 0 … 32, each as the nearest double and what is missing. */
    private static final double[] COSINES = {
        1.0, 0.0, 0.9987954562051724, -1.2291693337075465e-17, 0.9951847266721969, -4.248691367830441e-17,
        0.989176509964781, -4.098730993704711e-17, 0.9807852804032304, 1.8546939997825006e-17, 0.970031253194544,
        1.8365300348428844e-17, 0.9569403357322088, 4.05538698618757e-17, 0.9415440651830208, -2.789637954769834e-17,
        0.9238795325112867, 1.7645047084336677e-17, 0.9039892931234433, -6.609754468748431e-18, 0.881921264348355,
        -1.9843248405890562e-17, 0.8577286100002721, -4.818344793633662e-17, 0.8314696123025452,
        1.4073856984728024e-18, 0.8032075314806449, -3.306060980481491e-17, 0.773010453362737, -3.256590703364977e-17,
        0.7409511253549591, -1.4708616952297345e-17, 0.7071067811865476, -4.833646656726457e-17, 0.6715589548470184,
        -4.048903774929669e-17, 0.6343932841636455, 1.0420901929280035e-17, 0.5956993044924334,
        -1.3438641936579467e-17, 0.5555702330196022, 4.709410940561677e-17, 0.5141027441932218,
        -4.5712707523615624e-17, 0.47139673682599764, 6.516678136069013e-18, 0.4275550934302821,
        9.411189816295473e-18, 0.3826834323650898, -1.0050772696461588e-17, 0.33688985339222005,
        -4.200094003347509e-19, 0.2902846772544624, -1.892797870777425e-17, 0.2429801799032639,
        -8.751431529719663e-18, 0.19509032201612828, -7.991079068461731e-18, 0.14673047445536175,
        3.726947147046568e-18, 0.0980171403295606, -1.634582362244256e-18, 0.049067674327418015,
        -6.79610372051828e-19, 0.0, 0.0
    };

    /** π − {@link Math#PI}. */
    private static final double PI_LOW = 1.2246467991473532e-16;

    private Twiddles() {}

    /** cos(2πk/n) for n ≥ 1 and any k with 128·|k| and 128·n within {@code long}. */
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
        if (8 * a <= n) {
            int j = (int) ((256 * a + n) / (2 * n));
            return turned(j, -1, 32 - j, 128 * a - j * n, n);
        }
        long b = 32 * (n - 4 * a); // sin(πb/(64·n))
        int j = (int) ((2 * b + n) / (2 * n));
        return turned(32 - j, 1, j, b - j * n, n);
    }

    /** {@code c·cos r ± s·sin r} with r = π·a/(64·n), c and s the cosines number i and k. */
    private static double turned(int i, int sign, int k, long a, long n) {
        double y = 64.0 * n;
        double x = Math.PI * a;
        double r = x / y;
        double rest = (Math.fma(-r, y, x) + Math.fma(Math.PI, a, -x) + PI_LOW * a) / y;
        double square = r * r;
        // cos r − 1 and sin r − r
        double cos = -square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)));
        double sin = -square * r / 6 * (1 - square / 20 * (1 - square / 42));
        double high = COSINES[2 * i];
        double low = COSINES[2 * i + 1];
        double slope = sign * COSINES[2 * k];
        double slopeLow = sign * COSINES[2 * k + 1];
        // high + slope·r without loss, then everything small.
        double product = slope * r;
        double sum = high + product;
        double back = sum - high;
        double small = high - (sum - back) + (product - back) + Math.fma(slope, r, -product);
        return sum + (small + (low + slopeLow * r + slope * (rest + sin) + high * cos));
    }
}
