package dev.fnet.fft;

/**
 * One mixed-radix transform of neighbouring elements at vector speed, with the bits of its scalar form. Immutable.
 *
 * <p><b>Layout.</b> After some passes with the radices r0, r1, … their outputs c = q0 + r0·q1 + … are C columns, and
 * row j of them holds what the other passes make transforms of length n/C of, column by column: element (j, c) at
 * {@code j·C + c}. Columns fill the lanes then, so only the first passes shuffle, and the last one writes the natural
 * order c + C·k'.
 *
 * <p><b>Passes.</b> {@code first} takes W neighbouring elements of each leg and zips its outputs to rows of r0. Where
 * that is half a vector, {@code second} takes two rows at a time and makes rows of r0·r1. The others are column passes:
 * {@code middle} in place and {@code last} to the caller, interleaved if wanted. Where C is no multiple of W (r1 odd)
 * the last vector of a row overlaps the one before, and {@code middle} goes to a second buffer.
 *
 * <p><b>Forms of a codelet</b> (i counts butterflies, k the legs; at +im the imaginary parts):
 * <ul>
 *   <li>{@code first}: x[k·xs + i·W] of the caller; twiddles by leg, cosines at w[2(k−1)·ws + i·W], then −sines; to
 *       y[i·r·W …].
 *   <li>{@code second}: x[k·xs + i·W] likewise to y[i·r·W …].
 *   <li>{@code middle}: a[o + k·s + i·W] in place, triples of {@link FloatMixedRadix} for i≫shift.
 *   <li>{@code wide}: a[from + k·s + i·ld] to a[to + k·s + i·ld] likewise.
 *   <li>{@code last}: x[from[i] + k·xs] to y[i·ld + k·ys].
 * </ul>
 */
final class FloatSingle {
    private static final int W = FloatMixedRadix.USUAL_LANES;

    /** Vectors twice as long as the one leg length of 64 = 8·8: two rows share them. */
    private final boolean two;
    private final FloatMixedRadix plan;
    private final int n;
    /** Passes that make the columns: 1 or 2; 0 if the scalar form serves. */
    private final int shuffled;
    /** Columns after them. */
    private final int columns;
    /** Vectors of a row are 2^shift, or −1 where the last one overlaps. */
    private final int shift;
    /** Distance of real and imaginary parts in scratch. */
    private final int im;
    /** Twiddles of the first passes by leg. */
    private final float[] firstTwiddles;
    private final float[] secondTwiddles;
    /** Places of the last pass's butterflies. */
    private final int[] from;

    FloatSingle(FloatMixedRadix plan) {
        this.plan = plan;
        n = plan.n;
        two = W == 16 && n == 64 && plan.radices.length == 2 && plan.radices[0] == 8;
        shuffled = shuffled(plan);
        im = (two ? 2 * n : n) + 15 & -16 | 16;
        if (two) {
            columns = 8;
            shift = 0;
            firstTwiddles = twice(byLeg(plan.twiddles[0], 8, 8, 1));
            secondTwiddles = null;
            from = null;
            return;
        }
        if (shuffled == 0) {
            columns = 1;
            shift = 0;
            firstTwiddles = null;
            secondTwiddles = null;
            from = null;
            return;
        }
        int[] radices = plan.radices;
        boolean two = shuffled == 2;
        columns = two ? radices[0] * radices[1] : radices[0];
        int vectors = columns / W;
        shift = columns % W == 0 && Integer.bitCount(vectors) == 1 ? Integer.numberOfTrailingZeros(vectors) : -1;
        firstTwiddles = byLeg(plan.twiddles[0], radices[0], plan.spans[0], 1);
        secondTwiddles = two ? byLeg(plan.twiddles[1], radices[1], plan.spans[1], radices[0]) : null;
        from = places();
    }

    /** Passes that make the columns, 0 if the plan has another form. */
    private static int shuffled(FloatMixedRadix plan) {
        int[] radices = plan.radices;
        int lead = radices[0];
        if (lead != 4 && lead != 8 || plan.spans[0] < W) {
            return 0;
        }
        for (int radix : radices) {
            if (!Radices.hasCodelet(radix)) {
                return 0;
            }
        }
        if (W <= lead) {
            return radices.length >= 2 ? 1 : 0;
        }
        return W == 2 * lead && radices.length >= 3 && plan.spans[1] >= 2 ? 2 : 0;
    }

    private static float[] byLeg(float[] triples, int radix, int span, int times) {
        int legs = radix - 1;
        int leg = span * times;
        float[] w = new float[2 * legs * leg];
        for (int q = 0; q < legs; q++) {
            for (int j = 0; j < leg; j++) {
                int triple = 3 * (j / times * legs + q);
                w[2 * q * leg + j] = triples[triple];
                w[(2 * q + 1) * leg + j] = triples[triple + 1];
            }
        }
        return w;
    }

    /** Each leg's eight twiddles for either row. */
    private static float[] twice(float[] legs) {
        float[] w = new float[2 * legs.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = legs[i / 16 * 8 + i % 8];
        }
        return w;
    }

    private int[] places() {
        int last = plan.radices.length - 1;
        int rows = n / columns / plan.radices[last];
        int vectors = shift < 0 ? 1 : columns / W;
        int[] place = new int[rows * vectors];
        for (int i = 0; i < rows; i++) {
            int rest = i;
            int row = 0;
            for (int pass = shuffled; pass < last; pass++) {
                row += rest % plan.radices[pass] * plan.spans[pass];
                rest /= plan.radices[pass];
            }
            for (int v = 0; v < vectors; v++) {
                place[i * vectors + v] = row * columns + v * W;
            }
        }
        return place;
    }

    /** True if there is a vector form. */
    boolean vector() {
        return shuffled > 0 || two;
    }

    /** True if a vector holds legs of two rows: two rows at once cost as much as one. */
    boolean two() {
        return two;
    }

    FloatMixedRadix plan() {
        return plan;
    }

    /** True if vectors of a row overlap, so that the passes go from buffer to buffer. */
    boolean wide() {
        return shift < 0;
    }

    /** Passes that make the columns; 0 if the scalar form serves. */
    int shuffled() {
        return shuffled;
    }

    /** Elements of scratch, hot or not. */
    int scratchLength() {
        int cold = plan.scratchLength(1);
        if (!vector()) {
            return cold;
        }
        int buffers = shuffled == 2 || shift < 0 ? 2 : 1;
        return Math.max(cold, Math.multiplyExact(2 * buffers, im));
    }

    /** Transforms n neighbouring elements from x to y; they may be the same. */
    void transform(boolean hot, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi, int yj,
            float[] scratch, int so) {
        if (!hot || !vector()) {
            plan.block(false, 1, xr, xo, xi, xj, 1, yr, yo, yi, yj, 1, scratch, so);
            return;
        }
        transform(1, 1, xr, xo, xi, xj, yr, yo, yi, yj, scratch, so);
    }

    /**
     * The vector form, {@link #vector()}. Steps are 1 or 2 on either side: 2 has real and imaginary part side by side,
     * in either order.
     */
    void transform(int xStep, int yStep, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi, int yj,
            float[] scratch, int so) {
        if (two) {
            two(xStep, yStep, xr, xo, xi, xj, 0, yr, yo, yi, yj, 0, scratch, so);
            return;
        }
        int[] radices = plan.radices;
        int[] spans = plan.spans;
        first(xStep, xr, xo, xi, xj, scratch, so);
        int at = so;
        int other = so + 2 * im;
        if (shuffled == 2) {
            second(scratch, at, other);
            at = other;
            other = so;
        }
        int last = radices.length - 1;
        for (int pass = shuffled; pass < last; pass++) {
            int radix = radices[pass];
            int span = spans[pass];
            int leg = span * columns;
            for (int block = 0; block < n; block += radix * leg) {
                if (shift >= 0) {
                    FloatRowCodeletsVector.middle(radix, span << shift, shift, scratch, at + block, im, leg,
                            plan.twiddles[pass], 0);
                    continue;
                }
                for (int c = 0; c < columns; c += W) {
                    int p = block + Math.min(c, columns - W);
                    FloatRowCodeletsVector.wide(radix, span, scratch, at + p, other + p, im, columns, leg,
                            plan.twiddles[pass], 0);
                }
            }
            if (shift < 0) {
                int t = at;
                at = other;
                other = t;
            }
        }
        int radix = radices[last];
        int ys = n / radix;
        if (shift >= 0) {
            last(radix, scratch, at, yStep, yr, yo, yi, yj, ys);
            return;
        }
        for (int v = 0; v < columns; v += W) {
            int c = Math.min(v, columns - W);
            wide(radix, scratch, at + c, yStep, yr, yo + c * yStep, yi, yj + c * yStep, ys);
        }
    }

    private void first(int step, float[] xr, int xo, float[] xi, int xj, float[] y, int yo) {
        int lead = plan.radices[0];
        int span = plan.spans[0];
        int count = span / W;
        int tail = span % W == 0 ? 0 : span - W;
        if (step == 1) {
            FloatRowCodeletsVector.first(lead, count, xr, xo, xi, xj, span, y, yo, im, firstTwiddles, 0, span);
            if (tail > 0) {
                FloatRowCodeletsVector.first(lead, 1, xr, xo + tail, xi, xj + tail, span, y, yo + tail * lead, im,
                        firstTwiddles, tail, span);
            }
            return;
        }
        int x = Math.min(xo, xj);
        int swap = xo - x;
        FloatRowCodeletsVector.firstPairs(lead, count, xr, x, swap, 2 * span, y, yo, im, firstTwiddles, 0, span);
        if (tail > 0) {
            FloatRowCodeletsVector.firstPairs(lead, 1, xr, x + 2 * tail, swap, 2 * span, y, yo + tail * lead, im,
                    firstTwiddles, tail, span);
        }
    }

    private void second(float[] a, int from, int to) {
        int half = plan.radices[0];
        int radix = plan.radices[1];
        int span = plan.spans[1];
        int leg = span * half;
        FloatRowCodeletsVector.second(radix, span / 2, a, from, im, leg, a, to, im, secondTwiddles, 0, leg);
        if (span % 2 != 0) {
            int tail = leg - W;
            FloatRowCodeletsVector.second(radix, 1, a, from + tail, im, leg, a, to + tail * radix, im, secondTwiddles,
                    tail, leg);
        }
    }

    private void last(int radix, float[] x, int xo, int step, float[] yr, int yo, float[] yi, int yj, int ys) {
        int count = from.length;
        if (step == 1) {
            FloatRowCodeletsVector.last(radix, count, x, xo, im, columns, from, yr, yo, yi, yj, ys);
            return;
        }
        int y = Math.min(yo, yj);
        FloatRowCodeletsVector.lastPairs(radix, count, x, xo, im, columns, from, yr, y, yo - y, 2 * ys);
    }

    private void wide(int radix, float[] x, int xo, int step, float[] yr, int yo, float[] yi, int yj, int ys) {
        int count = from.length;
        if (step == 1) {
            FloatRowCodeletsVector.lastWide(radix, count, x, xo, im, columns, from, yr, yo, yi, yj, columns, ys);
            return;
        }
        int y = Math.min(yo, yj);
        FloatRowCodeletsVector.lastWidePairs(radix, count, x, xo, im, columns, from, yr, y, yo - y, 2 * columns,
                2 * ys);
    }

    /** Two rows at once, {@link #two()}; the second one xt and yt elements behind the first. */
    void two(int xStep, int yStep, float[] xr, int xo, float[] xi, int xj, int xt, float[] yr, int yo, float[] yi,
            int yj, int yt, float[] scratch, int so) {
        if (xStep == 1) {
            FloatRowRadix8Vector.firstTwo(xr, xo, xi, xj, xt, scratch, so, im, firstTwiddles, W);
        } else {
            int x = Math.min(xo, xj);
            FloatRowRadix8Vector.firstTwoPairs(xr, x, xo - x, xt, scratch, so, im, firstTwiddles, W);
        }
        if (yStep == 1) {
            FloatRowRadix8Vector.lastTwo(scratch, so, im, yr, yo, yi, yj, yt);
        } else {
            int y = Math.min(yo, yj);
            FloatRowRadix8Vector.lastTwoPairs(scratch, so, im, yr, y, yo - y, yt);
        }
    }
}
