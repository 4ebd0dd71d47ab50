/**
 * FNet models: configuration, weights, token mixers, encoder, heads and the {@code Session} that runs them. Entry
 * points: {@code FNetModel} and {@code Session}. Floor 3; may use {@code fft}, {@code gemm}, {@code nn}, {@code io} and
 * {@code exec}.
 */
package dev.fnet.model;
