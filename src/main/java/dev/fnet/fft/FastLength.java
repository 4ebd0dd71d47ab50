package dev.fnet.fft;

/**
 * Lengths that transforms are fast for: the shortest of at least a given length whose prime factors are 2, 3, 5 and 7.
 * Data padded with zeros to such a length (for convolutions, or a finer spectrum) is transformed several times as fast
 * as at an unlucky length.
 */
public final class FastLength {
    private FastLength() {}

    /**
     * The next fast length for {@link FloatFft} and {@link DoubleFft}: the smallest number of at least n without prime
     * factors above 7.
     *
     * @throws IllegalArgumentException if n is not a length, 1 to 2²⁶
     */
    public static int complex(int n) {
        return Radices.nextFast(Check.length(n));
    }

    /**
     * The next fast length for transforms of real numbers ({@link FloatRealFft}, {@link FloatHartley}, {@link FloatDct}
     * of the types II to IV and their like): the smallest even number of at least n without prime factors above 7,
     * because odd lengths cost twice as much; 1 for 1.
     *
     * @throws IllegalArgumentException if n is not a length, 1 to 2²⁶
     */
    public static int real(int n) {
        return Check.length(n) == 1 ? 1 : 2 * Radices.nextFast(n / 2 + n % 2);
    }
}
