package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/**
 * One direction of a Walsh-Hadamard transform: log₂ n levels of sums and differences, the widest stride first, then a
 * factor. Rows run along themselves without scratch, a part at a time once the parts fit a first-level cache; W columns
 * at a time are copied to scratch, where they are one long row whose strides end at W. Immutable; callers have checked
 * the ranges.
 */
final class FloatHadamard implements FloatRealKind {
    /** Elements of a part that is finished before the next one begins. */
    private static final int PART = 1 << 12;

    private final int n;
    private final float factor;

    FloatHadamard(int n, double factor) {
        this.n = n;
        this.factor = (float) factor;
    }

    @Override
    public int rowScratchLength() {
        return 0;
    }

    @Override
    public int columnScratchLength() {
        return Math.multiplyExact(FloatMixedRadix.MOST_LANES, n);
    }

    @Override
    public void rows(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so) {
        boolean vector = hot && n >= FloatMoveVector.lanes();
        for (int i = 0; i < count; i++) {
            int from = xo + i * ldx;
            int to = yo + i * ldy;
            if (n == 1) {
                y[to] = x[from];
            } else if (vector) {
                int lanes = FloatMoveVector.lanes();
                if (n > lanes) {
                    levels(n, lanes, x, from, y, to);
                    FloatHadamardVector.lanes(n, y, to, y, to);
                } else {
                    FloatHadamardVector.lanes(n, x, from, y, to);
                }
            } else {
                FloatHadamardScalar.levels(n, n / 2, 1, x, from, y, to);
            }
        }
        FloatScale.rows(count, n, factor, y, yo, ldy);
    }

    /** The levels of {@code length} neighbouring elements down to stride {@code last}, which is a vector or more. */
    private static void levels(int length, int last, float[] x, int xo, float[] y, int yo) {
        float[] in = x;
        int from = xo;
        int part = length;
        while (part > PART && part / 8 >= last) {
            FloatHadamardVector.levels(length, part / 2, part / 8, in, from, y, yo);
            in = y;
            from = yo;
            part /= 8;
        }
        for (int p = 0; p < length; p += part) {
            FloatHadamardVector.levels(part, part / 2, last, in, from + p, y, yo + p);
        }
    }

    @Override
    public void columns(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        for (int c = 0; c < count; c += w) {
            int some = Math.min(w, count - c);
            if (!hot) {
                FloatHadamardScalar.copy(n, x, xo + c, ldx, scratch, so, 1);
                FloatHadamardScalar.levels(n, n / 2, 1, scratch, so, scratch, so);
                FloatHadamardScalar.copy(n, scratch, so, 1, y, yo + c, ldy);
                continue;
            }
            if (some < w) {
                FloatMoveVector.copyIn(some, n, x, xo + c, ldx, scratch, so);
            } else {
                FloatHadamardVector.copy(n, x, xo + c, ldx, scratch, so, w);
            }
            if (n > 1) {
                levels(n * w, w, scratch, so, scratch, so);
            }
            if (some < w) {
                FloatMoveVector.copyOut(some, n, scratch, so, y, yo + c, ldy);
            } else {
                FloatHadamardVector.copy(n, scratch, so, w, y, yo + c, ldy);
            }
        }
        FloatScale.rows(n, count, factor, y, yo, ldy);
    }

    @Override
    public void warmUp(List<WarmUpKernel> kernels) {
        FloatTrigWarmUp.add(FloatTrigWarmUp.HADAMARD, kernels);
        FloatTrigWarmUp.add(FloatTrigWarmUp.COLUMNS, kernels);
        FloatScale.warmUp(factor, kernels);
    }

    @Override
    public OperationCount operations() {
        return new OperationCount((long) n * Integer.numberOfTrailingZeros(n), 0, 0);
    }

    /** The levels, for example {@code 10 levels}. */
    @Override
    public String toString() {
        return Integer.numberOfTrailingZeros(n) + " levels";
    }
}
