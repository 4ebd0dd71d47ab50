package dev.fnet.model;

import dev.fnet.exec.Workers;
import dev.fnet.fft.FourierMixing;
import dev.fnet.fft.FourierMixingParallel;

/**
 * What stands in attention's place: mixes the positions of one sequence. Immutable and shared; scratch and threads come
 * from the session.
 */
sealed interface TokenMixer permits FourierMixer {
    /** What a session lends to mixers, and what they keep there for its next call. */
    final class Lent {
        final FourierMixingParallel fourier;
        FourierMixing plan;
        TokenMixer planOf;

        Lent(Workers workers) {
            fourier = new FourierMixingParallel(workers);
        }
    }

    /** Floats of scratch for sequences of {@code length} tokens. */
    int scratchLength(int length, Lent lent);

    /** {@code Y = mix(X)} for one sequence, both {@code [length][d]} with leading dimension {@code d}. */
    void mix(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent);

    /** {@code Y = X + mix(X)}; {@code y} may be {@code x}. */
    void mixAdd(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent);

    /** Position 0 of {@code mix(X)}, {@code [d]} to {@code y}: equal to {@link #mix}'s up to rounding. */
    void mixFirst(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Lent lent);
}
