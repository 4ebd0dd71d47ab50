package dev.fnet.fft;

/**
 * Which passes the mixing's transforms have: one sequence per length and register budget. Radix 8 as often as it goes
 * without a 2 left over, then 4 or 6, with 16 registers 4 and 6; then 3, 5 and 7. The first pass, which folds, is the
 * largest power of two, because its legs are the fewest.
 */
final class MixingRadices {
    private MixingRadices() {}

    /** The radices of a length, first pass first, or {@code null} for lengths with other prime factors and for 1. */
    static int[] of(int n, int registers) {
        int rest = n;
        int twos = 0;
        int threes = 0;
        int fives = 0;
        int sevens = 0;
        for (; rest % 2 == 0; rest /= 2) {
            twos++;
        }
        for (; rest % 3 == 0; rest /= 3) {
            threes++;
        }
        for (; rest % 5 == 0; rest /= 5) {
            fives++;
        }
        for (; rest % 7 == 0; rest /= 7) {
            sevens++;
        }
        if (rest > 1 || n == 1) {
            return null;
        }
        int eights = 0;
        int fours = 0;
        int sixes = 0;
        if (registers >= 32) {
            if (twos % 3 == 1 && threes > 0) {
                sixes = 1;
                twos--;
                threes--;
            }
            while (twos > 0 && twos % 3 != 0 && twos != 1) {
                fours++;
                twos -= 2;
            }
            eights = twos / 3;
            twos %= 3;
        } else {
            if (twos % 2 == 1 && threes > 0) {
                sixes = 1;
                twos--;
                threes--;
            }
            fours = twos / 2;
            twos %= 2;
        }
        int[] radices = new int[eights + fours + sixes + twos + threes + fives + sevens];
        int at = 0;
        at = fill(radices, at, 8, eights);
        at = fill(radices, at, 4, fours);
        at = fill(radices, at, 6, sixes);
        at = fill(radices, at, 3, threes);
        at = fill(radices, at, 5, fives);
        at = fill(radices, at, 2, twos);
        fill(radices, at, 7, sevens);
        return radices;
    }

    /** True if the first pass can fold: lengths without a factor 3, 4 or 5 are few. */
    static boolean folds(int[] radices) {
        return radices != null && radices[0] != 2 && radices[0] != 7;
    }

    private static int fill(int[] radices, int from, int radix, int count) {
        for (int i = 0; i < count; i++) {
            radices[from + i] = radix;
        }
        return from + count;
    }

    /** Triples (cos, −sin, sin) of each pass: all butterflies of one block, legs 1 … r−1. */
    static float[][] twiddles(int n, int[] radices) {
        float[][] twiddles = new float[radices.length][];
        int block = n;
        for (int i = 0; i < radices.length; i++) {
            int span = block / radices[i];
            if (i == 0 || span > 1) {
                float[] w = new float[3 * (radices[i] - 1) * span];
                int t = 0;
                for (int j = 0; j < span; j++) {
                    for (int q = 1; q < radices[i]; q++) {
                        float sin = (float) Twiddles.sin((long) j * q, block);
                        w[t++] = (float) Twiddles.cos((long) j * q, block);
                        w[t++] = -sin;
                        w[t++] = sin;
                    }
                }
                twiddles[i] = w;
            }
            block = span;
        }
        return twiddles;
    }

    /** Operations of one transform of n points, twiddles of every butterfly of all passes but the last included. */
    static String toString(int n, int[] radices) {
        StringBuilder text = new StringBuilder().append(n).append(" = ").append(radices[0]);
        for (int i = 1; i < radices.length; i++) {
            text.append('·').append(radices[i]);
        }
        return text.toString();
    }
}
