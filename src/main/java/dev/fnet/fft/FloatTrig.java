package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.List;

/**
 * One direction of a cosine, sine or Hartley transform of n real numbers: a step before ({@link Before}), a complex
 * transform of m points, a step after ({@link After}). All factors, normalization too, are in the steps' tables.
 * Immutable; callers have checked the ranges.
 *
 * <p>Formulas of FFTW and SciPy, {@code 2Σ} with their edge terms. Even n: DCT-II by Makhoul's order
 * {@code v = x[0], x[2], …, x[3], x[1]} as the real transform of v through m = n/2 complex points, DCT-III its
 * transpose, DCT-IV n/2 complex points between two sets of twiddles, Hartley as Re − Im of the real transform. Odd n:
 * m = n points with zero imaginary parts; DCT-IV there is a signed permutation before and after (see
 * {@link #fourthOfOdd}). DCT-I and DST-I: the real transform of the even or odd extension, m = n∓1 points. Sine
 * transforms are cosine transforms with alternating signs on one side and reversed order on the other. No sum is
 * divided by a sine, as short DCT-I algorithms do at the price of their accuracy.
 *
 * <p><b>Blocks.</b> Columns go through scratch W at a time, like those of {@link FloatColumns}: 2m rows z (real, then
 * imaginary parts) and, where needed, n rows of staging. Rows are turned into such blocks ({@link FloatTurnVector}),
 * permuted on the way; few or very long rows are done one by one with {@link FloatRows} and scalar steps. All forms
 * give the same bits but that rows and columns may have different radix sequences.
 */
final class FloatTrig implements FloatRealKind {
    /** What happens before the complex transform. */
    private enum Before { GATHER, TWIDDLE, TWIDDLE_REST, UNCOSINES }

    /** What happens after it. */
    private enum After { SCATTER, UNTWIDDLE, COMBINE, COSINES, HARTLEY, REALS, IMAGINARIES }

    /** Longest rows that are turned into columns: a block's scratch stays in a second-level cache. */
    private static final int LONGEST_TURNED = 4096;

    private final int n;
    private final int m;
    private final FloatPoints points;
    private Before before;
    private After after;
    /** True if the inverse complex transform is meant. */
    private boolean inverse;
    /** Twiddles of the steps. */
    private float[] wBefore;
    private float[] wAfter;
    /** Input of each row of z and its factor, for GATHER and, row 0 alone, TWIDDLE_REST. */
    private int[] gather;
    private float[] inFactors;
    /** Row of z for each output of SCATTER and COMBINE; factors of the outputs of SCATTER. */
    private int[] scatter;
    private float[] outFactors;
    /** First element and distance of the steps' accesses to the caller's rows. */
    private int start;
    private int step = 1;
    private int start2;
    private int step2;
    /** For rows that are turned: row of z for each input if GATHER is a permutation, else of staging; likewise out. */
    private int[] turnIn;
    private float[] turnInFactors;
    private int[] turnOut;
    private float[] turnOutFactors;
    private OperationCount operations;

    private FloatTrig(int n, FloatPoints points) {
        this.n = n;
        this.points = points;
        m = points.n;
    }

    /** Complex points of a DCT. */
    static int dctPoints(int type, int n) {
        return type == 1 ? n - 1 : n % 2 == 0 ? n / 2 : n;
    }

    /** Complex points of a DST. */
    static int dstPoints(int type, int n) {
        return type == 1 ? n + 1 : n % 2 == 0 ? n / 2 : n;
    }

    /** DCT of a type, times a factor; orthogonal form if asked for. */
    static FloatTrig dct(int type, int n, double factor, boolean ortho, FloatPoints points) {
        FloatTrig plan = new FloatTrig(n, points);
        switch (type) {
            case 1 -> plan.firstCosine(factor, ortho);
            case 2 -> plan.second(factor, ortho, false);
            case 3 -> plan.third(factor, ortho, false);
            default -> plan.fourth(factor, false);
        }
        return plan.finish();
    }

    /** DST of a type, times a factor; orthogonal form if asked for. */
    static FloatTrig dst(int type, int n, double factor, boolean ortho, FloatPoints points) {
        FloatTrig plan = new FloatTrig(n, points);
        switch (type) {
            case 1 -> plan.firstSine(factor);
            case 2 -> plan.second(factor, ortho, true);
            case 3 -> plan.third(factor, ortho, true);
            default -> plan.fourth(factor, true);
        }
        return plan.finish();
    }

    /** Hartley transform times a factor. */
    static FloatTrig hartley(int n, double factor, FloatPoints points) {
        FloatTrig plan = new FloatTrig(n, points);
        plan.hartley(factor);
        return plan.finish();
    }

    // The kinds.

    private void firstCosine(double factor, boolean ortho) {
        before = Before.GATHER;
        after = After.REALS;
        gather = new int[2 * m];
        for (int i = 0; i < 2 * m; i++) {
            int t = unpacked(i);
            gather[i] = Math.min(t, 2 * m - t);
        }
        inFactors = ones(2 * m);
        if (ortho) {
            int last = m % 2 == 0 ? m / 2 : m + m / 2;
            inFactors[0] = (float) Math.sqrt(2);
            inFactors[last] = (float) Math.sqrt(2);
        }
        wAfter = pairs(factor * (ortho ? Math.sqrt(0.5) : 1), factor / 2, -1);
        operations = new OperationCount(5, 2, 1).times(m / 2);
    }

    private void firstSine(double factor) {
        before = Before.GATHER;
        after = After.IMAGINARIES;
        gather = new int[2 * m];
        inFactors = new float[2 * m];
        for (int i = 0; i < 2 * m; i++) {
            int t = unpacked(i);
            if (t != 0 && t != m) { // the others are zeros
                gather[i] = t < m ? t - 1 : 2 * m - t - 1;
                inFactors[i] = t < m ? 1 : -1;
            }
        }
        wAfter = pairs(0, factor / 2, 1);
        operations = new OperationCount(5, 2, 1).times(m / 2);
    }

    /** Factor of the ends, the half, then sin and sign·cos of 2πk/2m times the half. */
    private float[] pairs(double ends, double half, int sign) {
        float[] w = new float[2 + 2 * (m / 2)];
        w[0] = (float) ends;
        w[1] = (float) half;
        for (int k = 1; k <= m / 2; k++) {
            w[2 * k] = (float) (half * Twiddles.sin(k, 2 * m));
            w[2 * k + 1] = (float) (sign * half * Twiddles.cos(k, 2 * m));
        }
        return w;
    }

    private void second(double factor, boolean ortho, boolean sine) {
        before = Before.GATHER;
        gather = order();
        inFactors = ones(n);
        for (int i = 0; i < n && sine; i++) {
            inFactors[i] = gather[i] % 2 == 0 ? 1 : -1;
        }
        reversed(sine);
        double first = 2 * factor * (ortho ? Math.sqrt(0.5) : 1);
        if (n % 2 == 0) {
            after = After.COSINES;
            wAfter = cosines(first, factor);
            operations = new OperationCount(8, 6, 6).times(m / 2);
            return;
        }
        after = After.COMBINE;
        scatter = new int[n];
        wAfter = new float[2 * n];
        for (int j = 0; j < n; j++) {
            int k = sine ? n - 1 - j : j;
            double f = k == 0 ? first : 2 * factor;
            scatter[j] = k;
            wAfter[2 * j] = (float) (f * Twiddles.cos(k, 4L * n));
            wAfter[2 * j + 1] = (float) (f * Twiddles.sin(k, 4L * n));
        }
        operations = new OperationCount(0, 1, 1).times(n);
    }

    private void third(double factor, boolean ortho, boolean sine) {
        after = After.SCATTER;
        int[] from = order();
        scatter = new int[n];
        for (int i = 0; i < n; i++) {
            scatter[from[i]] = i;
        }
        outFactors = sine ? alternating() : ones(n);
        double first = factor * (ortho ? Math.sqrt(2) : 1);
        if (n % 2 == 0) {
            before = Before.UNCOSINES;
            inverse = true;
            reversed(sine);
            wBefore = cosines(first, factor);
            operations = new OperationCount(8, 6, 6).times(m / 2);
            return;
        }
        // conj U, so that the forward transform gives the conjugate of the result, whose imaginary part is not wanted.
        before = Before.TWIDDLE_REST;
        start = sine ? n - 1 : 0;
        step = sine ? -1 : 1;
        start2 = sine ? -1 : n;
        step2 = sine ? 1 : -1;
        gather = new int[] {start};
        inFactors = new float[] {(float) first};
        wBefore = new float[4 * n];
        for (int k = 1; k < n; k++) {
            double cos = factor * Twiddles.cos(k, 4L * n);
            double sin = factor * Twiddles.sin(k, 4L * n);
            twiddle(wBefore, k, cos, sin, -sin, cos);
        }
        operations = new OperationCount(0, 2, 2).times(n);
    }

    private void fourth(double factor, boolean sine) {
        if (n % 2 != 0) {
            fourthOfOdd(factor, sine);
            return;
        }
        before = Before.TWIDDLE;
        after = After.UNTWIDDLE;
        start = sine ? n - 1 : 0;
        step = sine ? -2 : 2;
        start2 = n - 1 - start;
        step2 = -step;
        wBefore = new float[4 * m];
        wAfter = new float[4 * m];
        for (int k = 0; k < m; k++) {
            double cos = Twiddles.cos(8L * k + 1, 16L * n);
            double sin = Twiddles.sin(8L * k + 1, 16L * n);
            twiddle(wBefore, k, cos, sin, -sin, cos);
            double f = 2 * factor;
            double g = sine ? -f : f;
            twiddle(wAfter, k, f * cos, f * sin, g * sin, -g * cos);
        }
        operations = new OperationCount(0, 4, 4).times(m);
    }

    private static void twiddle(float[] w, int k, double w0, double w1, double w2, double w3) {
        w[4 * k] = (float) w0;
        w[4 * k + 1] = (float) w1;
        w[4 * k + 2] = (float) w2;
        w[4 * k + 3] = (float) w3;
    }

    /**
     * DCT-IV of odd n: with p = 2j+1 and q = 2k+1 it sums {@code x·cos(2π·pq/8n)}. Of p and −p modulo 4n one is of the
     * form n + 4t, and x may be continued by {@code x(−p) = x(p) = −x(4n+p)}, for q likewise; then
     * {@code cos(2π(n+4t)(n+4u)/8n) = (−1)^{t+u}·cos(2π·2tu/n + πn/4)}, so that a signed permutation, the transform
     * of n real numbers, and sums ±Re ±Im of bin 2u are all that is needed.
     */
    private void fourthOfOdd(double factor, boolean sine) {
        before = Before.GATHER;
        after = After.COMBINE;
        gather = new int[n];
        scatter = new int[n];
        inFactors = new float[n];
        wAfter = new float[2 * n];
        double cos = Math.sqrt(2) * factor * (Math.floorMod(n, 8) == 1 || Math.floorMod(n, 8) == 7 ? 1 : -1);
        double sin = Math.sqrt(2) * factor * (Math.floorMod(n, 8) == 1 || Math.floorMod(n, 8) == 3 ? 1 : -1);
        for (int t = 0; t < n; t++) {
            // The number j in 0 … n−1 that n + 4t stands for.
            long p = Math.floorMod(n + 4L * t, 8L * n);
            int sign = t % 2 == 0 ? 1 : -1;
            if (p > 4L * n) {
                p = 8L * n - p;
            }
            if (p > 2L * n) {
                p = 4L * n - p;
                sign = -sign;
            }
            int j = (int) (p / 2);
            // Sines are cosines of the reversed input with alternating signs.
            gather[t] = sine ? n - 1 - j : j;
            inFactors[t] = sign;
            int outSign = sine && j % 2 != 0 ? -sign : sign;
            scatter[j] = (int) (2L * t % n);
            wAfter[2 * j] = (float) (outSign * cos);
            wAfter[2 * j + 1] = (float) (outSign * sin);
        }
        operations = new OperationCount(0, 1, 1).times(n);
    }

    private void hartley(double factor) {
        before = Before.GATHER;
        inFactors = ones(n);
        gather = new int[n];
        if (n % 2 == 0) {
            for (int i = 0; i < n; i++) {
                gather[i] = unpacked(i);
            }
            after = After.HARTLEY;
            wAfter = new float[2 + 3 * (m / 2)];
            wAfter[0] = (float) factor;
            wAfter[1] = (float) (factor / 2);
            for (int k = 1; k <= m / 2; k++) {
                double sin = factor / 2 * Twiddles.sin(k, n);
                double cos = factor / 2 * Twiddles.cos(k, n);
                wAfter[3 * k - 1] = (float) (sin + cos);
                wAfter[3 * k] = (float) (sin - cos);
                wAfter[3 * k + 1] = (float) (-sin - cos);
            }
            operations = new OperationCount(10, 4, 2).times(m / 2);
            return;
        }
        after = After.COMBINE;
        scatter = natural(n);
        wAfter = new float[2 * n];
        for (int i = 0; i < n; i++) {
            gather[i] = i;
            wAfter[2 * i] = (float) factor;
            wAfter[2 * i + 1] = (float) -factor;
        }
        operations = new OperationCount(0, 1, 1).times(n);
    }

    /** Makhoul's order: the input of each row of z. */
    private int[] order() {
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            int t = n % 2 != 0 ? i : unpacked(i);
            from[i] = 2 * t < n ? 2 * t : 2 * (n - t) - 1;
        }
        return from;
    }

    /** The real number that row i of z holds when m complex numbers stand for 2m real ones. */
    private int unpacked(int i) {
        return i < m ? 2 * i : 2 * (i - m) + 1;
    }

    /** Table of {@link FloatTrigScalar#cosines}. */
    private float[] cosines(double first, double factor) {
        float[] w = new float[2 + 9 * (m / 2)];
        w[0] = (float) first;
        w[1] = (float) (Math.sqrt(2) * factor);
        for (int k = 1; k <= m / 2; k++) {
            int t = 9 * k - 7;
            double cos = Twiddles.cos(k, n);
            w[t] = (float) Twiddles.sin(k, n);
            w[t + 1] = (float) -cos;
            w[t + 2] = (float) cos;
            rotation(w, t + 3, k, factor);
            rotation(w, t + 6, m - k, factor);
        }
        return w;
    }

    private void rotation(float[] w, int t, int k, double factor) {
        double sin = factor * Twiddles.sin(k, 4L * n);
        w[t] = (float) (factor * Twiddles.cos(k, 4L * n));
        w[t + 1] = (float) sin;
        w[t + 2] = (float) -sin;
    }

    private void reversed(boolean sine) {
        if (sine) {
            start = n - 1;
            step = -1;
        }
    }

    private static float[] ones(int n) {
        float[] f = new float[n];
        Arrays.fill(f, 1f);
        return f;
    }

    private float[] alternating() {
        float[] f = ones(n);
        for (int j = 1; j < n; j += 2) {
            f[j] = -1f;
        }
        return f;
    }

    private static int[] natural(int n) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        return rows;
    }

    /** Fills in what the turned form needs. */
    private FloatTrig finish() {
        turnIn = natural(n);
        turnInFactors = ones(n);
        if (permutes()) {
            for (int i = 0; i < n; i++) {
                turnIn[gather[i]] = i;
                turnInFactors[gather[i]] = inFactors[i];
            }
        }
        boolean scatters = after == After.SCATTER;
        turnOut = scatters ? scatter : permutes() ? natural(n) : turnIn;
        turnOutFactors = scatters ? outFactors : ones(n);
        return this;
    }

    /** True if the step before is a permutation of the inputs, so that turning can do it. */
    private boolean permutes() {
        return before == Before.GATHER && gather.length == n;
    }

    // Executions.

    @Override
    public int rowScratchLength() {
        int one = Math.addExact(points.rows.scratchLength(), Math.multiplyExact(2, m));
        return n <= LONGEST_TURNED ? Math.max(one, blockScratchLength(points.turned)) : one;
    }

    @Override
    public int columnScratchLength() {
        return blockScratchLength(points.columns);
    }

    private int blockScratchLength(FloatColumns columns) {
        int w = FloatMixedRadix.MOST_LANES;
        return Math.addExact(columns.blockScratch(w), Math.multiplyExact(w, Math.addExact(2 * m, n)));
    }

    @Override
    public void rows(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so) {
        int row = 0;
        if (hot && n <= LONGEST_TURNED) {
            int w = FloatMoveVector.lanes();
            int least = points.rows.turned() ? 2 : w / 2 + 1;
            while (count - row >= least) {
                int some = Math.min(w, count - row);
                turned(some, w, x, xo + row * ldx, ldx, y, yo + row * ldy, ldy, scratch, so);
                row += some;
            }
        }
        for (; row < count; row++) {
            int re = so;
            int im = so + m;
            before(false, 1, x, xo + row * ldx, 1, scratch, re);
            if (inverse) {
                points.rows.forward(hot, 1, 1, scratch, im, scratch, re, m, scratch, im, scratch, re, m, scratch,
                        so + 2 * m);
            } else {
                points.rows.forward(hot, 1, 1, scratch, re, scratch, im, m, scratch, re, scratch, im, m, scratch,
                        so + 2 * m);
            }
            after(false, 1, scratch, re, y, yo + row * ldy, 1);
        }
    }

    /** Up to W rows as the columns of a block. */
    private void turned(int some, int w, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so) {
        int z = so + points.turned.blockScratch(w);
        int stage = z + 2 * m * w;
        if (permutes()) {
            FloatTurnVector.in(some, n, x, xo, ldx, turnIn, turnInFactors, scratch, z);
            clear(w, scratch, z);
        } else {
            FloatTurnVector.in(some, n, x, xo, ldx, turnIn, turnInFactors, scratch, stage);
            before(true, w, scratch, stage, w, scratch, z);
        }
        block(true, w, points.turned, scratch, z, so);
        if (after == After.SCATTER) {
            FloatTurnVector.out(some, n, scratch, z, turnOut, turnOutFactors, y, yo, ldy);
        } else {
            after(true, w, scratch, z, scratch, stage, w);
            FloatTurnVector.out(some, n, scratch, stage, turnOut, turnOutFactors, y, yo, ldy);
        }
    }

    @Override
    public void columns(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so) {
        int w = hot ? FloatMoveVector.lanes() : 1;
        int z = so + points.columns.blockScratch(w);
        int stage = z + 2 * m * w;
        for (int c = 0; c < count; c += w) {
            int some = Math.min(w, count - c);
            if (some < w) {
                FloatMoveVector.copyIn(some, n, x, xo + c, ldx, scratch, stage);
                before(true, w, scratch, stage, w, scratch, z);
                block(true, w, points.columns, scratch, z, so);
                after(true, w, scratch, z, scratch, stage, w);
                FloatMoveVector.copyOut(some, n, scratch, stage, y, yo + c, ldy);
            } else {
                before(hot, w, x, xo + c, ldx, scratch, z);
                block(hot, w, points.columns, scratch, z, so);
                after(hot, w, scratch, z, y, yo + c, ldy);
            }
        }
    }

    private void block(boolean hot, int w, FloatColumns columns, float[] scratch, int re, int so) {
        int im = re + m * w;
        if (inverse) {
            columns.block(hot, w, scratch, im, scratch, re, w, scratch, im, scratch, re, w, scratch, so);
        } else {
            columns.block(hot, w, scratch, re, scratch, im, w, scratch, re, scratch, im, w, scratch, so);
        }
    }

    /** Zero imaginary parts where the n real numbers are n points. */
    private void clear(int w, float[] z, int re) {
        if (m == n) {
            Arrays.fill(z, re + m * w, re + 2 * m * w, 0f);
        }
    }

    /** The step before: a block of w columns to z, whose imaginary parts lie m rows behind. */
    private void before(boolean hot, int w, float[] x, int xo, int ldx, float[] z, int re) {
        int im = re + m * w;
        int first = xo + start * ldx;
        int second = xo + start2 * ldx;
        switch (before) {
            case GATHER -> {
                gather(hot, gather.length, x, xo, ldx, z, re);
                if (permutes()) {
                    clear(w, z, re);
                }
            }
            case TWIDDLE -> {
                if (hot) {
                    FloatTrigVector.twiddle(0, m, x, first, step * ldx, second, step2 * ldx, wBefore, z, re, im);
                } else {
                    FloatTrigScalar.twiddle(0, m, x, first, step * ldx, second, step2 * ldx, wBefore, z, re, im);
                }
            }
            case TWIDDLE_REST -> {
                gather(hot, 1, x, xo, ldx, z, re);
                Arrays.fill(z, im, im + w, 0f);
                if (hot) {
                    FloatTrigVector.twiddle(1, m, x, first, step * ldx, second, step2 * ldx, wBefore, z, re, im);
                } else {
                    FloatTrigScalar.twiddle(1, m, x, first, step * ldx, second, step2 * ldx, wBefore, z, re, im);
                }
            }
            default -> {
                if (hot) {
                    FloatTrigVector.uncosines(m, x, first, step * ldx, wBefore, z, re, im);
                } else {
                    FloatTrigScalar.uncosines(m, x, first, step * ldx, wBefore, z, re, im);
                }
            }
        }
    }

    private void gather(boolean hot, int rows, float[] x, int xo, int ldx, float[] z, int re) {
        if (hot) {
            FloatTrigVector.gather(rows, x, xo, ldx, gather, inFactors, z, re);
        } else {
            FloatTrigScalar.gather(rows, x, xo, ldx, gather, inFactors, z, re);
        }
    }

    /** The step after: z to a block of w columns. */
    private void after(boolean hot, int w, float[] z, int re, float[] y, int yo, int ldy) {
        if (hot) {
            afterVector(re + m * w, z, re, y, yo, ldy);
        } else {
            afterScalar(re + m * w, z, re, y, yo, ldy);
        }
    }

    private void afterVector(int im, float[] z, int re, float[] y, int yo, int ldy) {
        int first = yo + start * ldy;
        switch (after) {
            case SCATTER -> FloatTrigVector.scatter(n, z, re, scatter, outFactors, y, yo, ldy);
            case UNTWIDDLE -> FloatTrigVector.untwiddle(m, z, re, im, wAfter, y, yo, 2 * ldy, yo + (n - 1) * ldy,
                    -2 * ldy);
            case COMBINE -> FloatTrigVector.combine(n, z, re, im, scatter, wAfter, y, yo, ldy);
            case COSINES -> FloatTrigVector.cosines(m, z, re, im, wAfter, y, first, step * ldy);
            case HARTLEY -> FloatTrigVector.hartley(m, z, re, im, wAfter, y, yo, ldy);
            case REALS -> FloatTrigVector.reals(m, z, re, im, wAfter, y, yo, ldy);
            default -> FloatTrigVector.imaginaries(m, z, re, im, wAfter, y, yo, ldy);
        }
    }

    private void afterScalar(int im, float[] z, int re, float[] y, int yo, int ldy) {
        int first = yo + start * ldy;
        switch (after) {
            case SCATTER -> FloatTrigScalar.scatter(n, z, re, scatter, outFactors, y, yo, ldy);
            case UNTWIDDLE -> FloatTrigScalar.untwiddle(m, z, re, im, wAfter, y, yo, 2 * ldy, yo + (n - 1) * ldy,
                    -2 * ldy);
            case COMBINE -> FloatTrigScalar.combine(n, z, re, im, scatter, wAfter, y, yo, ldy);
            case COSINES -> FloatTrigScalar.cosines(m, z, re, im, wAfter, y, first, step * ldy);
            case HARTLEY -> FloatTrigScalar.hartley(m, z, re, im, wAfter, y, yo, ldy);
            case REALS -> FloatTrigScalar.reals(m, z, re, im, wAfter, y, yo, ldy);
            default -> FloatTrigScalar.imaginaries(m, z, re, im, wAfter, y, yo, ldy);
        }
    }

    @Override
    public void warmUp(List<WarmUpKernel> kernels) {
        int before = switch (this.before) {
            case GATHER -> FloatTrigWarmUp.GATHER;
            case TWIDDLE -> FloatTrigWarmUp.TWIDDLE;
            case TWIDDLE_REST -> FloatTrigWarmUp.TWIDDLE;
            default -> FloatTrigWarmUp.UNCOSINES;
        };
        int after = switch (this.after) {
            case SCATTER -> FloatTrigWarmUp.SCATTER;
            case UNTWIDDLE -> FloatTrigWarmUp.UNTWIDDLE;
            case COMBINE -> FloatTrigWarmUp.COMBINE;
            case COSINES -> FloatTrigWarmUp.COSINES;
            case HARTLEY -> FloatTrigWarmUp.HARTLEY;
            case REALS -> FloatTrigWarmUp.REALS;
            default -> FloatTrigWarmUp.IMAGINARIES;
        };
        FloatTrigWarmUp.add(points, kernels);
        FloatTrigWarmUp.add(before, kernels);
        FloatTrigWarmUp.add(after, kernels);
        if (this.before == Before.TWIDDLE_REST) {
            FloatTrigWarmUp.add(FloatTrigWarmUp.GATHER, kernels);
        }
        if (n <= LONGEST_TURNED) {
            FloatTrigWarmUp.add(FloatTrigWarmUp.TURN_IN, kernels);
            FloatTrigWarmUp.add(FloatTrigWarmUp.TURN_OUT, kernels);
        }
    }

    @Override
    public OperationCount operations() {
        return points.turned.operations().plus(operations);
    }

    /** The complex transform inside, for example {@code 256 = 4·8·8}. */
    @Override
    public String toString() {
        return points.turned.passes();
    }
}
