package dev.fnet.model;

import dev.fnet.exec.Workers;

/**
 * What stands in attention's place: mixes the positions of one sequence. Immutable and shared; scratch comes from the
 * session.
 */
sealed interface TokenMixer permits FourierMixer {
    /** Floats of scratch for sequences of {@code length} tokens. */
    int scratchLength(int length);

    /**
     * {@code Y = mix(X)} for one sequence, both {@code [length][d]} with leading dimension {@code d}.
     *
     * @param workers threads to compute with, or {@code null} for the caller's alone
     */
    void mix(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Workers workers);

    /** {@code Y = X + mix(X)}; {@code y} may be {@code x}. */
    void mixAdd(int length, float[] x, int xOff, float[] y, int yOff, float[] scratch, Workers workers);
}
