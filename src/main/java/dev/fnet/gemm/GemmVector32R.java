package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of one panel with 32 vector registers, any vector width: {@code c[i,j] = acc + bias[j] (+ r[i,j])},
 * where {@code acc = (s0 + s1) + …}, a chain {@code fma(A[i,q-1], B[q-1,j], … fma(A[i,p], B[p,j], +0f))} in order of k
 * for every {@code depth} steps, for each element, in each of the tiles below: all of them and {@link GemmScalar} give
 * the same bits.
 *
 * <pre>
 *                     b: NR = 2 vectors per row, rows one after the other
 *                    ┌────────┬────────┐
 *                  k │   b0   │   b1   │   loaded once per step
 *                    └────────┴────────┘
 *   a0[k] broadcast → c0a += x·b0   c0b += x·b1
 *   …                 …             …             16 accumulators + b0, b1 + x = 19 registers
 *   a7[k]           → c7a           c7b
 * </pre>
 *
 * A step of the main tile is 2 loads, 8 broadcasts and 16 FMA. The end of a chain is a branch in the one loop over k,
 * not a loop around it: that would check all ranges anew for every chain. Of the 16 sums of finished chains some lie on
 * the stack, touched in that branch only. They start at -0, to which any first chain is added unchanged. K is not
 * unrolled.
 * Stores are written out, because helper methods are no longer inlined in methods of this size and their arguments
 * become objects; and only single rows have masks, because with more sets of stores C1 gives a method up, and it is
 * interpreted for long (native-notes/gemm.md). Callers have checked all ranges. {@code r} may be {@code null} or
 * {@code c}: an element is read before it is written.
 */
final class GemmVector32R {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final int NR = 2 * VectorShape.LANES;

    private GemmVector32R() {}

    /** Rows in multiples of 8, the whole panel: the main tile. */
    static void rows8(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 8) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            int a3 = a2 + lda;
            int a4 = a3 + lda;
            int a5 = a4 + lda;
            int a6 = a5 + lda;
            int a7 = a6 + lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s1a = FloatVector.broadcast(S, -0f);
            FloatVector s1b = FloatVector.broadcast(S, -0f);
            FloatVector s2a = FloatVector.broadcast(S, -0f);
            FloatVector s2b = FloatVector.broadcast(S, -0f);
            FloatVector s3a = FloatVector.broadcast(S, -0f);
            FloatVector s3b = FloatVector.broadcast(S, -0f);
            FloatVector s4a = FloatVector.broadcast(S, -0f);
            FloatVector s4b = FloatVector.broadcast(S, -0f);
            FloatVector s5a = FloatVector.broadcast(S, -0f);
            FloatVector s5b = FloatVector.broadcast(S, -0f);
            FloatVector s6a = FloatVector.broadcast(S, -0f);
            FloatVector s6b = FloatVector.broadcast(S, -0f);
            FloatVector s7a = FloatVector.broadcast(S, -0f);
            FloatVector s7b = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c2a = FloatVector.zero(S);
            FloatVector c2b = FloatVector.zero(S);
            FloatVector c3a = FloatVector.zero(S);
            FloatVector c3b = FloatVector.zero(S);
            FloatVector c4a = FloatVector.zero(S);
            FloatVector c4b = FloatVector.zero(S);
            FloatVector c5a = FloatVector.zero(S);
            FloatVector c5b = FloatVector.zero(S);
            FloatVector c6a = FloatVector.zero(S);
            FloatVector c6b = FloatVector.zero(S);
            FloatVector c7a = FloatVector.zero(S);
            FloatVector c7b = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s1a = s1a.add(c1a);
                    s1b = s1b.add(c1b);
                    s2a = s2a.add(c2a);
                    s2b = s2b.add(c2b);
                    s3a = s3a.add(c3a);
                    s3b = s3b.add(c3b);
                    s4a = s4a.add(c4a);
                    s4b = s4b.add(c4b);
                    s5a = s5a.add(c5a);
                    s5b = s5b.add(c5b);
                    s6a = s6a.add(c6a);
                    s6b = s6b.add(c6b);
                    s7a = s7a.add(c7a);
                    s7b = s7b.add(c7b);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c1a = FloatVector.zero(S);
                    c1b = FloatVector.zero(S);
                    c2a = FloatVector.zero(S);
                    c2b = FloatVector.zero(S);
                    c3a = FloatVector.zero(S);
                    c3b = FloatVector.zero(S);
                    c4a = FloatVector.zero(S);
                    c4b = FloatVector.zero(S);
                    c5a = FloatVector.zero(S);
                    c5b = FloatVector.zero(S);
                    c6a = FloatVector.zero(S);
                    c6b = FloatVector.zero(S);
                    c7a = FloatVector.zero(S);
                    c7b = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                x = FloatVector.broadcast(S, a[a1 + p]);
                c1a = x.fma(b0, c1a);
                c1b = x.fma(b1, c1b);
                x = FloatVector.broadcast(S, a[a2 + p]);
                c2a = x.fma(b0, c2a);
                c2b = x.fma(b1, c2b);
                x = FloatVector.broadcast(S, a[a3 + p]);
                c3a = x.fma(b0, c3a);
                c3b = x.fma(b1, c3b);
                x = FloatVector.broadcast(S, a[a4 + p]);
                c4a = x.fma(b0, c4a);
                c4b = x.fma(b1, c4b);
                x = FloatVector.broadcast(S, a[a5 + p]);
                c5a = x.fma(b0, c5a);
                c5b = x.fma(b1, c5b);
                x = FloatVector.broadcast(S, a[a6 + p]);
                c6a = x.fma(b0, c6a);
                c6b = x.fma(b1, c6b);
                x = FloatVector.broadcast(S, a[a7 + p]);
                c7a = x.fma(b0, c7a);
                c7b = x.fma(b1, c7b);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s1a = s1a.add(c1a);
            s1b = s1b.add(c1b);
            s2a = s2a.add(c2a);
            s2b = s2b.add(c2b);
            s3a = s3a.add(c3a);
            s3b = s3b.add(c3b);
            s4a = s4a.add(c4a);
            s4b = s4b.add(c4b);
            s5a = s5a.add(c5a);
            s5b = s5b.add(c5b);
            s6a = s6a.add(c6a);
            s6b = s6b.add(c6b);
            s7a = s7a.add(c7a);
            s7b = s7b.add(c7b);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                s0a.add(bias0).intoArray(c, t);
                s0b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s1a.add(bias0).intoArray(c, t);
                s1b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s2a.add(bias0).intoArray(c, t);
                s2b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s3a.add(bias0).intoArray(c, t);
                s3b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s4a.add(bias0).intoArray(c, t);
                s4b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s5a.add(bias0).intoArray(c, t);
                s5b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s6a.add(bias0).intoArray(c, t);
                s6b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s7a.add(bias0).intoArray(c, t);
                s7b.add(bias1).intoArray(c, t + L);
            } else {
                s0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s1a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s1b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s2a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s2b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s3a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s3b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s4a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s4b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s5a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s5b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s6a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s6b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s7a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s7b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            }
        }
    }

    /** Rows in multiples of 4, the whole panel. */
    static void rows4(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 4) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            int a3 = a2 + lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s1a = FloatVector.broadcast(S, -0f);
            FloatVector s1b = FloatVector.broadcast(S, -0f);
            FloatVector s2a = FloatVector.broadcast(S, -0f);
            FloatVector s2b = FloatVector.broadcast(S, -0f);
            FloatVector s3a = FloatVector.broadcast(S, -0f);
            FloatVector s3b = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c2a = FloatVector.zero(S);
            FloatVector c2b = FloatVector.zero(S);
            FloatVector c3a = FloatVector.zero(S);
            FloatVector c3b = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s1a = s1a.add(c1a);
                    s1b = s1b.add(c1b);
                    s2a = s2a.add(c2a);
                    s2b = s2b.add(c2b);
                    s3a = s3a.add(c3a);
                    s3b = s3b.add(c3b);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c1a = FloatVector.zero(S);
                    c1b = FloatVector.zero(S);
                    c2a = FloatVector.zero(S);
                    c2b = FloatVector.zero(S);
                    c3a = FloatVector.zero(S);
                    c3b = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                x = FloatVector.broadcast(S, a[a1 + p]);
                c1a = x.fma(b0, c1a);
                c1b = x.fma(b1, c1b);
                x = FloatVector.broadcast(S, a[a2 + p]);
                c2a = x.fma(b0, c2a);
                c2b = x.fma(b1, c2b);
                x = FloatVector.broadcast(S, a[a3 + p]);
                c3a = x.fma(b0, c3a);
                c3b = x.fma(b1, c3b);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s1a = s1a.add(c1a);
            s1b = s1b.add(c1b);
            s2a = s2a.add(c2a);
            s2b = s2b.add(c2b);
            s3a = s3a.add(c3a);
            s3b = s3b.add(c3b);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                s0a.add(bias0).intoArray(c, t);
                s0b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s1a.add(bias0).intoArray(c, t);
                s1b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s2a.add(bias0).intoArray(c, t);
                s2b.add(bias1).intoArray(c, t + L);
                t += ldc;
                s3a.add(bias0).intoArray(c, t);
                s3b.add(bias1).intoArray(c, t + L);
            } else {
                s0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s1a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s1b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s2a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s2b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                s3a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s3b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            }
        }
    }

    /**
     * Any rows one by one, the first {@code columns} of the panel.
     * Two chains: bound by latency, for small rests only.
     */
    static void rows1(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc, int columns) {
        for (int i = 0; i < rows; i++) {
            int a0 = aOff + i * lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (columns == NR && r == null) {
                s0a.add(bias0).intoArray(c, t);
                s0b.add(bias1).intoArray(c, t + L);
            } else if (columns == NR) {
                s0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            } else {
                VectorMask<Float> mask0 = S.indexInRange(0, columns);
                VectorMask<Float> mask1 = S.indexInRange(L, columns);
                if (r == null) {
                    s0a.add(bias0).intoArray(c, t, mask0);
                    s0b.add(bias1).intoArray(c, t + L, mask1);
                } else {
                    s0a.add(bias0).add(FloatVector.fromArray(S, r, s, mask0)).intoArray(c, t, mask0);
                    s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L, mask1)).intoArray(c, t + L, mask1);
                }
            }
        }
    }

    /** Rows in multiples of 2, two whole panels {@code panel} elements apart. */
    static void rows2Wide(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, int panel,
            float[] bias, int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 2) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s0c = FloatVector.broadcast(S, -0f);
            FloatVector s0d = FloatVector.broadcast(S, -0f);
            FloatVector s1a = FloatVector.broadcast(S, -0f);
            FloatVector s1b = FloatVector.broadcast(S, -0f);
            FloatVector s1c = FloatVector.broadcast(S, -0f);
            FloatVector s1d = FloatVector.broadcast(S, -0f);
            int q0 = bOff;
            int q1 = q0 + panel;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c0d = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c1c = FloatVector.zero(S);
            FloatVector c1d = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s0c = s0c.add(c0c);
                    s0d = s0d.add(c0d);
                    s1a = s1a.add(c1a);
                    s1b = s1b.add(c1b);
                    s1c = s1c.add(c1c);
                    s1d = s1d.add(c1d);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                    c0d = FloatVector.zero(S);
                    c1a = FloatVector.zero(S);
                    c1b = FloatVector.zero(S);
                    c1c = FloatVector.zero(S);
                    c1d = FloatVector.zero(S);
                }
                FloatVector x0 = FloatVector.broadcast(S, a[a0 + p]);
                FloatVector x1 = FloatVector.broadcast(S, a[a1 + p]);
                FloatVector b0 = FloatVector.fromArray(S, b, q0);
                c0a = x0.fma(b0, c0a);
                c1a = x1.fma(b0, c1a);
                FloatVector b1 = FloatVector.fromArray(S, b, q0 + L);
                c0b = x0.fma(b1, c0b);
                c1b = x1.fma(b1, c1b);
                FloatVector b2 = FloatVector.fromArray(S, b, q1);
                c0c = x0.fma(b2, c0c);
                c1c = x1.fma(b2, c1c);
                FloatVector b3 = FloatVector.fromArray(S, b, q1 + L);
                c0d = x0.fma(b3, c0d);
                c1d = x1.fma(b3, c1d);
                q0 += NR;
                q1 += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            s0d = s0d.add(c0d);
            s1a = s1a.add(c1a);
            s1b = s1b.add(c1b);
            s1c = s1c.add(c1c);
            s1d = s1d.add(c1d);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                s0a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t);
                s1a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t + ldc);
                s0b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + L);
                s1b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + ldc + L);
                s0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + 2 * L);
                s1c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + ldc + 2 * L);
                s0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + 3 * L);
                s1d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + ldc + 3 * L);
            } else {
                s0a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s))
                        .intoArray(c, t);
                s1a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s + ldr))
                        .intoArray(c, t + ldc);
                s0b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + L))
                        .intoArray(c, t + L);
                s1b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + ldr + L))
                        .intoArray(c, t + ldc + L);
                s0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + 2 * L))
                        .intoArray(c, t + 2 * L);
                s1c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + ldr + 2 * L))
                        .intoArray(c, t + ldc + 2 * L);
                s0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + 3 * L))
                        .intoArray(c, t + 3 * L);
                s1d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + ldr + 3 * L))
                        .intoArray(c, t + ldc + 3 * L);
            }
        }
    }

    /** Any rows one by one, four whole panels {@code panel} elements apart. */
    static void rows1Wide(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, int panel,
            float[] bias, int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int a0 = aOff + i * lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s0c = FloatVector.broadcast(S, -0f);
            FloatVector s0d = FloatVector.broadcast(S, -0f);
            FloatVector s0e = FloatVector.broadcast(S, -0f);
            FloatVector s0f = FloatVector.broadcast(S, -0f);
            FloatVector s0g = FloatVector.broadcast(S, -0f);
            FloatVector s0h = FloatVector.broadcast(S, -0f);
            int q0 = bOff;
            int q1 = q0 + panel;
            int q2 = q1 + panel;
            int q3 = q2 + panel;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c0d = FloatVector.zero(S);
            FloatVector c0e = FloatVector.zero(S);
            FloatVector c0f = FloatVector.zero(S);
            FloatVector c0g = FloatVector.zero(S);
            FloatVector c0h = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s0c = s0c.add(c0c);
                    s0d = s0d.add(c0d);
                    s0e = s0e.add(c0e);
                    s0f = s0f.add(c0f);
                    s0g = s0g.add(c0g);
                    s0h = s0h.add(c0h);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                    c0d = FloatVector.zero(S);
                    c0e = FloatVector.zero(S);
                    c0f = FloatVector.zero(S);
                    c0g = FloatVector.zero(S);
                    c0h = FloatVector.zero(S);
                }
                FloatVector x0 = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x0.fma(FloatVector.fromArray(S, b, q0), c0a);
                c0b = x0.fma(FloatVector.fromArray(S, b, q0 + L), c0b);
                c0c = x0.fma(FloatVector.fromArray(S, b, q1), c0c);
                c0d = x0.fma(FloatVector.fromArray(S, b, q1 + L), c0d);
                c0e = x0.fma(FloatVector.fromArray(S, b, q2), c0e);
                c0f = x0.fma(FloatVector.fromArray(S, b, q2 + L), c0f);
                c0g = x0.fma(FloatVector.fromArray(S, b, q3), c0g);
                c0h = x0.fma(FloatVector.fromArray(S, b, q3 + L), c0h);
                q0 += NR;
                q1 += NR;
                q2 += NR;
                q3 += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            s0d = s0d.add(c0d);
            s0e = s0e.add(c0e);
            s0f = s0f.add(c0f);
            s0g = s0g.add(c0g);
            s0h = s0h.add(c0h);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                s0a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t);
                s0b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + L);
                s0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + 2 * L);
                s0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + 3 * L);
                s0e.add(FloatVector.fromArray(S, bias, biasOff + 4 * L)).intoArray(c, t + 4 * L);
                s0f.add(FloatVector.fromArray(S, bias, biasOff + 5 * L)).intoArray(c, t + 5 * L);
                s0g.add(FloatVector.fromArray(S, bias, biasOff + 6 * L)).intoArray(c, t + 6 * L);
                s0h.add(FloatVector.fromArray(S, bias, biasOff + 7 * L)).intoArray(c, t + 7 * L);
            } else {
                s0a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s))
                        .intoArray(c, t);
                s0b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + L))
                        .intoArray(c, t + L);
                s0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + 2 * L))
                        .intoArray(c, t + 2 * L);
                s0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + 3 * L))
                        .intoArray(c, t + 3 * L);
                s0e.add(FloatVector.fromArray(S, bias, biasOff + 4 * L))
                        .add(FloatVector.fromArray(S, r, s + 4 * L))
                        .intoArray(c, t + 4 * L);
                s0f.add(FloatVector.fromArray(S, bias, biasOff + 5 * L))
                        .add(FloatVector.fromArray(S, r, s + 5 * L))
                        .intoArray(c, t + 5 * L);
                s0g.add(FloatVector.fromArray(S, bias, biasOff + 6 * L))
                        .add(FloatVector.fromArray(S, r, s + 6 * L))
                        .intoArray(c, t + 6 * L);
                s0h.add(FloatVector.fromArray(S, bias, biasOff + 7 * L))
                        .add(FloatVector.fromArray(S, r, s + 7 * L))
                        .intoArray(c, t + 7 * L);
            }
        }
    }
}
