/**
 * Products with weights that are packed once. Entry points: {@code PackedMatrix} and {@code Gemm}. Floor 2; may use
 * {@code simd} and {@code exec}.
 */
package dev.fnet.gemm;
