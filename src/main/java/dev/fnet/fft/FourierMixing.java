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
 * <li>{@code Y[-i,-k] = Y[i,k]}, and only {@code E[m,j] = (X[m,j] + X[-m,-j]) / 2} matters ({@link MixingFoldScalar});
 * <li>column −j of E is column j backwards: the columns 0…d/2 are transformed, two real columns in one complex
 * transform of length n, lanes = neighbouring columns ({@link MixingShape}, {@link FloatColumns});
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
    private final MixingShape shape;
    private final FloatColumns columns;
    private final MixingRows rows;
    private final KernelState state;
    private final int partLength;

    private FourierMixing(int n, int d, MixingRows rows, KernelState state) {
        this.shape = new MixingShape(n, d);
        this.columns = FloatColumns.of(n);
        this.rows = rows;
        this.state = state;
        this.partLength = Math.max(rows.scratchLength(), columns.scratchLength(MixingShape.BLOCK));
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
        return Math.addExact(shape.length, Math.multiplyExact(partLength, threads));
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

    private void run(
            boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        boolean hot = state.hot();
        columnsPart(hot, x, xOff, ldx, scratch, sOff, 0, 1);
        rowsPart(hot, add, x, xOff, ldx, y, yOff, ldy, scratch, sOff, 0, 1);
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
        int re = sOff + rows.re(0);
        int im = sOff + rows.im(0);
        if (hot) {
            MixingSumVector.columns(shape.n, d, x, xOff, ldx, scratch, re);
        } else {
            MixingSumScalar.columns(shape.n, d, x, xOff, ldx, scratch, re);
        }
        Arrays.fill(scratch, im, im + d, 0f);
        rows.run(hot, 1, scratch, sOff);
        MixingWriteScalar.mirror(d, scratch, re);
        System.arraycopy(scratch, re, y, yOff, d);
    }

    /** Fold and column transforms of part {@code part} of {@code parts} of the columns. */
    void columnsPart(boolean hot, float[] x, int xOff, int ldx, float[] s, int sOff, int part, int parts) {
        int from = (int) ((long) shape.blocks * part / parts);
        int to = (int) ((long) shape.blocks * (part + 1) / parts);
        if (from == to) {
            return;
        }
        if (hot) {
            MixingFoldVector.fold(shape, x, xOff, ldx, s, sOff, from, to);
        } else {
            MixingFoldScalar.fold(shape, x, xOff, ldx, s, sOff, from, to);
        }
        if (shape.n == 1) {
            return;
        }
        int work = sOff + shape.length + part * partLength;
        for (int b = from; b < to; b++) {
            int re = sOff + b * shape.blockLength;
            int lanes = hot ? MixingFoldVector.wholeVectors(shape.lanes(b)) : shape.lanes(b);
            columns.forward(hot, lanes, s, re, s, re + MixingShape.BLOCK, MixingShape.ROW, s, work);
        }
    }

    /** Row transforms and output of part {@code part} of {@code parts} of the rows. */
    void rowsPart(boolean hot, boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] s, int sOff, int part, int parts) {
        int from = (int) ((long) shape.rowPairs * part / parts);
        int to = (int) ((long) shape.rowPairs * (part + 1) / parts);
        int work = sOff + shape.length + part * partLength;
        int batch = rows.batch();
        for (int p = from; p < to; p += batch) {
            int pairs = Math.min(batch, to - p);
            for (int i = 0; i < pairs; i++) {
                int re = work + rows.re(i);
                int im = work + rows.im(i);
                if (hot) {
                    MixingSplitVector.split(shape, s, sOff, p + i, shape.second(p + i), s, re, im);
                } else {
                    MixingSplitScalar.split(shape, s, sOff, p + i, shape.second(p + i), s, re, im);
                }
            }
            rows.run(hot, pairs, s, work);
            for (int i = 0; i < pairs; i++) {
                int second = shape.second(p + i);
                write(hot, add, p + i, s, work + rows.re(i), x, xOff, ldx, y, yOff, ldy);
                if (second != p + i) {
                    write(hot, add, second, s, work + rows.im(i), x, xOff, ldx, y, yOff, ldy);
                }
            }
        }
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

    boolean hot() {
        return state.hot();
    }

    /** Every vector kernel that an execution of this plan calls, on small inputs; empty where vectors do not serve. */
    public List<WarmUpKernel> warmUp() {
        List<WarmUpKernel> kernels = new ArrayList<>();
        if (Machine.vectorsUsable()) {
            addNew(columns.warmUp(), kernels);
            addNew(rows.warmUp(), kernels);
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
            FloatWarmUp.columnsUpTo(longest, kernels);
        }
        return kernels;
    }

    private static void addNew(List<WarmUpKernel> more, List<WarmUpKernel> kernels) {
        for (WarmUpKernel kernel : more) {
            boolean known = false;
            for (WarmUpKernel other : kernels) {
                known |= other.name().equals(kernel.name());
            }
            if (!known) {
                kernels.add(kernel);
            }
        }
    }

    /** Shape and passes, for people. */
    @Override
    public String toString() {
        return "Fourier mixing " + shape.n + " x " + shape.d + ": columns " + columns + " on "
                + (shape.fullLanes + 1) + " lanes; rows " + rows + " for " + shape.rowPairs + " pairs";
    }
}
