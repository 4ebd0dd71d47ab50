package dev.fnet.fft;

import dev.fnet.exec.Workers;

/**
 * One caller's Fourier mixings on several threads: blocks of columns, then rows, are split statically among the
 * workers. The same bits as {@link FourierMixing} for every number of threads. Holds the arguments of the call under
 * way, so that executions allocate nothing; not thread-safe, one instance per caller and {@link Workers}.
 */
public final class FourierMixingParallel {
    private final Workers workers;
    private final Workers.Job columns = new Columns();
    private final Workers.Job rows = new Rows();

    private FourierMixing plan;
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
     * @param workers who computes; {@code null} for the caller's thread alone
     */
    public FourierMixingParallel(Workers workers) {
        this.workers = workers;
    }

    /** Floats of scratch for one execution of {@code plan}: shared blocks of columns, and some rows for each thread. */
    public int scratchLength(FourierMixing plan) {
        return plan.scratchLength(threads());
    }

    /** As {@link FourierMixing#apply}. */
    public void apply(FourierMixing plan, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy, float[] scratch,
            int sOff) {
        run(plan, false, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** As {@link FourierMixing#applyAdd}. */
    public void applyAdd(FourierMixing plan, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] scratch, int sOff) {
        run(plan, true, x, xOff, ldx, y, yOff, ldy, scratch, sOff);
    }

    /** As {@link FourierMixing#applyBatch}; each matrix is shared among the threads. */
    public void applyBatch(FourierMixing plan, int items, float[] x, int xOff, int ldx, int xItem, float[] y, int yOff,
            int ldy, int yItem, float[] scratch, int sOff) {
        plan.checkBatch(items, x, xOff, ldx, xItem, y, yOff, ldy, yItem, scratch, sOff, threads());
        for (int i = 0; i < items; i++) {
            run(plan, false, x, xOff + i * xItem, ldx, y, yOff + i * yItem, ldy, scratch, sOff);
        }
    }

    /** As {@link FourierMixing#applyAddBatch}; each matrix is shared among the threads. */
    public void applyAddBatch(FourierMixing plan, int items, float[] x, int xOff, int ldx, int xItem, float[] y,
            int yOff, int ldy, int yItem, float[] scratch, int sOff) {
        plan.checkBatch(items, x, xOff, ldx, xItem, y, yOff, ldy, yItem, scratch, sOff, threads());
        for (int i = 0; i < items; i++) {
            run(plan, true, x, xOff + i * xItem, ldx, y, yOff + i * yItem, ldy, scratch, sOff);
        }
    }

    private int threads() {
        return workers == null ? 1 : workers.threads();
    }

    private void run(FourierMixing plan, boolean add, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy,
            float[] s, int sOff) {
        plan.check(x, xOff, ldx, y, yOff, ldy, s, sOff, threads());
        if (threads() == 1) { // columns and rows in turns, while they are in the cache
            plan.run(add, x, xOff, ldx, y, yOff, ldy, s, sOff);
            return;
        }
        this.plan = plan;
        this.hot = plan.hot();
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
            workers.run(columns);
            workers.run(rows);
        } finally {
            this.plan = null;
            this.x = null;
            this.y = null;
            this.s = null;
        }
    }

    private final class Columns implements Workers.Job {
        @Override
        public void run(int part, int parts) {
            plan.columnsPart(hot, x, xOff, ldx, s, sOff, part, parts);
        }
    }

    private final class Rows implements Workers.Job {
        @Override
        public void run(int part, int parts) {
            plan.rowsPart(hot, add, x, xOff, ldx, y, yOff, ldy, s, sOff, part, parts);
        }
    }
}
