/**
 * Fast Fourier transforms of any length and FNet's Fourier mixing. Entry points: the plans of this package. Floor 2;
 * may use {@code simd} and {@code exec}.
 */
package dev.fnet.fft;
