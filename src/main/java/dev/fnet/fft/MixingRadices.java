package dev.fnet.fft;

/**
 * Which passes the mixing's transforms have: one sequence per length and register budget. Radix 8 as often as it goes
 * without a 2 left over, then 4, with 16 registers 4 alone; then 3, 5 and what is left. A row may have a 6 instead of
 * 2·3 and a 7; columns have neither, and begin with the pass that folds, 8 or 4: fewer kernels to compile at start.
 */
final class MixingRadices {
    private MixingRadices() {}

    /** The radices of a row, first pass first, or {@code null} for lengths with prime factors above 7 and for 1. */
    static int[] ofRow(int n, int registers) {
        return of(n, registers, true);
    }

    /** The radices of columns, or {@code null} for lengths that are no multiple of 4 or have prime factors above 5. */
    static int[] ofColumns(int n, int registers) {
        return n % 4 != 0 || n % 7 == 0 ? null : of(n, registers, false);
    }

    private static int[] of(int n, int registers, boolean row) {
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
        boolean wide = registers >= 32;
        int sixes = row && threes > 0 && twos % (wide ? 3 : 2) == 1 ? 1 : 0;
        twos -= sixes;
        threes -= sixes;
        int fours = 0;
        while (twos > 1 && (!wide || twos % 3 != 0)) {
            fours++;
            twos -= 2;
        }
        int eights = twos / 3;
        twos %= 3;
        int[] radices = new int[eights + fours + sixes + twos + threes + fives + sevens];
        int at = fill(radices, 0, 8, eights);
        at = fill(radices, at, 4, fours);
        at = fill(radices, at, 6, sixes);
        at = fill(radices, at, 3, threes);
        at = fill(radices, at, 5, fives);
        at = fill(radices, at, 2, twos);
        fill(radices, at, 7, sevens);
        return radices;
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

    /** For example {@code 768 = 8·8·4·3}. */
    static String toString(int n, int[] radices) {
        StringBuilder text = new StringBuilder().append(n).append(" = ").append(radices[0]);
        for (int i = 1; i < radices.length; i++) {
            text.append('·').append(radices[i]);
        }
        return text.toString();
    }
}
