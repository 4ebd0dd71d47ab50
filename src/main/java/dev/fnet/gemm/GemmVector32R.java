package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of one panel with 32 vector registers, any vector width: {@code c[i,j] = acc + bias[j] (+ r[i,j])},
 * where {@code acc = fma(A[i,K-1], B[K-1,j], … fma(A[i,0], B[0,j], +0f))}, one chain in order of k, for each element,
 * in each of the tiles below: all of them and {@link GemmScalar} give the same bits.
 *
 * <pre>
 *                     b: NR = 2 vectors per row, rows one after the other
 *                    ┌────────┬────────┐
 *                  k │   b0   │   b1   │   loaded once per step
 *                    └────────┴────────┘
 *   a0[k] broadcast → c0a += x·b0   c0b += x·b1
 *   …                 …             …             24 accumulators + b0, b1 + x = 27 registers
 *   a11[k]          → c11a          c11b
 * </pre>
 *
 * A step of the main tile is 2 loads, 12 broadcasts and 24 FMA. K is neither unrolled nor blocked, and no more than 27
 * vectors are live: beyond that some collectors' loops spill. Stores are written out, because helper methods are no
 * longer inlined in methods of this size and their arguments become objects; and the tile of 12 rows has no residual
 * and only single rows have masks, because with more sets of stores C1 gives a method up, and it is interpreted for
 * long (native-notes/gemm.md). Callers have checked all ranges. {@code r} may be {@code null} or {@code c}: an element
 * is read before it is written.
 */
final class GemmVector32R {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final int NR = 2 * VectorShape.LANES;

    private GemmVector32R() {}

    /** Rows in multiples of 12, the whole panel, no residual: the main tile. */
    static void rows12(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias, int biasOff,
            float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 12) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            int a3 = a2 + lda;
            int a4 = a3 + lda;
            int a5 = a4 + lda;
            int a6 = a5 + lda;
            int a7 = a6 + lda;
            int a8 = a7 + lda;
            int a9 = a8 + lda;
            int a10 = a9 + lda;
            int a11 = a10 + lda;
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
            FloatVector c8a = FloatVector.zero(S);
            FloatVector c8b = FloatVector.zero(S);
            FloatVector c9a = FloatVector.zero(S);
            FloatVector c9b = FloatVector.zero(S);
            FloatVector c10a = FloatVector.zero(S);
            FloatVector c10b = FloatVector.zero(S);
            FloatVector c11a = FloatVector.zero(S);
            FloatVector c11b = FloatVector.zero(S);
            int q = bOff;
            for (int p = 0; p < k; p++) {
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
                x = FloatVector.broadcast(S, a[a8 + p]);
                c8a = x.fma(b0, c8a);
                c8b = x.fma(b1, c8b);
                x = FloatVector.broadcast(S, a[a9 + p]);
                c9a = x.fma(b0, c9a);
                c9b = x.fma(b1, c9b);
                x = FloatVector.broadcast(S, a[a10 + p]);
                c10a = x.fma(b0, c10a);
                c10b = x.fma(b1, c10b);
                x = FloatVector.broadcast(S, a[a11 + p]);
                c11a = x.fma(b0, c11a);
                c11b = x.fma(b1, c11b);
                q += NR;
            }
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int t = cOff + i * ldc;
            c0a.add(bias0).intoArray(c, t);
            c0b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c1a.add(bias0).intoArray(c, t);
            c1b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c2a.add(bias0).intoArray(c, t);
            c2b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c3a.add(bias0).intoArray(c, t);
            c3b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c4a.add(bias0).intoArray(c, t);
            c4b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c5a.add(bias0).intoArray(c, t);
            c5b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c6a.add(bias0).intoArray(c, t);
            c6b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c7a.add(bias0).intoArray(c, t);
            c7b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c8a.add(bias0).intoArray(c, t);
            c8b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c9a.add(bias0).intoArray(c, t);
            c9b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c10a.add(bias0).intoArray(c, t);
            c10b.add(bias1).intoArray(c, t + L);
            t += ldc;
            c11a.add(bias0).intoArray(c, t);
            c11b.add(bias1).intoArray(c, t + L);
        }
    }

    /** Rows in multiples of 8, the whole panel: the main tile where there is a residual. */
    static void rows8(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias, int biasOff,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 8) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            int a3 = a2 + lda;
            int a4 = a3 + lda;
            int a5 = a4 + lda;
            int a6 = a5 + lda;
            int a7 = a6 + lda;
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
            int q = bOff;
            for (int p = 0; p < k; p++) {
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
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                c0a.add(bias0).intoArray(c, t);
                c0b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c1a.add(bias0).intoArray(c, t);
                c1b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c2a.add(bias0).intoArray(c, t);
                c2b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c3a.add(bias0).intoArray(c, t);
                c3b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c4a.add(bias0).intoArray(c, t);
                c4b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c5a.add(bias0).intoArray(c, t);
                c5b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c6a.add(bias0).intoArray(c, t);
                c6b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c7a.add(bias0).intoArray(c, t);
                c7b.add(bias1).intoArray(c, t + L);
            } else {
                c0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c1a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c1b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c2a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c2b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c3a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c3b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c4a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c4b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c5a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c5b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c6a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c6b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c7a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c7b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            }
        }
    }

    /** Rows in multiples of 4, the whole panel. */
    static void rows4(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias, int biasOff,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 4) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            int a2 = a1 + lda;
            int a3 = a2 + lda;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c2a = FloatVector.zero(S);
            FloatVector c2b = FloatVector.zero(S);
            FloatVector c3a = FloatVector.zero(S);
            FloatVector c3b = FloatVector.zero(S);
            int q = bOff;
            for (int p = 0; p < k; p++) {
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
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                c0a.add(bias0).intoArray(c, t);
                c0b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c1a.add(bias0).intoArray(c, t);
                c1b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c2a.add(bias0).intoArray(c, t);
                c2b.add(bias1).intoArray(c, t + L);
                t += ldc;
                c3a.add(bias0).intoArray(c, t);
                c3b.add(bias1).intoArray(c, t + L);
            } else {
                c0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c1a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c1b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c2a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c2b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
                s += ldr;
                t += ldc;
                c3a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c3b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            }
        }
    }

    /**
     * Any rows one by one, the first {@code columns} of the panel.
     * Two chains: bound by latency, for small rests only.
     */
    static void rows1(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, float[] bias, int biasOff,
            float[] r, int rOff, int ldr, float[] c, int cOff, int ldc, int columns) {
        for (int i = 0; i < rows; i++) {
            int a0 = aOff + i * lda;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            int q = bOff;
            for (int p = 0; p < k; p++) {
                FloatVector b0 = FloatVector.fromArray(S, b, q);
                FloatVector b1 = FloatVector.fromArray(S, b, q + L);
                FloatVector x = FloatVector.broadcast(S, a[a0 + p]);
                c0a = x.fma(b0, c0a);
                c0b = x.fma(b1, c0b);
                q += NR;
            }
            FloatVector bias0 = FloatVector.fromArray(S, bias, biasOff);
            FloatVector bias1 = FloatVector.fromArray(S, bias, biasOff + L);
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (columns == NR && r == null) {
                c0a.add(bias0).intoArray(c, t);
                c0b.add(bias1).intoArray(c, t + L);
            } else if (columns == NR) {
                c0a.add(bias0).add(FloatVector.fromArray(S, r, s)).intoArray(c, t);
                c0b.add(bias1).add(FloatVector.fromArray(S, r, s + L)).intoArray(c, t + L);
            } else {
                VectorMask<Float> mask0 = S.indexInRange(0, columns);
                VectorMask<Float> mask1 = S.indexInRange(L, columns);
                if (r == null) {
                    c0a.add(bias0).intoArray(c, t, mask0);
                    c0b.add(bias1).intoArray(c, t + L, mask1);
                } else {
                    c0a.add(bias0).add(FloatVector.fromArray(S, r, s, mask0)).intoArray(c, t, mask0);
                    c0b.add(bias1).add(FloatVector.fromArray(S, r, s + L, mask1)).intoArray(c, t + L, mask1);
                }
            }
        }
    }

    /** Rows in multiples of 2, two whole panels {@code panel} elements apart. */
    static void rows2Wide(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, int panel, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i += 2) {
            int a0 = aOff + i * lda;
            int a1 = a0 + lda;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c0d = FloatVector.zero(S);
            FloatVector c1a = FloatVector.zero(S);
            FloatVector c1b = FloatVector.zero(S);
            FloatVector c1c = FloatVector.zero(S);
            FloatVector c1d = FloatVector.zero(S);
            int q0 = bOff;
            int q1 = q0 + panel;
            for (int p = 0; p < k; p++) {
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
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                c0a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t);
                c1a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t + ldc);
                c0b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + L);
                c1b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + ldc + L);
                c0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + 2 * L);
                c1c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + ldc + 2 * L);
                c0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + 3 * L);
                c1d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + ldc + 3 * L);
            } else {
                c0a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s))
                        .intoArray(c, t);
                c1a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s + ldr))
                        .intoArray(c, t + ldc);
                c0b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + L))
                        .intoArray(c, t + L);
                c1b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + ldr + L))
                        .intoArray(c, t + ldc + L);
                c0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + 2 * L))
                        .intoArray(c, t + 2 * L);
                c1c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + ldr + 2 * L))
                        .intoArray(c, t + ldc + 2 * L);
                c0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + 3 * L))
                        .intoArray(c, t + 3 * L);
                c1d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + ldr + 3 * L))
                        .intoArray(c, t + ldc + 3 * L);
            }
        }
    }

    /** Any rows one by one, four whole panels {@code panel} elements apart. */
    static void rows1Wide(int rows, int k, float[] a, int aOff, int lda, float[] b, int bOff, int panel, float[] bias,
            int biasOff, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        for (int i = 0; i < rows; i++) {
            int a0 = aOff + i * lda;
            FloatVector c0a = FloatVector.zero(S);
            FloatVector c0b = FloatVector.zero(S);
            FloatVector c0c = FloatVector.zero(S);
            FloatVector c0d = FloatVector.zero(S);
            FloatVector c0e = FloatVector.zero(S);
            FloatVector c0f = FloatVector.zero(S);
            FloatVector c0g = FloatVector.zero(S);
            FloatVector c0h = FloatVector.zero(S);
            int q0 = bOff;
            int q1 = q0 + panel;
            int q2 = q1 + panel;
            int q3 = q2 + panel;
            for (int p = 0; p < k; p++) {
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
            int s = rOff + i * ldr;
            int t = cOff + i * ldc;
            if (r == null) {
                c0a.add(FloatVector.fromArray(S, bias, biasOff)).intoArray(c, t);
                c0b.add(FloatVector.fromArray(S, bias, biasOff + L)).intoArray(c, t + L);
                c0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L)).intoArray(c, t + 2 * L);
                c0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L)).intoArray(c, t + 3 * L);
                c0e.add(FloatVector.fromArray(S, bias, biasOff + 4 * L)).intoArray(c, t + 4 * L);
                c0f.add(FloatVector.fromArray(S, bias, biasOff + 5 * L)).intoArray(c, t + 5 * L);
                c0g.add(FloatVector.fromArray(S, bias, biasOff + 6 * L)).intoArray(c, t + 6 * L);
                c0h.add(FloatVector.fromArray(S, bias, biasOff + 7 * L)).intoArray(c, t + 7 * L);
            } else {
                c0a.add(FloatVector.fromArray(S, bias, biasOff))
                        .add(FloatVector.fromArray(S, r, s))
                        .intoArray(c, t);
                c0b.add(FloatVector.fromArray(S, bias, biasOff + L))
                        .add(FloatVector.fromArray(S, r, s + L))
                        .intoArray(c, t + L);
                c0c.add(FloatVector.fromArray(S, bias, biasOff + 2 * L))
                        .add(FloatVector.fromArray(S, r, s + 2 * L))
                        .intoArray(c, t + 2 * L);
                c0d.add(FloatVector.fromArray(S, bias, biasOff + 3 * L))
                        .add(FloatVector.fromArray(S, r, s + 3 * L))
                        .intoArray(c, t + 3 * L);
                c0e.add(FloatVector.fromArray(S, bias, biasOff + 4 * L))
                        .add(FloatVector.fromArray(S, r, s + 4 * L))
                        .intoArray(c, t + 4 * L);
                c0f.add(FloatVector.fromArray(S, bias, biasOff + 5 * L))
                        .add(FloatVector.fromArray(S, r, s + 5 * L))
                        .intoArray(c, t + 5 * L);
                c0g.add(FloatVector.fromArray(S, bias, biasOff + 6 * L))
                        .add(FloatVector.fromArray(S, r, s + 6 * L))
                        .intoArray(c, t + 6 * L);
                c0h.add(FloatVector.fromArray(S, bias, biasOff + 7 * L))
                        .add(FloatVector.fromArray(S, r, s + 7 * L))
                        .intoArray(c, t + 7 * L);
            }
        }
    }
}
