package dev.fnet.model;

import dev.fnet.nn.LayerNorm;

/**
 * Weights of one encoder layer: {@code x = LayerNorm(x + mix(x))}, then
 * {@code x = LayerNorm(output(act(intermediate(x))) + x)}.
 */
record Layer(TokenMixer mixer, LayerNorm mixingNorm, Dense intermediate, Dense output, LayerNorm outputNorm) {}
