/**
 * Fast Fourier transforms of any length, the transforms of real numbers made of them, and FNet's Fourier mixing. Entry
 * points, each also as {@code Double…}:
 * <ul>
 *   <li>{@link dev.fnet.fft.FloatFft}, {@link dev.fnet.fft.FloatRealFft}: complex and real transforms;
 *   <li>{@link dev.fnet.fft.FloatFft2}, {@link dev.fnet.fft.FloatRealFft2}: the same in two dimensions;
 *   <li>{@link dev.fnet.fft.FloatDct}, {@link dev.fnet.fft.FloatDst}, {@link dev.fnet.fft.FloatHartley},
 *       {@link dev.fnet.fft.FloatWalshHadamard}: real numbers to real numbers;
 *   <li>{@link dev.fnet.fft.Normalization}, {@link dev.fnet.fft.FastLength};
 *   <li>{@link dev.fnet.fft.FourierMixing}.
 * </ul>
 * All plans are immutable, need scratch of the length they tell, allocate nothing when they run, and answer by scalar
 * twins until their {@link dev.fnet.exec.KernelState} is hot. Codelets and the double forms are written by the test
 * class {@code FftSources}. Floor 2; may use {@code simd} and {@code exec}.
 */
package dev.fnet.fft;
