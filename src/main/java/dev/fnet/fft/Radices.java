package dev.fnet.fft;

/**
 * Which passes a length gets. One fixed sequence per length and register budget: radix 8 where 32 vector registers are,
 * radix 4 with 16 (a radix-8 butterfly has 16 live values and would spill).
 */
final class Radices {
    /** Largest length for which every index fits an {@code int} with room for strides. */
    static final int MOST = 1 << 26;

    /** Odd parts of the lengths of Bluestein's convolution: a length is never missed by more than a seventh. */
    private static final int[] ODD_PARTS = {1, 3, 5, 7, 9, 15, 21, 25, 27, 35, 45, 63, 75, 81, 105, 125};

    /** Largest prime factor that is never worth a convolution. */
    private static final int SMALL = 13;

    private Radices() {}

    /** True for the radices with a codelet of their own. */
    static boolean hasCodelet(int radix) {
        return radix <= 5 || radix == 7 || radix == 8;
    }

    /**
     * The radices of a length, first pass first: large primes, then 7, 5, 3, then the powers of two, so that the passes
     * with short legs are the cheap codelets.
     */
    static int[] of(int n, int registers) {
        int[] found = new int[32];
        int count = 0;
        int rest = n;
        int twos = 0;
        while (rest % 2 == 0) {
            rest /= 2;
            twos++;
        }
        for (int p = 3; rest > 1; p += 2) {
            if ((long) p * p > rest) {
                p = rest;
            }
            while (rest % p == 0) {
                found[count++] = p;
                rest /= p;
            }
        }
        int[] result = new int[count + powersOfTwo(twos, registers) + (n == 1 ? 1 : 0)];
        int at = 0;
        while (count > 0) {
            result[at++] = found[--count];
        }
        if (n == 1) {
            result[0] = 1;
        }
        fillTwos(result, at, twos, registers);
        return result;
    }

    /** The first radix of a row whose passes run along it: its outputs fill a vector, or half of one. */
    static int leadOfRow(int registers) {
        return registers < 32 ? 4 : 8;
    }

    /**
     * True if the passes of a row can run along it: the first leg has a vector of elements or more, the outputs of the
     * first two passes are the columns of the others.
     */
    static boolean alongRow(int n, int registers) {
        int lead = leadOfRow(registers);
        int lanes = registers < 32 ? 8 : 16;
        return n % lead == 0 && n >= lead * lanes && isFast(n);
    }

    /**
     * The radices of a length for transforms of contiguous rows, first pass first: where they can run along the row 8
     * (with 16 registers 4), the first of the powers of two left, so that two passes fill whole vectors, the odd ones,
     * the other powers of two. Else as for columns.
     */
    static int[] ofRow(int n, int registers) {
        if (!alongRow(n, registers)) {
            return of(n, registers);
        }
        int lead = leadOfRow(registers);
        int[] others = of(n / lead, registers);
        int odd = 0;
        while (odd < others.length && others[odd] % 2 == 1) {
            odd++;
        }
        int[] result = new int[others.length + 1];
        result[0] = lead;
        int at = 1;
        if (odd < others.length) {
            result[at++] = others[odd];
        }
        for (int i = 0; i < odd; i++) {
            result[at++] = others[i];
        }
        for (int i = odd + 1; i < others.length; i++) {
            result[at++] = others[i];
        }
        return result;
    }

    private static int powersOfTwo(int twos, int registers) {
        if (registers < 32 || twos == 2) {
            return (twos + 1) / 2;
        }
        return (twos + 2) / 3;
    }

    /**
     * Powers of two: 8 as often as it goes without a 2 left over (4·4 instead of 2·8); with 16 registers 4 and one 2.
     */
    private static void fillTwos(int[] result, int at, int twos, int registers) {
        int left = twos;
        if (registers < 32) {
            if (left % 2 == 1) {
                result[at++] = 2;
                left--;
            }
            while (left > 0) {
                result[at++] = 4;
                left -= 2;
            }
            return;
        }
        if (left == 1) {
            result[at] = 2;
            return;
        }
        while (left % 3 != 0) {
            result[at++] = 4;
            left -= 2;
        }
        while (left > 0) {
            result[at++] = 8;
            left -= 3;
        }
    }

    /**
     * Cost of a length by mixed radix, in the unit of one element through a radix-2 step: n times the sum of these
     * weights, which the kernels' times suggest ({@code native-notes/fft-primes.md}). For columns log₂ p for the primes
     * with a codelet and (p + 3)/3 for the generic pass. For rows the same where the passes can run along the row,
     * with a third more for odd factors; else three times as much.
     */
    static double cost(int n, boolean rows) {
        double sum = 0;
        int rest = n;
        for (int p = 2; rest > 1; p++) {
            if ((long) p * p > rest) {
                p = rest;
            }
            while (rest % p == 0) {
                sum += weight(p) * (rows && p > 2 ? 1.33 : 1);
                rest /= p;
            }
        }
        return n * sum * (rows && !runsAlong(n) ? 3 : 1);
    }

    private static double weight(int p) {
        return switch (p) {
            case 2 -> 1;
            case 3 -> 1.58;
            case 5 -> 2.32;
            case 7 -> 2.81;
            default -> (p + 3) / 3.0;
        };
    }

    /** True for lengths whose transform has all its passes along a row. */
    private static boolean runsAlong(int n) {
        return n % 16 == 0 && n >= 128 && isFast(n);
    }

    /** The smallest length of at least n without prime factors above 7. */
    static int nextFast(int n) {
        int length = n;
        while (!isFast(length)) {
            length++;
        }
        return length;
    }

    private static boolean isFast(int n) {
        return isSmooth(n, 7);
    }

    /** True if no prime factor is above that. */
    private static boolean isSmooth(int n, int largest) {
        int rest = n;
        for (int p = 2; p <= largest; p++) {
            while (rest % p == 0) {
                rest /= p;
            }
        }
        return rest == 1;
    }

    /**
     * The length of Bluestein's convolution: the cheapest of at least 2n−1 with an odd part of {@link #ODD_PARTS}, a
     * power of two where two cost the same.
     */
    static int bluesteinLength(int n, boolean rows) {
        int best = 0;
        for (int odd : ODD_PARTS) {
            int length = odd;
            while (length < 2 * n - 1) {
                length *= 2;
            }
            if (best == 0 || cost(length, rows) < cost(best, rows)) {
                best = length;
            }
        }
        return best;
    }

    /**
     * True where the whole length is better turned into a convolution: two transforms of another length, the products
     * and moves with a weight of 2 per element of it, against the passes of n.
     */
    static boolean convolution(int n, boolean rows) {
        return !isSmooth(n, SMALL) && Math.min(raderCost(n, rows), bluesteinCost(n, rows)) < cost(n, rows);
    }

    /** True if that convolution is Rader's: for primes n where n−1 has no prime factor above 7. */
    static boolean rader(int n, boolean rows) {
        return raderCost(n, rows) < bluesteinCost(n, rows);
    }

    private static double bluesteinCost(int n, boolean rows) {
        int m = bluesteinLength(n, rows);
        return 2 * cost(m, rows) + 2.0 * m + 2.0 * n;
    }

    /** The permutations weigh 2 per element in columns, 35 along a row, where they are scalar. */
    private static double raderCost(int n, boolean rows) {
        if (!isPrime(n) || !isFast(n - 1)) {
            return Double.POSITIVE_INFINITY;
        }
        return 2 * cost(n - 1, rows) + (rows ? 37.0 : 4.0) * n;
    }

    private static boolean isPrime(int n) {
        for (int p = 2; (long) p * p <= n; p++) {
            if (n % p == 0) {
                return false;
            }
        }
        return n > 1;
    }
}
