package dev.fnet.model;

import dev.fnet.nn.LayerNorm;

/** The masked-LM head of one token: {@code logits = decoder · LayerNorm(act(transform · x)) + bias}. */
record Predictions(Dense transform, LayerNorm norm, Dense decoder) {}
