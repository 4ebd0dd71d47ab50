/**
 * Products with weights that are packed once, and of two matrices as they lie. Entry points: {@code PackedMatrix} and
 * {@code Gemm}; {@code PlainGemm}. Floor 2; may use {@code simd} and {@code exec}.
 */
package dev.fnet.gemm;
