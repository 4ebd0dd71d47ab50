package dev.fnet.model;

/**
 * Sees the activations of a forward pass between its steps, to compare them with a reference layer by layer. The array
 * is the session's own: read it during the call and do not write to it.
 */
public interface Observer {
    /** The mixing output of layer {@code layer} (from 0), before residual and LayerNorm. */
    default void mixing(int layer, float[] x, int off, int tokens, int hidden) {}

    /** Hidden state {@code index}: 0 the embedding output, {@code i} after layer {@code i} counted from 1. */
    default void hiddenState(int index, float[] x, int off, int tokens, int hidden) {}

    /** True if {@link #mixing} is wanted, which costs a copy and a pass. */
    default boolean wantsMixing() {
        return false;
    }
}
