package dev.fnet.model;

import dev.fnet.gemm.Activation;

/** {@code hidden_act} of {@code config.json}: names to formulas. */
final class HiddenActivation {
    static final String ALLOWED = "gelu_new, gelu_pytorch_tanh, gelu_fast, gelu, relu, silu, swish";

    private HiddenActivation() {}

    /** The activation of that name, or {@code null} if there is none. */
    static Activation of(String name) {
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> Activation.GELU_TANH;
            case "gelu" -> Activation.GELU_ERF;
            case "relu" -> Activation.RELU;
            case "silu", "swish" -> Activation.SILU;
            default -> null;
        };
    }
}
