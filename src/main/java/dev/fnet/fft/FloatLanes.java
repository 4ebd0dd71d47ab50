package dev.fnet.fft;

import dev.fnet.exec.Machine;

/** Patterns of two-source shuffles, as vectors of indices: 0 … W−1 from the first vector, W … from the second. */
final class FloatLanes {
    private static final int W = Machine.preferredVectorBits() / Float.SIZE;

    /** The even lanes of both; the odd ones. */
    static final float[] UNZIP = new float[2 * W];
    /** Low halves by turns; high halves. */
    static final float[] ZIP = new float[2 * W];
    /** {@link #ZIP}, then the same with the vectors exchanged. */
    static final float[] PAIR = new float[4 * W];
    /** Both low halves one after the other; both high halves; the low half of one and the high half of the other. */
    static final float[] HALVES = new float[3 * W];
    /** The odd and even lanes backwards, as {@link #UNZIP}: real parts, then imaginary ones. */
    static final float[] UNZIP_BACK = new float[2 * W];
    /** Low halves of the two vectors reversed, by turns; high halves. */
    static final float[] ZIP_BACK = new float[2 * W];

    static {
        int h = W / 2;
        for (int i = 0; i < W; i++) {
            UNZIP[i] = 2 * i;
            UNZIP[W + i] = 2 * i + 1;
            int one = i / 2 + i % 2 * W;
            int other = i / 2 + (1 - i % 2) * W;
            ZIP[i] = one;
            ZIP[W + i] = one + h;
            PAIR[i] = one;
            PAIR[W + i] = one + h;
            PAIR[2 * W + i] = other;
            PAIR[3 * W + i] = other + h;
            UNZIP_BACK[i] = 2 * (W - 1 - i);
            UNZIP_BACK[W + i] = 2 * (W - 1 - i) + 1;
            ZIP_BACK[i] = W - 1 - i / 2 + i % 2 * W;
            ZIP_BACK[W + i] = h - 1 - i / 2 + i % 2 * W;
            HALVES[i] = i < h ? i : W + i - h;
            HALVES[W + i] = i < h ? h + i : W + i;
            HALVES[2 * W + i] = i < h ? i : W + i;
        }
    }

    private FloatLanes() {}
}
