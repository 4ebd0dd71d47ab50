package dev.fnet.fft;

import dev.fnet.exec.Workers;

/**
 * One caller's Fourier mixing on several threads: blocks of columns, then rows, are split statically among the workers.
 * The same bits as {@link FourierMixing} for every number of threads. Holds the arguments of the call under way, so
 * that executions allocate nothing; not thread-safe, one instance per caller and {@link Workers}.
 */
public final class FourierMixingParallel {
    private final FourierMixing mixing;
    private final Workers workers;
    private final Workers.Job columns = new Columns();
    private final Workers.Job rows = new Rows();

    private boolean hot;
    private boolean add;
    private float[] x;
    private int xOff;
    private int ldx;
    private float[] y;
    private int yOff;
    private int ldy;
    private float[] s;
    private int sOff;

    /**
     * Binds a plan to workers.
     *
     * @param mixing the plan
     * @param workers who computes; {@code null} for the caller's thread alone
     */
    public FourierMixingParallel(FourierMixing mixing, Workers workers) {
        if (mixing == null) {
            throw new IllegalArgumentException("mixing is null");
        }
        this.mixing = mixing;
        this.workers = workers;
    }

    /** Floats of scratch for one execution: shared blocks of columns, and some rows for each thread. */
    public int scratchLength() {
        return mixing.scratchLength(threads());
    }

    /** As {@link FourierMixing#apply}. */
    public void apply(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        run(false, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** As {@link FourierMixing#applyAdd}. */
    public void applyAdd(float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch, int sOff) {
        run(true, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** As {@link FourierMixing#firstRow}, on the caller's thread: it is one pass over X. */
    public void firstRow(float[] x, int xOff, int ldx, float[] y, int yOff, float[] scratch, int sOff) {
        mixing.firstRow(x, xOff, ldx, y, yOff, scratch, sOff);
    }

    private int threads() {
        return workers == null ? 1 : workers.threads();
    }

    private void run(boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] s, int sOff) {
        mixing.check(x, xOff, ldx, y, yOff, ldy, s, sOff, threads());
        this.hot = mixing.hot();
        this.add = add;
        this.x = x;
        this.xOff = xOff;
        this.ldx = ldx;
        this.y = y;
        this.yOff = yOff;
        this.ldy = ldy;
        this.s = s;
        this.sOff = sOff;
        try {
            if (workers == null) {
                columns.run(0, 1);
                rows.run(0, 1);
            } else {
                workers.run(columns);
                workers.run(rows);
            }
        } finally {
            this.x = null;
            this.y = null;
            this.s = null;
        }
    }

    private final class Columns implements Workers.Job {
        @Override
        public void run(int part, int parts) {
            mixing.columnsPart(hot, x, xOff, ldx, s, sOff, part, parts);
        }
    }

    private final class Rows implements Workers.Job {
        @Override
        public void run(int part, int parts) {
            mixing.rowsPart(hot, add, x, xOff, ldx, y, yOff, ldy, s, sOff, part, parts);
        }
    }
}
