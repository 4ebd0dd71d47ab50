package dev.fnet.fft;

/**
 * One mixed-radix transform at vector speed, with the bits of its scalar form. Immutable.
 *
 * <p>The passes with long legs run with lanes = neighbouring elements and twiddles loaded as vectors. They leave g
 * independent transforms of b points (n = g·b) in a row each; one transposition makes them the columns of a b × g
 * matrix, in the natural order of the digits already done, and the passes that are left run as column passes. Their
 * last one writes rows of g, which is the natural order of the whole. No pass shuffles lanes.
 *
 * <p>Where fewer than a quarter of the lanes would have a column, or a pass with long legs has no codelet, the scalar
 * form serves: {@link #vector()} is false, and batches of rows are better turned into columns ({@link FloatRows}).
 */
final class FloatSingle {
    private final FloatMixedRadix plan;
    /** Passes with lanes = neighbouring elements; 0 if the scalar form serves. */
    private final int lanePasses;
    /** Rest of the passes, for columns of b points. */
    private final FloatColumns rest;
    private final int groups;
    /** Place of each group's first element, in natural order of the digits already done. */
    private final int[] from;
    /** Twiddles by pass: cosines, then −sines, of leg 1, leg 2, …; {@code span} elements each. */
    private final float[][] twiddles;

    FloatSingle(FloatMixedRadix plan) {
        this.plan = plan;
        int lanes = FloatMixedRadix.USUAL_LANES;
        int passes = 0;
        int done = 1;
        while (passes < plan.radices.length - 1 && Radices.hasCodelet(plan.radices[passes])
                && plan.spans[passes] >= lanes) {
            done *= plan.radices[passes++];
        }
        boolean vector = passes > 0 && 4 * done >= lanes;
        lanePasses = vector ? passes : 0;
        groups = vector ? done : 0;
        rest = vector ? FloatColumns.of(plan.suffix(passes)) : null;
        from = new int[groups];
        twiddles = new float[lanePasses][];
        for (int i = 0; i < groups; i++) {
            from[i] = plan.single.place(plan.groupRow(i, lanePasses));
        }
        for (int i = 0; i < lanePasses; i++) {
            twiddles[i] = byLeg(plan.twiddles[i], plan.radices[i], plan.spans[i]);
        }
    }

    private static float[] byLeg(float[] triples, int radix, int span) {
        int legs = radix - 1;
        float[] w = new float[2 * legs * span];
        for (int q = 0; q < legs; q++) {
            for (int j = 0; j < span; j++) {
                w[2 * q * span + j] = triples[3 * (j * legs + q)];
                w[(2 * q + 1) * span + j] = triples[3 * (j * legs + q) + 1];
            }
        }
        return w;
    }

    /** True if there is a vector form. */
    boolean vector() {
        return lanePasses > 0;
    }

    FloatMixedRadix plan() {
        return plan;
    }

    /** The passes that run as columns, or {@code null}. */
    FloatColumns rest() {
        return rest;
    }

    /** Passes that run with lanes = neighbouring elements. */
    int lanePasses() {
        return lanePasses;
    }

    /** Elements of scratch, hot or not. */
    int scratchLength() {
        int cold = plan.scratchLength(1);
        if (!vector()) {
            return cold;
        }
        return Math.addExact(cold, Math.addExact(2 * plan.n, rest.scratchLength(groups)));
    }

    /** Transforms n neighbouring elements from x to y; they may be the same. */
    void transform(boolean hot, float[] xr, int xo, float[] xi, int xj, float[] yr, int yo, float[] yi, int yj,
            float[] scratch, int so) {
        if (!hot || !vector()) {
            plan.block(false, 1, xr, xo, xi, xj, 1, yr, yo, yi, yj, 1, scratch, so);
            return;
        }
        int im = plan.single.rows;
        first(xr, xo, xi, xj, scratch, so, im);
        for (int pass = 1; pass < lanePasses; pass++) {
            pass(pass, scratch, so, im);
        }
        int n = plan.n;
        int t = so + plan.scratchLength(1);
        FloatMoveScalar.transpose(groups, n / groups, scratch, so, im, from, t, t + n);
        rest.forward(true, groups, scratch, t, scratch, t + n, groups, yr, yo, yi, yj, groups, scratch, t + 2 * n);
    }

    private void first(float[] xr, int xo, float[] xi, int xj, float[] y, int so, int im) {
        FloatMixedRadix.Layout layout = plan.single;
        int radix = plan.radices[0];
        int span = plan.spans[0];
        int chunk = Math.min(span, layout.chunk);
        int leg = plan.leg(0, layout);
        int whole = chunk / FloatMoveVector.lanes() * FloatMoveVector.lanes();
        for (int j = 0; j < span; j += chunk) {
            int o = so + layout.place(j);
            FloatCodeletsVector.lanes(radix, whole / FloatMoveVector.lanes(), xr, xo + j, xi, xj + j, span, y, o, im,
                    leg, twiddles[0], j, span);
            if (whole < chunk) {
                int k = j + whole;
                FloatCodeletsScalar.first(radix, chunk - whole, xr, xo + k, xi, xj + k, 1, span, y, o + whole, im, leg,
                        plan.twiddles[0], 3 * (radix - 1) * k);
            }
        }
    }

    private void pass(int pass, float[] a, int so, int im) {
        FloatMixedRadix.Layout layout = plan.single;
        int radix = plan.radices[pass];
        int span = plan.spans[pass];
        int chunk = Math.min(span, layout.chunk);
        int leg = plan.leg(pass, layout);
        int whole = chunk / FloatMoveVector.lanes() * FloatMoveVector.lanes();
        for (int block = 0; block < plan.n; block += radix * span) {
            for (int j = 0; j < span; j += chunk) {
                int o = so + layout.place(block + j);
                FloatCodeletsVector.lanes(radix, whole / FloatMoveVector.lanes(), a, o, a, o + im, leg, a, o, im, leg,
                        twiddles[pass], j, span);
                if (whole < chunk) {
                    FloatCodeletsScalar.pass(radix, chunk - whole, a, o + whole, im, leg, plan.twiddles[pass],
                            3 * (radix - 1) * (j + whole));
                }
            }
        }
    }
}
