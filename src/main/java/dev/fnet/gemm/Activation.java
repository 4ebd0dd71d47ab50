package dev.fnet.gemm;

/**
 * What a product does with each element after the bias. The approximations and their errors are those of the
 * polynomials of {@code dev.fnet.simd}; they give the same bits on every machine.
 */
public enum Activation {
    /** The identity. */
    NONE,
    /** GELU by the tanh formula: {@code x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))} ({@code gelu_new}). */
    GELU_TANH,
    /** GELU by the error function: {@code x/2 (1 + erf(x / √2))}. */
    GELU_ERF,
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code x / (1 + exp(-x))}. */
    SILU,
    /** The hyperbolic tangent. */
    TANH
}
