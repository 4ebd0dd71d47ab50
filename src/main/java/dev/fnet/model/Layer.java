package dev.fnet.model;

import dev.fnet.nn.LayerNorm;

/** Weights of one encoder layer: {@code x = LayerNorm(x + mix(x))}, then {@code feedForward}. */
record Layer(TokenMixer mixer, LayerNorm mixingNorm, FeedForward feedForward) {}
