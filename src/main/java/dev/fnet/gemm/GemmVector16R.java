package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of one panel with 16 vector registers, any vector width: {@code c[i,j] = acc + bias[j] (+ r[i,j])},
 * where {@code acc = (s0 + s1) + …}, a chain {@code fma(A[i,q-1], B[q-1,j], … fma(A[i,p], B[p,j], +0f))} in order of k
 * for every {@code depth} steps, for each element, in each of the tiles below: all of them and {@link GemmScalar} give
 * the same bits.
 *
 * <pre>
 *                     b: NR = 3 vectors per row, rows one after the other
 *                    ┌──────┬──────┬──────┐
 *                  k │  b0  │  b1  │  b2  │   loaded once per step
 *                    └──────┴──────┴──────┘
 *   a0[k] broadcast → c0a    c0b    c0c
 *   a1[k]           → c1a    c1b    c1c        9 accumulators + b0, b1, b2 + x = 13 registers
 *   a2[k]           → c2a    c2b    c2c
 * </pre>
 *
 * A step of the main tile is 3 loads, 3 broadcasts and 9 FMA; nine chains hide the latency of FMA. The sums of finished
 * chains lie on the stack, touched at the end of a chain only: a branch in the one loop over k. The textbook's tile
 * of 6 × 2 does not work here: the compiler spills its accumulators; and the main tile comes with and without residual,
 * because with both in one method the compiler keeps addresses in vector registers and spills accumulators for them
 * (native-notes/gemm.md). Callers have checked all ranges. {@code r} may be {@code c}: an element is read before it is
 * written; in single rows it may be {@code null}.
 */
final class GemmVector16R {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final int NR = 3 * VectorShape.LANES;

    private GemmVector16R() {}

    /** Rows in multiples of 3, the whole panel, no residual: the main tile. */
    static void rows3(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 3) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s0c = FloatVector.broadcast(S, -0f);
            FloatVector s1a = FloatVector.broadcast(S, -0f);
            FloatVector s1b = FloatVector.broadcast(S, -0f);
            FloatVector s1c = FloatVector.broadcast(S, -0f);
            FloatVector s2a = FloatVector.broadcast(S, -0f);
            FloatVector s2b = FloatVector.broadcast(S, -0f);
            FloatVector s2c = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c1c = FloatVector.zero(S);
            FloatVector c2a = FloatVector.zero(S);
            FloatVector c2b = FloatVector.zero(S);
            FloatVector c2c = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s0c = s0c.add(c0c);
                    s1a = s1a.add(c1a);
                    s1b = s1b.add(c1b);
                    s1c = s1c.add(c1c);
                    s2a = s2a.add(c2a);
                    s2b = s2b.add(c2b);
                    s2c = s2c.add(c2c);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                    c1a = FloatVector.zero(S);
                    c1b = FloatVector.zero(S);
                    c1c = FloatVector.zero(S);
                    c2a = FloatVector.zero(S);
                    c2b = FloatVector.zero(S);
                    c2c = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                c0c = x.fma(b2, c0c);
                x = FloatVector.broadcast(S, a[a1 + p]);
                c1a = x.fma(b0, c1a);
                c1b = x.fma(b1, c1b);
                c1c = x.fma(b2, c1c);
                x = FloatVector.broadcast(S, a[a2 + p]);
                c2a = x.fma(b0, c2a);
                c2b = x.fma(b1, c2b);
                c2c = x.fma(b2, c2c);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            s1a = s1a.add(c1a);
            s1b = s1b.add(c1b);
            s1c = s1c.add(c1c);
            s2a = s2a.add(c2a);
            s2b = s2b.add(c2b);
            s2c = s2c.add(c2c);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            FloatVector bias2 = FloatVector.fromArray(S, bias, biasOff + 2 * L);
            int t = cOff + i * ldc;
            s0a.add(bias0).intoArray(c, t);
            s0b.add(bias1).intoArray(c, t + L);
            s0c.add(bias2).intoArray(c, t + 2 * L);
            t += ldc;
            s1a.add(bias0).intoArray(c, t);
            s1b.add(bias1).intoArray(c, t + L);
            s1c.add(bias2).intoArray(c, t + 2 * L);
            t += ldc;
            s2a.add(bias0).intoArray(c, t);
            s2b.add(bias1).intoArray(c, t + L);
            s2c.add(bias2).intoArray(c, t + 2 * L);
        }
    }

    /** Rows in multiples of 3, the whole panel, with a residual. */
    static void rows3Add(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 3) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s0c = FloatVector.broadcast(S, -0f);
            FloatVector s1a = FloatVector.broadcast(S, -0f);
            FloatVector s1b = FloatVector.broadcast(S, -0f);
            FloatVector s1c = FloatVector.broadcast(S, -0f);
            FloatVector s2a = FloatVector.broadcast(S, -0f);
            FloatVector s2b = FloatVector.broadcast(S, -0f);
            FloatVector s2c = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c1c = FloatVector.zero(S);
            FloatVector c2a = FloatVector.zero(S);
            FloatVector c2b = FloatVector.zero(S);
            FloatVector c2c = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s0c = s0c.add(c0c);
                    s1a = s1a.add(c1a);
                    s1b = s1b.add(c1b);
                    s1c = s1c.add(c1c);
                    s2a = s2a.add(c2a);
                    s2b = s2b.add(c2b);
                    s2c = s2c.add(c2c);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                    c1a = FloatVector.zero(S);
                    c1b = FloatVector.zero(S);
                    c1c = FloatVector.zero(S);
                    c2a = FloatVector.zero(S);
                    c2b = FloatVector.zero(S);
                    c2c = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                c0c = x.fma(b2, c0c);
                x = FloatVector.broadcast(S, a[a1 + p]);
                c1a = x.fma(b0, c1a);
                c1b = x.fma(b1, c1b);
                c1c = x.fma(b2, c1c);
                x = FloatVector.broadcast(S, a[a2 + p]);
                c2a = x.fma(b0, c2a);
                c2b = x.fma(b1, c2b);
                c2c = x.fma(b2, c2c);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            s1a = s1a.add(c1a);
            s1b = s1b.add(c1b);
            s1c = s1c.add(c1c);
            s2a = s2a.add(c2a);
            s2b = s2b.add(c2b);
            s2c = s2c.add(c2c);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            FloatVector bias2 = FloatVector.fromArray(S, bias, biasOff + 2 * L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            s0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
            s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            s0c.add(bias2).add(FloatVector.fromArray(S, r, s + 2 * L)).intoArray(c, t + 2 * L);
            s += ldr;
            t += ldc;
            s1a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
            s1b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            s1c.add(bias2).add(FloatVector.fromArray(S, r, s + 2 * L)).intoArray(c, t + 2 * L);
            s += ldr;
            t += ldc;
            s2a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
            s2b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            s2c.add(bias2).add(FloatVector.fromArray(S, r, s + 2 * L)).intoArray(c, t + 2 * L);
        }
    }

    /**
     * Any rows one by one, the first {@code columns} of the panel.
     * Three chains: bound by latency, for small rests only.
     */
    static void rows1(int rows, int k, int depth, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc, int columns) {
        for (int i = 0; i < rows; i++) {
            int a0 = aOff + i * lda;
            FloatVector s0a = FloatVector.broadcast(S, -0f);
            FloatVector s0b = FloatVector.broadcast(S, -0f);
            FloatVector s0c = FloatVector.broadcast(S, -0f);
            int q = bOff;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            int end = depth;
            for (int p = 0; p < k; p++) {
                if (p == end) {
                    end += depth;
                    s0a = s0a.add(c0a);
                    s0b = s0b.add(c0b);
                    s0c = s0c.add(c0c);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                }
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector b2 = FloatVector.fromArray(S, b, q + 2 * L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                c0c = x.fma(b2, c0c);
                q += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            FloatVector bias2 = FloatVector.fromArray(S, bias, biasOff + 2 * L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (columns == NR && r == null) {
                s0a.add(bias0).intoArray(c, t);
                s0b.add(bias1).intoArray(c, t + L);
                s0c.add(bias2).intoArray(c, t + 2 * L);
            } else if (columns == NR) {
                s0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s0c.add(bias2).add(FloatVector.fromArray(S, r, s + 2 * L)).intoArray(c, t + 2 * L);
            } else {
                VectorMask<Float> mask0 = S.indexInRange(0, columns);
                VectorMask<Float> mask1 = S.indexInRange(L, columns);
                VectorMask<Float> mask2 = S.indexInRange(2 * L, columns);
                if (r == null) {
                    s0a.add(bias0).intoArray(c, t, mask0);
                    s0b.add(bias1).intoArray(c, t + L, mask1);
                    s0c.add(bias2).intoArray(c, t + 2 * L, mask2);
                } else {
                    s0a.add(bias0).add(FloatVector.fromArray(S, r, s, mask0)).intoArray(c, t, mask0);
                    s0b.add(bias1).add(FloatVector.fromArray(S, r, s + L, mask1)).intoArray(c, t + L, mask1);
                    s0c.add(bias2).add(FloatVector.fromArray(S, r, s + 2 * L, mask2)).intoArray(c, t + 2 * L, mask2);
                }
            }
        }
    }

    /** Any rows one by one, three whole panels {@code panel} elements apart. */
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
            FloatVector s0i = FloatVector.broadcast(S, -0f);
            int q0 = bOff;
            int q1 = q0 + panel;
            int q2 = q1 + panel;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c0d = FloatVector.zero(S);
            FloatVector c0e = FloatVector.zero(S);
            FloatVector c0f = FloatVector.zero(S);
            FloatVector c0g = FloatVector.zero(S);
            FloatVector c0h = FloatVector.zero(S);
            FloatVector c0i = FloatVector.zero(S);
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
                    s0i = s0i.add(c0i);
                    c0a = FloatVector.zero(S);
                    c0b = FloatVector.zero(S);
                    c0c = FloatVector.zero(S);
                    c0d = FloatVector.zero(S);
                    c0e = FloatVector.zero(S);
                    c0f = FloatVector.zero(S);
                    c0g = FloatVector.zero(S);
                    c0h = FloatVector.zero(S);
                    c0i = FloatVector.zero(S);
                }
                FloatVector x0 = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x0.fma(FloatVector.fromArray(S, b, q0), c0a);
                c0b = x0.fma(FloatVector.fromArray(S, b, q0 + L), c0b);
                c0c = x0.fma(FloatVector.fromArray(S, b, q0 + 2 * L), c0c);
                c0d = x0.fma(FloatVector.fromArray(S, b, q1), c0d);
                c0e = x0.fma(FloatVector.fromArray(S, b, q1 + L), c0e);
                c0f = x0.fma(FloatVector.fromArray(S, b, q1 + 2 * L), c0f);
                c0g = x0.fma(FloatVector.fromArray(S, b, q2), c0g);
                c0h = x0.fma(FloatVector.fromArray(S, b, q2 + L), c0h);
                c0i = x0.fma(FloatVector.fromArray(S, b, q2 + 2 * L), c0i);
                q0 += NR;
                q1 += NR;
                q2 += NR;
            }
            s0a = s0a.add(c0a);
            s0b = s0b.add(c0b);
            s0c = s0c.add(c0c);
            s0d = s0d.add(c0d);
            s0e = s0e.add(c0e);
            s0f = s0f.add(c0f);
            s0g = s0g.add(c0g);
            s0h = s0h.add(c0h);
            s0i = s0i.add(c0i);
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
                s0i.add(FloatVector.fromArray(S, bias, biasOff + 8 * L)).intoArray(c, t + 8 * L);
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
                s0i.add(FloatVector.fromArray(S, bias, biasOff + 8 * L))
                        .add(FloatVector.fromArray(S, r, s + 8 * L))
                        .intoArray(c, t + 8 * L);
            }
        }
    }
}
