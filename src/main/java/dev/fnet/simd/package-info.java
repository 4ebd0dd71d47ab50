/**
 * Arithmetic on this machine's vectors: their one shape, lane helpers, transposition in registers, polynomials for exp,
 * tanh, erf and GELU in a scalar and a vector form with the same bits. Floor 1; uses the JDK alone, not exported.
 */
package dev.fnet.simd;
