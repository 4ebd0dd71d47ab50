/**
 * Fast Fourier transforms of any length and FNet's Fourier mixing. Entry points: {@link dev.fnet.fft.FloatFft} and
 * {@link dev.fnet.fft.FloatRealFft} (in double: {@link dev.fnet.fft.DoubleFft}, {@link dev.fnet.fft.DoubleRealFft}).
 * Codelets and the double forms are written by the test class {@code FftSources}. Floor 2; may use {@code simd} and
 * {@code exec}.
 */
package dev.fnet.fft;
