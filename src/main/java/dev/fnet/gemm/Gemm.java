package dev.fnet.gemm;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Products with a packed matrix: {@code C[m×N] = act(A[m×K]·B[K×N] + bias) (+ residual)}, all row-major with a row
 * stride ({@code ld…}) in elements.
 *
 * <p>Each element is a sum of chains, one for every 384 steps of k, the last one for the rest:
 * {@code s = fma(A[i,q-1], B[q-1,j], … fma(A[i,p], B[p,j], +0f))} for steps p to q - 1 in order of k, and
 * {@code v = ((s0 + s1) + s2) + …}; then {@code v = v + bias[j]} (no bias: + 0f), {@code v = act(v)},
 * {@code v = v + residual[i,j]}, each rounded to {@code float}. So results have the same bits on every machine, with
 * every number of threads, and cold or warm.
 *
 * <p>B is what its {@link WeightStorage} has kept: weights in bf16 are widened to {@code float}, and all is as above.
 * With int8 a chain runs over the steps of one group, or as above where a column has one scale, on the integers
 * {@code q}; the scale follows: {@code s = fma(A[i,p], (float) q[p,j], …)} and {@code v = fma(s1, scale[1,j],
 * fma(s0, scale[0,j], -0f))…}, then bias, activation and residual as above.
 *
 * <p>An execution allocates nothing, with one exception: a few KiB for an activation before a residual that lies in
 * {@code C} or a last panel that is not full, a copy of up to 32 rows of A whose stride is a multiple of 4 KiB, and
 * {@code 16·K} bytes for weights other than {@link WeightStorage#F32} in the scalar twin; a thread keeps them from its
 * first such call on. Elements of C's array outside of C are neither read
 * nor written, elements of A's array outside of A are not read.
 *
 * <p>Without workers an instance is thread-safe; with workers it serves one caller at a time and refuses a second one.
 */
public final class Gemm {
    /** Multiplications below which waking workers costs more than it gains. */
    private static final long LEAST_SHARED_WORK = 1 << 19;

    /** Rows so many floats apart, 4 KiB, fall into one set of most first-level caches and throw each other out. */
    private static final int ALIASING_STRIDE = 1024;

    /** Floats between rows that are copied so that they do not. */
    private static final int APART = 16;

    /** Copying pays where few rows meet many panels from memory: 3 % (native-notes/gemm.md). */
    private static final int MOST_COPIED_ROWS = 32;

    private static final int LEAST_COPIED_ROWS = 4;

    private static final int LEAST_PANELS = 8;

    private final KernelState state;
    private final Workers workers;
    private final Split split;
    private final ThreadLocal<float[]> scratch = new ThreadLocal<>();

    /**
     * Products by the caller's thread alone.
     *
     * @param state says whether the twins or the vector kernels answer
     */
    public Gemm(KernelState state) {
        this(state, null);
    }

    /**
     * Products shared among workers, by columns of C, or by rows where C is narrow.
     *
     * @param state says whether the twins or the vector kernels answer
     * @param workers {@code null} for the caller's thread alone; owned by the caller
     */
    public Gemm(KernelState state, Workers workers) {
        this.state = Objects.requireNonNull(state, "state");
        this.workers = workers;
        this.split = workers == null ? null : new Split(this);
    }

    /**
     * {@code C[m×N] = act(A[m×K]·B + bias)}. C must not share elements with A.
     *
     * @param m rows of A and C, 0 and more
     * @param a holds A
     * @param aOff index of its first element
     * @param lda its row stride, at least K
     * @param b the packed matrix
     * @param e bias and activation
     * @param c receives C
     * @param cOff index of its first element
     * @param ldc its row stride, at least N
     * @throws IllegalArgumentException if a size, a range or the length of the bias is wrong
     * @throws IllegalStateException if another caller is using the workers
     */
    public void multiply(int m, float[] a, int aOff, int lda, PackedMatrix b, Epilogue e, float[] c, int cOff,
            int ldc) {
        check(m, a, aOff, lda, b, e, c, cOff, ldc);
        dispatch(m, a, aOff, lda, b, e, null, 0, 0, c, cOff, ldc);
    }

    /**
     * {@code C[m×N] = act(A[m×K]·B + bias) + residual}. C must not share elements with A. The residual is C itself
     * (same array, offset and stride) or shares no elements with it.
     *
     * @param m rows of A and C, 0 and more
     * @param a holds A
     * @param aOff index of its first element
     * @param lda its row stride, at least K
     * @param b the packed matrix
     * @param e bias and activation
     * @param residual holds the residual
     * @param rOff index of its first element
     * @param ldr its row stride, at least N
     * @param c receives C
     * @param cOff index of its first element
     * @param ldc its row stride, at least N
     * @throws IllegalArgumentException if a size, a range or the length of the bias is wrong
     * @throws IllegalStateException if another caller is using the workers
     */
    public void multiplyAdd(int m, float[] a, int aOff, int lda, PackedMatrix b, Epilogue e, float[] residual, int rOff,
            int ldr, float[] c, int cOff, int ldc) {
        check(m, a, aOff, lda, b, e, c, cOff, ldc);
        Ranges.check("residual", residual, m, b.columns(), rOff, ldr);
        dispatch(m, a, aOff, lda, b, e, residual, rOff, ldr, c, cOff, ldc);
    }

    /** Every vector kernel a product with weights in {@code float} may use, with every activation. */
    public static List<WarmUpKernel> warmUp() {
        return warmUp(Activation.values());
    }

    /**
     * Every vector kernel that products with weights in {@code float} and these activations use.
     *
     * @param used the activations; {@code NONE} may be left out
     */
    public static List<WarmUpKernel> warmUp(Activation... used) {
        return warmUp(WeightStorage.F32, used);
    }

    /**
     * Every vector kernel that products with weights of this storage and these activations use.
     *
     * @param storage of the packed matrices; all of int8 share their kernels
     * @param used the activations; {@code NONE} may be left out
     */
    public static List<WarmUpKernel> warmUp(WeightStorage storage, Activation... used) {
        return GemmWarmUp.kernels(Objects.requireNonNull(storage, "storage"), used);
    }

    private static void check(int m, float[] a, int aOff, int lda, PackedMatrix b, Epilogue e, float[] c, int cOff,
            int ldc) {
        if (m < 0) {
            throw new IllegalArgumentException("m is " + m + ", allowed are 0 and more");
        }
        if (b == null) {
            throw new IllegalArgumentException("b is null");
        }
        if (e == null) {
            throw new IllegalArgumentException("e is null, Epilogue.none() stands for none");
        }
        Ranges.check("a", a, m, b.rows(), aOff, lda);
        Ranges.check("c", c, m, b.columns(), cOff, ldc);
        e.check(b.columns());
    }

    private void dispatch(int m, float[] a, int aOff, int lda, PackedMatrix b, Epilogue e, float[] r, int rOff, int ldr,
            float[] c, int cOff, int ldc) {
        boolean hot = state.hot();
        if (split == null || workers.threads() == 1 || (long) m * b.rows() * b.columns() < LEAST_SHARED_WORK) {
            compute(hot, m, a, aOff, lda, b, 0, b.panels(), e, r, rOff, ldr, c, cOff, ldc);
        } else {
            split.run(workers, hot, m, a, aOff, lda, b, e, r, rOff, ldr, c, cOff, ldc);
        }
    }

    /** One part of a product by the calling thread. */
    private void compute(boolean hot, int m, float[] a, int aOff, int lda, PackedMatrix b, int first, int end,
            Epilogue e, float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
        if (m == 0) {
            return;
        }
        if (!hot || !GemmVector.FITS) {
            float[] strip = scratch(GemmScalar.stripLength(b));
            GemmScalar.run(m, a, aOff, lda, b, first, end, e, r, rOff, ldr, c, cOff, ldc, strip);
        } else {
            boolean apart = m >= LEAST_COPIED_ROWS && m <= MOST_COPIED_ROWS && end - first >= LEAST_PANELS
                    && lda % ALIASING_STRIDE == 0;
            int stride = b.rows() + APART;
            float[] own = null;
            if (apart || GemmVector.needsScratch(b, first, end, e, r, c)) {
                own = scratch(GemmVector.scratchLength() + (apart ? m * stride : 0));
            }
            if (apart) {
                int to = GemmVector.scratchLength();
                for (int i = 0; i < m; i++) {
                    System.arraycopy(a, aOff + i * lda, own, to + i * stride, b.rows());
                }
                a = own;
                aOff = to;
                lda = stride;
            }
            for (int i = 0; i < m; i += Tiles.BLOCK_ROWS) {
                int rows = Math.min(Tiles.BLOCK_ROWS, m - i);
                GemmVector.run(b.storage().chain(), rows, a, aOff + i * lda, lda, b, first, end, e,
                        r, rOff + i * ldr, ldr, c, cOff + i * ldc, ldc, own);
            }
        }
    }

    /** The calling thread's own, {@code null} for length 0. */
    private float[] scratch(int length) {
        if (length == 0) {
            return null;
        }
        float[] own = scratch.get();
        if (own == null || own.length < length) {
            own = new float[length];
            scratch.set(own);
        }
        return own;
    }

    /** The job of the workers: one object for all calls, so that a call allocates nothing. */
    private static final class Split implements Workers.Job {
        private final Gemm gemm;
        private final AtomicBoolean busy = new AtomicBoolean();
        private boolean hot;
        private int m;
        private float[] a;
        private int aOff;
        private int lda;
        private PackedMatrix b;
        private Epilogue e;
        private float[] r;
        private int rOff;
        private int ldr;
        private float[] c;
        private int cOff;
        private int ldc;

        Split(Gemm gemm) {
            this.gemm = gemm;
        }

        void run(Workers workers, boolean hot, int m, float[] a, int aOff, int lda, PackedMatrix b, Epilogue e,
                float[] r, int rOff, int ldr, float[] c, int cOff, int ldc) {
            if (!busy.compareAndSet(false, true)) {
                throw new IllegalStateException(
                        "a Gemm with workers serves one caller at a time, another one is using it");
            }
            try {
                this.hot = hot;
                this.m = m;
                this.a = a;
                this.aOff = aOff;
                this.lda = lda;
                this.b = b;
                this.e = e;
                this.r = r;
                this.rOff = rOff;
                this.ldr = ldr;
                this.c = c;
                this.cOff = cOff;
                this.ldc = ldc;
                workers.run(this);
            } finally {
                this.a = null;
                this.b = null;
                this.e = null;
                this.r = null;
                this.c = null;
                busy.set(false);
            }
        }

        @Override
        public void run(int part, int parts) {
            int panels = b.panels();
            int tiles = (m - 1) / Tiles.ROWS + 1;
            if (panels >= 4 * parts || panels >= tiles) {
                int first = (int) ((long) panels * part / parts);
                int end = (int) ((long) panels * (part + 1) / parts);
                gemm.compute(hot, m, a, aOff, lda, b, first, end, e, r, rOff, ldr, c, cOff, ldc);
            } else {
                int from = (int) ((long) tiles * part / parts) * Tiles.ROWS;
                int to = Math.min(m, (int) ((long) tiles * (part + 1) / parts) * Tiles.ROWS);
                gemm.compute(hot, to - from, a, aOff + from * lda, lda, b, 0, panels, e, r, rOff + from * ldr, ldr,
                        c, cOff + from * ldc, ldc);
            }
        }
    }
}
