/**
 * Row kernels of neural networks: LayerNorm, softmax, activations, pooling. Floor 2; may use {@code simd} and
 * {@code exec}.
 */
package dev.fnet.nn;
