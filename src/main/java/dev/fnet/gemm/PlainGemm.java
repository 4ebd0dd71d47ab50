package dev.fnet.gemm;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.Workers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Products of two matrices as they lie, nothing packed beforehand: {@code C = op(A)·op(B)} and
 * {@code C = op(A)·op(B) + C}, where {@code op} is the matrix or its transpose: BLAS's {@code sgemm} for row-major
 * matrices with {@code alpha} 1 and {@code beta} 0 or 1. A and B are packed block by block into the caller's scratch on
 * the way; where B stays the same from call to call, {@link Gemm} saves that. Rows of any stride ({@code ld…}, in
 * elements), powers of two included.
 *
 * <pre>
 *   op(A) is m×k:   Transpose.NO  [m][lda]     Transpose.YES  [k][lda]
 *   op(B) is k×n:   Transpose.NO  [k][ldb]     Transpose.YES  [n][ldb]
 *   C     is m×n:                 [m][ldc]
 * </pre>
 *
 * <p>Each element is computed in the order of operations of {@link Gemm} without bias and activation, with C as the
 * residual, so it has the same bits as there: on every machine, with every number of threads, cold or warm. With k = 0
 * the product is zero.
 *
 * <p>An execution allocates nothing. Elements of the arrays outside of the matrices are not touched, and
 * {@link #multiply} does not read C. C and the scratch must share no elements with A, B or each other.
 *
 * <p>Without workers an instance is thread-safe, each caller with scratch of its own; with workers it serves one caller
 * at a time and refuses a second one.
 */
public final class PlainGemm {
    /** Multiplications below which waking workers costs more than it gains. */
    private static final long LEAST_SHARED_WORK = 1 << 19;

    private static final PlainWalk WALK = PlainWalk.STANDARD;

    private final KernelState state;
    private final Workers workers;
    private final Split split;

    /**
     * Products by the caller's thread alone.
     *
     * @param state says whether the twins or the vector kernels answer
     */
    public PlainGemm(KernelState state) {
        this(state, null);
    }

    /**
     * Products shared among workers, by columns of C, or by rows where C is narrow.
     *
     * @param state says whether the twins or the vector kernels answer
     * @param workers {@code null} for the caller's thread alone; owned by the caller
     */
    public PlainGemm(KernelState state, Workers workers) {
        this.state = Objects.requireNonNull(state, "state");
        this.workers = workers;
        this.split = workers == null ? null : new Split();
    }

    /**
     * Floats of scratch for a product of this shape: some MiB at most for each thread, whatever the shape. The content
     * does not matter before and is lost after.
     *
     * @throws IllegalArgumentException if a size is negative
     */
    public int scratchLength(Transpose transA, Transpose transB, int m, int n, int k) {
        checkSizes(transA, transB, m, n, k);
        return Math.multiplyExact(part(transA, transB, m, n, k), workers == null ? 1 : workers.threads());
    }

    /**
     * {@code C[m×n] = op(A)[m×k]·op(B)[k×n]}.
     *
     * @param transA whether op(A) is A's transpose
     * @param transB whether op(B) is B's transpose
     * @param m rows of op(A) and C, 0 and more
     * @param n columns of op(B) and C, 0 and more
     * @param k columns of op(A), rows of op(B), 0 and more
     * @param a holds A
     * @param aOff index of its first element
     * @param lda its row stride, at least k, transposed m
     * @param b holds B
     * @param bOff index of its first element
     * @param ldb its row stride, at least n, transposed k
     * @param c receives C
     * @param cOff index of its first element
     * @param ldc its row stride, at least n
     * @param scratch at least {@link #scratchLength} floats from {@code sOff} on
     * @throws IllegalArgumentException if a size or a range is wrong
     * @throws IllegalStateException if another caller is using the workers
     */
    public void multiply(Transpose transA, Transpose transB, int m, int n, int k, float[] a, int aOff, int lda,
            float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] scratch, int sOff) {
        check(transA, transB, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, scratch, sOff);
        dispatch(transA, transB, false, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, scratch, sOff);
    }

    /** {@code C[m×n] = op(A)[m×k]·op(B)[k×n] + C}; parameters as {@link #multiply multiply}. */
    public void multiplyAdd(Transpose transA, Transpose transB, int m, int n, int k, float[] a, int aOff, int lda,
            float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] scratch, int sOff) {
        check(transA, transB, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, scratch, sOff);
        dispatch(transA, transB, true, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, scratch, sOff);
    }

    /** Every vector kernel a plain product may use, and those of {@link Gemm} without activation. */
    public static List<WarmUpKernel> warmUp() {
        return PlainGemmWarmUp.kernels();
    }

    private static int part(Transpose transA, Transpose transB, int m, int n, int k) {
        return WALK.scratchLength(transA == Transpose.YES, transB == Transpose.YES, m, n, k);
    }

    private void check(Transpose transA, Transpose transB, int m, int n, int k, float[] a, int aOff, int lda,
            float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] scratch, int sOff) {
        checkSizes(transA, transB, m, n, k);
        checkMatrix("a", transA == Transpose.YES, a, m, k, aOff, lda);
        checkMatrix("b", transB == Transpose.YES, b, k, n, bOff, ldb);
        checkMatrix("c", false, c, m, n, cOff, ldc);
        Ranges.check("scratch", scratch, scratchLength(transA, transB, m, n, k), sOff);
    }

    private static void checkSizes(Transpose transA, Transpose transB, int m, int n, int k) {
        if (transA == null) {
            throw new IllegalArgumentException("transA is null");
        }
        if (transB == null) {
            throw new IllegalArgumentException("transB is null");
        }
        checkSize("m", m, Integer.MAX_VALUE);
        checkSize("n", n, Integer.MAX_VALUE - Tiles.COLUMNS);
        checkSize("k", k, Integer.MAX_VALUE);
    }

    private static void checkSize(String name, int size, int most) {
        if (size < 0 || size > most) {
            throw new IllegalArgumentException(name + " is " + size + ", allowed are 0 to " + most);
        }
    }

    /** A matrix without elements may lie anywhere. */
    private static void checkMatrix(String name, boolean trans, float[] x, int rows, int columns, int off, int ld) {
        int lines = rows == 0 || columns == 0 ? 0 : trans ? columns : rows;
        Ranges.check(name, x, lines, trans ? rows : columns, off, ld);
    }

    private void dispatch(Transpose transA, Transpose transB, boolean add, int m, int n, int k, float[] a, int aOff,
            int lda, float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] s, int sOff) {
        if (m == 0 || n == 0) {
            return;
        }
        boolean hot = state.hot() && GemmVector.FITS;
        boolean ta = transA == Transpose.YES;
        boolean tb = transB == Transpose.YES;
        if (split == null || workers.threads() == 1 || (long) m * n * k < LEAST_SHARED_WORK) {
            int panels = Tiles.panels(n);
            if (WALK.few(ta, tb, m, n, k)) {
                WALK.runFew(hot, ta, add, m, n, k, a, aOff, lda, b, bOff, ldb, 0, panels, c, cOff, ldc, s, sOff);
            } else {
                WALK.run(hot, ta, tb, add, m, m, n, k, a, aOff, lda, b, bOff, ldb, 0, panels, c, cOff, ldc, s, sOff);
            }
        } else {
            split.run(workers, hot, ta, tb, add, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc, s, sOff,
                    part(transA, transB, m, n, k));
        }
    }

    /** The job of the workers: one object for all calls, so that a call allocates nothing. */
    private static final class Split implements Workers.Job {
        private final AtomicBoolean busy = new AtomicBoolean();
        private boolean hot;
        private boolean transA;
        private boolean transB;
        private boolean add;
        private int m;
        private int n;
        private int k;
        private float[] a;
        private int aOff;
        private int lda;
        private float[] b;
        private int bOff;
        private int ldb;
        private float[] c;
        private int cOff;
        private int ldc;
        private float[] s;
        private int sOff;
        private int partLength;

        void run(Workers workers, boolean hot, boolean transA, boolean transB, boolean add, int m, int n, int k,
                float[] a, int aOff, int lda, float[] b, int bOff, int ldb, float[] c, int cOff, int ldc, float[] s,
                int sOff, int partLength) {
            if (!busy.compareAndSet(false, true)) {
                throw new IllegalStateException(
                        "a PlainGemm with workers serves one caller at a time, another one is using it");
            }
            try {
                this.hot = hot;
                this.transA = transA;
                this.transB = transB;
                this.add = add;
                this.m = m;
                this.n = n;
                this.k = k;
                this.a = a;
                this.aOff = aOff;
                this.lda = lda;
                this.b = b;
                this.bOff = bOff;
                this.ldb = ldb;
                this.c = c;
                this.cOff = cOff;
                this.ldc = ldc;
                this.s = s;
                this.sOff = sOff;
                this.partLength = partLength;
                workers.run(this);
            } finally {
                this.a = null;
                this.b = null;
                this.c = null;
                this.s = null;
                busy.set(false);
            }
        }

        @Override
        public void run(int part, int parts) {
            int own = sOff + part * partLength;
            int panels = Tiles.panels(n);
            int tiles = (m - 1) / Tiles.ROWS + 1;
            boolean few = WALK.few(transA, transB, m, n, k);
            if (few || panels >= 4 * parts || panels >= tiles) {
                int first = (int) ((long) panels * part / parts);
                int end = (int) ((long) panels * (part + 1) / parts);
                if (few) {
                    WALK.runFew(hot, transA, add, m, n, k, a, aOff, lda, b, bOff, ldb, first, end, c, cOff, ldc,
                            s, own);
                } else {
                    WALK.run(hot, transA, transB, add, m, m, n, k, a, aOff, lda, b, bOff, ldb, first, end,
                            c, cOff, ldc, s, own);
                }
            } else {
                int from = (int) ((long) tiles * part / parts) * Tiles.ROWS;
                int to = Math.min(m, (int) ((long) tiles * (part + 1) / parts) * Tiles.ROWS);
                WALK.run(hot, transA, transB, add, m, to - from, n, k, a, transA ? aOff + from : aOff + from * lda, lda,
                        b, bOff, ldb, 0, panels, c, cOff + from * ldc, ldc, s, own);
            }
        }
    }
}
