package dev.fnet.model;

import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.nn.LayerNorm;

/**
 * The feed-forward part of an encoder layer in place, {@code x = LayerNorm(act(x·W1 + b1)·W2 + b2 + x)}: W1 d×f, W2 f×d,
 * x row-major with a row stride. Rows go through in blocks, so that the wide intermediate {@code [rows][f]} does not go
 * through memory; a row's bits do not depend on its block.
 *
 * <p>Immutable and thread-safe; scratch comes from the caller, and {@link Gemm} says who computes. Executions allocate
 * nothing but what {@link Gemm} does at first.
 */
public final class FeedForward {
    /** Floats of the intermediate at once: smaller blocks read the weights more often than they gain, see gemm.md. */
    private static final int BLOCK_FLOATS = 1 << 19;

    /** Rows of a block are a multiple of this: whole tiles of 8, 6 and 4 rows. */
    private static final int BLOCK_STEP = 24;

    private final PackedMatrix w1;
    private final Epilogue e1;
    private final PackedMatrix w2;
    private final Epilogue e2;
    private final LayerNorm norm;
    private final int stride;

    /**
     * @param w1 d×f
     * @param e1 bias and activation of the intermediate
     * @param w2 f×d
     * @param e2 bias of the output
     * @param norm over d elements
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public FeedForward(PackedMatrix w1, Epilogue e1, PackedMatrix w2, Epilogue e2, LayerNorm norm) {
        if (w2.rows() != w1.columns() || w2.columns() != w1.rows()) {
            throw new IllegalArgumentException("w2 is " + w2.rows() + " x " + w2.columns() + ", must be "
                    + w1.columns() + " x " + w1.rows());
        }
        if (norm.length() != w1.rows()) {
            throw new IllegalArgumentException("norm has " + norm.length() + " elements, must have " + w1.rows());
        }
        this.w1 = w1;
        this.e1 = e1;
        this.w2 = w2;
        this.e2 = e2;
        this.norm = norm;
        int f = w1.columns();
        stride = f % 1024 == 0 ? f + 16 : f; // rows 4 KiB apart throw each other out of the first-level cache
    }

    /** Memory of the packed weights. */
    long bytes() {
        return w1.bytes() + w2.bytes();
    }

    /** Floats of scratch for {@code rows} rows. Their content does not matter before and is lost after. */
    public int scratchLength(int rows) {
        return rows < 1 ? 0 : Math.multiplyExact(blockRows(rows), stride);
    }

    /** Rows of a block: as few blocks as allowed, all about equal. */
    private int blockRows(int rows) {
        int most = Math.max(1, BLOCK_FLOATS / stride / BLOCK_STEP) * BLOCK_STEP;
        if (rows <= most) {
            return rows;
        }
        int blocks = (rows - 1) / most + 1;
        return ((rows - 1) / blocks / BLOCK_STEP + 1) * BLOCK_STEP;
    }

    /**
     * Replaces x by the result.
     *
     * @param gemm computes the products
     * @param rows rows of x, 0 and more
     * @param x holds x
     * @param xOff index of its first element
     * @param ldx its row stride, at least d
     * @param scratch at least {@link #scratchLength} floats from {@code sOff} on, apart from x
     * @throws IllegalArgumentException if a range leaves its array or a bias has the wrong length
     * @throws IllegalStateException if another caller is using the workers of {@code gemm}
     */
    public void apply(Gemm gemm, int rows, float[] x, int xOff, int ldx, float[] scratch, int sOff) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + ", allowed are 0 and more");
        }
        int d = w1.rows();
        if (ldx < d || xOff < 0 || xOff > x.length - ((rows - 1L) * ldx + d) && rows > 0) {
            throw new IllegalArgumentException(rows + " rows of " + d + " at stride " + ldx + " from " + xOff
                    + " on do not lie in x, which has " + x.length + " elements");
        }
        int length = scratchLength(rows);
        if (sOff < 0 || sOff > scratch.length - length) {
            throw new IllegalArgumentException("scratch has " + scratch.length + " elements, " + length + " from "
                    + sOff + " on are needed");
        }
        int block = rows == 0 ? 1 : blockRows(rows);
        for (int i = 0; i < rows; i += block) {
            int count = Math.min(block, rows - i);
            int at = xOff + i * ldx;
            gemm.multiply(count, x, at, ldx, w1, e1, scratch, sOff, stride);
            gemm.multiplyAdd(count, scratch, sOff, stride, w2, e2, x, at, ldx, x, at, ldx);
            norm.apply(count, x, at, ldx, x, at, ldx);
        }
    }
}
