package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Fourier mixing of FNet: {@code Y = Re(F_n · X · F_d)} for a real matrix X of n rows and d columns, that is
 * {@code Y[i,k] = Σ_m Σ_j X[m,j] cos(2π(im/n + kj/d))}; forward sign, not scaled, any {@code n, d ≥ 1}, float32.
 *
 * <p>At a quarter of the work of a complex transform (indices modulo n and d):
 * <ol>
 * <li>{@code Y[-i,-k] = Y[i,k]}, and only {@code E[m,j] = (X[m,j] + X[-m,-j]) / 2} matters ({@link MixingColumns});
 * <li>column −j of E is column j backwards: the columns 0…d/2 are transformed, two real columns in one complex
 * transform of length n, lanes = neighbouring columns ({@link MixingShape}, {@link MixingColumns});
 * <li>each row of the result is Hermitian, so its transform of length d is real: rows 0…n/2, two of them in one
 * complex transform ({@link MixingSplitScalar}, {@link MixingRows});
 * <li>each transformed row is written to row i and backwards to row −i ({@link MixingWriteScalar}).
 * </ol>
 * About {@code 1.25·n·d·log2(n·d) + n·d/2} operations. For n = 1 or d = 1 that direction is the identity.
 *
 * <p>The result has the same bits for every vector width, scalar twin and vector kernel, array offset, leading
 * dimension and number of workers, on machines of the same register budget. Rows i and −i carry the same bits
 * backwards.
 *
 * <p>Immutable and thread-safe; scratch comes from the caller, one per thread. Executions allocate nothing. X and Y are
 * row-major with leading dimensions of at least d; elements between the rows are neither read nor written. Y may be X
 * itself (same array, offset and leading dimension), but they must not overlap otherwise.
 */
public final class FourierMixing {
    /** Floats of a cache line. */
    private static final int LINE = 16;

    private final MixingShape shape;
    private final MixingColumns columns;
    private final MixingRows rows;
    private final KernelState state;
    private final int partLength;
    private final int pairs;

    private FourierMixing(int n, int d, MixingRows rows, KernelState state) {
        this.shape = new MixingShape(n, d);
        this.columns = new MixingColumns(shape);
        this.rows = rows;
        this.state = state;
        this.partLength = Math.max(rows.scratchLength(), columns.workLength());
        this.pairs = (columns.rowCount() + 1) / 2;
    }

    /**
     * A plan; may take milliseconds for its tables.
     *
     * @param n rows (sequence length), at least 1
     * @param d columns (hidden size), at least 1
     * @param state says whether the vector kernels answer
     * @throws IllegalArgumentException if n or d is less than 1 or the scratch would exceed an array
     */
    public static FourierMixing of(int n, int d, KernelState state) {
        checkRows(n);
        if (d < 1) {
            throw new IllegalArgumentException("d is " + d + ", allowed are 1 and more");
        }
        if (state == null) {
            throw new IllegalArgumentException("state is null");
        }
        return new FourierMixing(n, d, MixingRows.of(d), state);
    }

    /** A plan for another number of rows, sharing with this one what depends on the columns and the kernel state. */
    public FourierMixing withRows(int n) {
        checkRows(n);
        return new FourierMixing(n, shape.d, rows, state);
    }

    private static void checkRows(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + ", allowed are 1 and more");
        }
    }

    /** Rows of X and Y. */
    public int rows() {
        return shape.n;
    }

    /** Columns of X and Y. */
    public int columns() {
        return shape.d;
    }

    /** Floats of scratch for one execution by one thread. Their content does not matter before and is lost after. */
    public int scratchLength() {
        return scratchLength(1);
    }

    /** Floats of scratch for one execution by {@code threads} threads together. */
    int scratchLength(int threads) {
        return Math.addExact(columns.length() + LINE, Math.multiplyExact(partLength, threads));
    }

    /**
     * Y = Re(F_n X F_d).
     *
     * @param x X, element (i, k) at {@code xOff + i·ldx + k}
     * @param y Y, likewise; may be X
     * @param scratch at least {@link #scratchLength()} floats from {@code sOff} on; fastest if that is 64-byte aligned
     * @throws IllegalArgumentException if a leading dimension is less than d, or a range leaves its array, or X and Y
     *     overlap without being the same
     */
    public void apply(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        check(x, xOff, ldx, y, yOff, ldy, scratch, sOff, 1);
        run(false, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** Y = X + Re(F_n X F_d), one addition after the mixing; parameters as {@link #apply apply}, Y may be X. */
    public void applyAdd(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        check(x, xOff, ldx, y, yOff, ldy, scratch, sOff, 1);
        run(true, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /**
     * {@link #apply} to each of {@code items} matrices, one after the other.
     *
     * @param items matrices, 0 and more
     * @param xItem distance from one X to the next, at least {@code (n - 1)·ldx + d}
     * @param yItem distance from one Y to the next, likewise; all Y may be all X (then {@code xItem = yItem})
     * @throws IllegalArgumentException as {@link #apply}
     */
    public void applyBatch(int items, float[] x, int xOff, int ldx, int xItem, float[] y, int yOff, int ldy, int yItem,
            float[] scratch, int sOff) {
        checkBatch(items, x, xOff, ldx, xItem, y, yOff, ldy, yItem, scratch, sOff, 1);
        for (int i = 0; i < items; i++) {
            run(false, x, xOff + i * xItem, ldx, y, yOff + i * yItem, ldy, scratch, sOff);
        }
    }

    /** {@link #applyAdd} to each of {@code items} matrices; parameters as {@link #applyBatch}. */
    public void applyAddBatch(int items, float[] x, int xOff, int ldx, int xItem, float[] y, int yOff, int ldy,
            int yItem, float[] scratch, int sOff) {
        checkBatch(items, x, xOff, ldx, xItem, y, yOff, ldy, yItem, scratch, sOff, 1);
        for (int i = 0; i < items; i++) {
            run(true, x, xOff + i * xItem, ldx, y, yOff + i * yItem, ldy, scratch, sOff);
        }
    }

    void run(boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        boolean hot = state.hot();
        int s = aligned(sOff);
        int blocks = shape.blocks + 1;
        int work = work(s, 0);
        columns.start(hot, x, xOff, ldx, scratch, s, 0, blocks);
        int done = 0;
        for (int group = 0; group < columns.groups(); group++) {
            columns.finish(hot, group, scratch, s, 0, blocks, work);
            int ready = pairs;
            if (group + 1 < columns.groups()) {
                if (!columns.inTurns()) {
                    continue;
                }
                ready = columns.end(group) / 2;
                ready -= (ready - done) % rows.batch();
            }
            rows(hot, add, x, xOff, ldx, y, yOff, ldy, scratch, s, work, done, ready);
            done = ready;
        }
    }

    /** The first index of a cache line from {@code sOff} on, if the array lies as large arrays do under G1. */
    private static int aligned(int sOff) {
        return sOff + (Machine.FLOATS_TO_CACHE_LINE - sOff & LINE - 1);
    }

    private int work(int s, int part) {
        return s + columns.length() + part * partLength;
    }

    /**
     * Row 0 of the mixing alone, {@code Y[0,:] = Re(F_d · Σ_i X[i,:])}: column sums and one transform. The sum of a
     * column is that of its even rows in ascending order plus that of its odd rows. Equal to row 0 of
     * {@link #apply apply} up to rounding.
     *
     * @param x X, element (i, k) at {@code xOff + i·ldx + k}
     * @param y row 0 of Y, d floats from {@code yOff} on; may lie in X
     * @param scratch as for {@link #apply apply}
     */
    public void firstRow(float[] x, int xOff, int ldx, float[] y, int yOff, float[] scratch, int sOff) {
        MixingChecks.matrix("x", shape.n, shape.d, x, xOff, ldx);
        MixingChecks.range("y", shape.d, y, yOff);
        MixingChecks.range("scratch", scratchLength(1), scratch, sOff);
        boolean hot = state.hot();
        int d = shape.d;
        int s = aligned(sOff);
        int re = s + rows.re(0);
        int im = s + rows.im(0);
        if (hot) {
            MixingSumVector.columns(shape.n, d, x, xOff, ldx, scratch, re);
        } else {
            MixingSumScalar.columns(shape.n, d, x, xOff, ldx, scratch, re);
        }
        Arrays.fill(scratch, im, im + d, 0f);
        rows.run(hot, 1, scratch, s);
        MixingWriteScalar.mirror(d, scratch, re + rows.result());
        System.arraycopy(scratch, re + rows.result(), y, yOff, d);
    }

    /** Fold and column transforms of part {@code part} of {@code parts} of the columns. */
    void columnsPart(boolean hot, float[] x, int xOff, int ldx, float[] s, int sOff, int part, int parts) {
        int blocks = shape.blocks + 1;
        int from = (int) ((long) blocks * part / parts);
        int to = (int) ((long) blocks * (part + 1) / parts);
        if (from == to) {
            return;
        }
        int at = aligned(sOff);
        columns.start(hot, x, xOff, ldx, s, at, from, to);
        for (int group = 0; group < columns.groups(); group++) {
            columns.finish(hot, group, s, at, from, to, work(at, part));
        }
    }

    /** Row transforms and output of part {@code part} of {@code parts} of the rows. */
    void rowsPart(boolean hot, boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] s, int sOff, int part, int parts) {
        int from = (int) ((long) pairs * part / parts);
        int to = (int) ((long) pairs * (part + 1) / parts);
        int at = aligned(sOff);
        rows(hot, add, x, xOff, ldx, y, yOff, ldy, s, at, work(at, part), from, to);
    }

    /** Pairs {@code from} to {@code to - 1} of rows. */
    private void rows(boolean hot, boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] s, int sOff, int work, int from, int to) {
        int batch = rows.batch();
        int result = work + rows.result();
        for (int p = from; p < to; p += batch) {
            int some = Math.min(batch, to - p);
            for (int i = 0; i < some; i++) {
                int first = first(p + i);
                int second = second(p + i);
                int row1 = sOff + columns.place(first);
                int back1 = sOff + columns.place(shape.mirror(first));
                int row2 = sOff + columns.place(second);
                int back2 = sOff + columns.place(shape.mirror(second));
                int re = work + rows.re(i);
                int im = work + rows.im(i);
                if (hot) {
                    MixingSplitVector.split(shape, s, columns.block(), row1, back1, row2, back2, s, re, im);
                } else {
                    MixingSplitScalar.split(shape, s, columns.block(), row1, back1, row2, back2, s, re, im);
                }
            }
            rows.run(hot, some, s, work);
            for (int i = 0; i < some; i++) {
                int first = first(p + i);
                int second = second(p + i);
                write(hot, add, first, s, result + rows.re(i), x, xOff, ldx, y, yOff, ldy);
                if (second != first) {
                    write(hot, add, second, s, result + rows.im(i), x, xOff, ldx, y, yOff, ldy);
                }
            }
        }
    }

    private int first(int pair) {
        return columns.row(2 * pair);
    }

    /** The second row of a pair, or its first where there is none. */
    private int second(int pair) {
        return columns.row(Math.min(2 * pair + 1, columns.rowCount() - 1));
    }

    private void write(boolean hot, boolean add, int row, float[] g, int from,
            float[] x, int xOff, int ldx, float[] y, int yOff, int ldy) {
        int d = shape.d;
        int back = shape.mirror(row);
        if (back == row) {
            MixingWriteScalar.mirror(d, g, from);
        }
        int to = yOff + row * ldy;
        int toBack = yOff + back * ldy;
        int x0 = xOff + row * ldx;
        int x1 = xOff + back * ldx;
        if (hot) {
            MixingWriteVector.write(d, g, from, add, x, x0, x1, y, to, toBack);
        } else {
            MixingWriteScalar.write(d, g, from, add, x, x0, x1, y, to, toBack);
        }
    }

    void check(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] s, int sOff, int threads) {
        MixingChecks.matrix("x", shape.n, shape.d, x, xOff, ldx);
        MixingChecks.matrix("y", shape.n, shape.d, y, yOff, ldy);
        MixingChecks.sameOrApart(shape.n, shape.d, x, xOff, ldx, y, yOff, ldy);
        MixingChecks.range("scratch", scratchLength(threads), s, sOff);
    }

    void checkBatch(int items, float[] x, int xOff, int ldx, int xItem, float[] y, int yOff, int ldy, int yItem,
            float[] s, int sOff, int threads) {
        MixingChecks.batch("x", items, shape.n, shape.d, x, xOff, ldx, xItem);
        MixingChecks.batch("y", items, shape.n, shape.d, y, yOff, ldy, yItem);
        MixingChecks.sameOrApart(items, shape.n, shape.d, x, xOff, ldx, xItem, y, yOff, ldy, yItem);
        MixingChecks.range("scratch", scratchLength(threads), s, sOff);
    }

    boolean hot() {
        return state.hot();
    }

    /** Every vector kernel that an execution of this plan calls, on small inputs; empty where vectors do not serve. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = new ArrayList<>();
        if (Machine.vectorsUsable()) {
            columns.warmUp(kernels);
            rows.warmUp(kernels);
            kernels.addAll(MixingWarmUp.kernels());
            kernels.add(MixingWarmUp.whole());
        }
        return kernels;
    }

    /**
     * Every vector kernel of the mixings of width {@code d} and any length from 1 to {@code longest}, for
     * {@link KernelState#warmUp}.
     */
    public static List<WarmUpKernel> warmUp(int longest, int d) {
        List<WarmUpKernel> kernels = of(1, d, new KernelState()).warmUp();
        if (Machine.vectorsUsable()) {
            MixingWarmUp.lengths(longest, kernels);
        }
        return kernels;
    }

    /** Shape and passes, for people. */
    @Override
    public String toString() {
        return "Fourier mixing " + shape.n + " x " + shape.d + ": columns " + columns + " on "
                + MixingShape.LANES * (shape.blocks + 1) + " lanes; rows " + rows + " for " + pairs + " pairs";
    }
}
