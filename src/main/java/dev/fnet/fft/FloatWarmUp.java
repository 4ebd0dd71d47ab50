package dev.fnet.fft;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/** One vector kernel of a plan on a tiny input, as the warm-up calls it. */
final class FloatWarmUp implements Runnable {
    private static final int FIRST = 0;
    private static final int PASS = 1;
    private static final int LAST = 2;
    private static final int GENERIC = 3;
    private static final int MOVES = 4;
    private static final int STAGE = 5;
    private static final int MULTIPLY = 6;

    private static final int ROW_FIRST = 7;
    private static final int REAL_EVEN = 8;
    private static final int REAL_ODD = 9;
    private static final int ROW_SECOND = 10;
    private static final int ROW_MIDDLE = 11;
    private static final int ROW_LAST = 12;
    private static final int ROW_WIDE = 13;
    private static final int ROW_LAST_WIDE = 14;
    private static final int ROW_TWO = 15;
    private static final int TURN = 16;
    private static final int REAL_ROWS = 17;
    private static final int NEAR = 18;
    private static final int PAIRS = 19;

    /** Every pass of every longer length is a pass of a length up to this one. */
    private static final int LONGEST_NEW = 1024;

    /** Butterflies of a codelet's call. */
    private static final int COUNT = 4;
    /** Rows of a move: so many that code which is not compiled needs ten times the bound (20 µs and more). */
    private static final int ROWS = 64;

    private final int form;
    private final int radix;
    /** Butterflies of a codelet's call, one behind the other. */
    private final int count;
    private final float[] a;
    private final float[] w;
    private final int[] from = new int[ROWS];

    private FloatWarmUp(int form, int radix, int count) {
        this.form = form;
        this.radix = radix;
        this.count = count;
        int lanes = FloatMixedRadix.MOST_LANES;
        a = new float[lanes * (movesRows(form) ? 6 * ROWS : 6 * count * radix + 2 * radix)];
        w = form == GENERIC ? FloatGenericScalar.table(radix) : new float[movesRows(form) ? 2 * ROWS
                : 3 * radix * count];
    }

    private static boolean movesRows(int form) {
        return form == MOVES || form == STAGE || form == MULTIPLY || form == REAL_EVEN || form == REAL_ODD
                || form == TURN || form == REAL_ROWS || form == PAIRS;
    }

    /** Adds the kernels of a column plan that are not in the list yet. */
    static void columns(FloatColumns plan, List<WarmUpKernel> kernels) {
        FloatMixedRadix mixed = plan.mixed();
        if (mixed == null) {
            mixed = plan.convolution().inner;
            add(kernels, "convolution", MULTIPLY, 1);
        }
        passes(mixed.n, mixed.radices, kernels);
    }

    /** Adds the kernels of all column plans of lengths 1 to {@code longest} that are not in the list yet. */
    static void columnsUpTo(int longest, List<WarmUpKernel> kernels) {
        // Longer lengths repeat the passes of shorter ones.
        for (int n = 1; n <= Math.min(longest, LONGEST_NEW); n++) {
            if (Radices.convolution(n, false)) {
                add(kernels, "convolution", MULTIPLY, 1);
                int inner = Radices.rader(n, false) ? n - 1 : Radices.bluesteinLength(n, false);
                passes(inner, Radices.of(inner, Machine.REGISTER_BUDGET), kernels);
            } else {
                passes(n, Radices.of(n, Machine.REGISTER_BUDGET), kernels);
            }
        }
    }

    private static void passes(int n, int[] radices, List<WarmUpKernel> kernels) {
        int last = radices.length - 1;
        for (int i = 0; i <= last && n > 1; i++) {
            int radix = radices[i];
            if (!Radices.hasCodelet(radix)) {
                add(kernels, "generic pass", GENERIC, 11);
                add(kernels, "moves", MOVES, 1);
            } else if (i == last) {
                add(kernels, "last pass, radix " + radix, LAST, radix);
                if (last == 0) {
                    add(kernels, "moves", MOVES, 1);
                }
            } else if (i == 0) {
                add(kernels, "first pass, radix " + radix, FIRST, radix);
            } else if (FloatMixedRadix.near(n, radices, i)) {
                int leg = FloatMixedRadix.leg(n, radices, i);
                add(kernels, "pass, radix " + radix + ", legs of " + leg + " rows", NEAR, radix, leg);
            } else {
                add(kernels, "pass, radix " + radix, PASS, radix);
            }
        }
        add(kernels, "staging", STAGE, 1);
    }

    /** Adds the kernels of a single transform that are not in the list yet. */
    static void single(FloatSingle single, List<WarmUpKernel> kernels) {
        int[] radices = single.plan().radices;
        int last = radices.length - 1;
        if (single.two()) {
            add(kernels, "two rows of 64", ROW_TWO, 8);
            return;
        }
        for (int i = 0; i <= last && single.vector(); i++) {
            int radix = radices[i];
            if (i == 0) {
                add(kernels, "first pass of a row, radix " + radix, ROW_FIRST, radix);
            } else if (i == last) {
                add(kernels, (single.wide() ? "wide last" : "last") + " pass of a row, radix " + radix,
                        single.wide() ? ROW_LAST_WIDE : ROW_LAST, radix);
            } else if (i < single.shuffled()) {
                add(kernels, "second pass of a row, radix " + radix, ROW_SECOND, radix);
            } else if (single.wide()) {
                add(kernels, "wide pass of a row, radix " + radix, ROW_WIDE, radix);
            } else {
                add(kernels, "pass of a row, radix " + radix, ROW_MIDDLE, radix);
            }
        }
    }

    /** Adds the moves of rows that are turned into columns, if there are any. */
    static void turn(boolean turned, List<WarmUpKernel> kernels) {
        if (turned) {
            add(kernels, "rows to columns and back", TURN, 1);
        }
    }

    /** Adds the first and last step of real rows of even length. */
    static void realRows(List<WarmUpKernel> kernels) {
        add(kernels, "real spectra of rows", REAL_ROWS, 2);
    }

    /** Adds the moves of interleaved columns. */
    static void pairs(List<WarmUpKernel> kernels) {
        add(kernels, "pairs", PAIRS, 1);
    }

    /** Adds the first and last step of real columns. */
    static void real(boolean even, List<WarmUpKernel> kernels) {
        add(kernels, even ? "real spectra, even lengths" : "real spectra, odd lengths", even ? REAL_EVEN : REAL_ODD, 2);
        if (!even) {
            add(kernels, "moves", MOVES, 1);
        }
    }

    private static void add(List<WarmUpKernel> kernels, String name, int form, int radix) {
        add(kernels, name, form, radix, COUNT);
    }

    private static void add(List<WarmUpKernel> kernels, String name, int form, int radix, int count) {
        String full = "single-precision FFT, " + name;
        for (WarmUpKernel kernel : kernels) {
            if (kernel.name().equals(full)) {
                return;
            }
        }
        long hotNanos = movesRows(form) ? 2_000 : form == GENERIC ? 400 : 25L * radix * count;
        kernels.add(new WarmUpKernel(full, hotNanos, new FloatWarmUp(form, radix, count)));
    }

    @Override
    public void run() {
        int lanes = FloatMoveVector.lanes();
        int leg = count * lanes;
        int im = movesRows(form) ? ROWS * lanes : leg * radix;
        switch (form) {
            case FIRST -> FloatCodeletsVector.first(radix, COUNT, a, 0, a, im, lanes, leg, a, 2 * im, im, leg, w, 0);
            case PASS -> FloatCodeletsVector.pass(radix, COUNT, a, 0, im, leg, w, 0);
            case NEAR -> FloatCodeletsVector.near(radix, count, count, a, 0, im, 0, w);
            case LAST -> FloatCodeletsVector.last(radix, COUNT, a, 0, im, from, a, 2 * im, a, 3 * im, lanes, leg);
            case GENERIC -> FloatGenericVector.pass(radix, 1, a, 0, im, leg, a, 0, w, 2 * im);
            case MOVES -> {
                FloatMoveVector.copy(ROWS, a, 0, a, im, lanes, a, 2 * im, a, 3 * im, lanes);
                FloatMoveVector.gather(ROWS, a, 0, im, from, 0, a, 2 * im, a, 3 * im, lanes);
            }
            case ROW_FIRST -> {
                FloatRowCodeletsVector.first(radix, COUNT, a, 0, a, im, leg, a, 2 * im, im, a, 0, leg);
                FloatRowCodeletsVector.firstPairs(radix, COUNT, a, 0, 0, 2 * leg, a, 2 * im, im, a, 0, leg);
            }
            case ROW_SECOND -> FloatRowCodeletsVector.second(radix, COUNT, a, 0, im, leg, a, 2 * im, im, a, 0, leg);
            case ROW_MIDDLE -> FloatRowCodeletsVector.middle(radix, COUNT, 0, a, 0, im, leg, w, 0);
            case ROW_WIDE -> FloatRowCodeletsVector.wide(radix, COUNT, a, 0, 2 * im, im, lanes, leg, w, 0);
            case ROW_LAST -> {
                FloatRowCodeletsVector.last(radix, COUNT, a, 0, im, leg, from, a, 2 * im, a, 3 * im, leg);
                FloatRowCodeletsVector.lastPairs(radix, COUNT, a, 0, im, leg, from, a, 2 * im, 0, 2 * leg);
            }
            case ROW_LAST_WIDE -> {
                FloatRowCodeletsVector.lastWide(radix, COUNT, a, 0, im, leg, from, a, 2 * im, a, 3 * im, lanes, leg);
                FloatRowCodeletsVector.lastWidePairs(radix, COUNT, a, 0, im, leg, from, a, 2 * im, 0, 2 * lanes,
                        2 * leg);
            }
            case ROW_TWO -> {
                FloatRowRadix8Vector.firstTwo(a, 0, a, 64, 128, a, im, 128, a, lanes);
                FloatRowRadix8Vector.firstTwoPairs(a, 0, 0, 128, a, im, 128, a, lanes);
                FloatRowRadix8Vector.lastTwo(a, im, 128, a, 0, a, 64, 128);
                FloatRowRadix8Vector.lastTwoPairs(a, im, 128, a, 0, 0, 128);
            }
            case TURN -> {
                int count = ROWS / lanes;
                FloatRowTurnVector.toColumns(count, lanes, a, 0, ROWS, a, im, im + lanes, 2 * lanes, lanes * lanes);
                FloatRowTurnVector.toRows(count, lanes, a, im, im + lanes, 2 * lanes, lanes * lanes, a, 0, ROWS);
            }
            case REAL_ROWS -> {
                int count = ROWS / 4;
                int h = 2 * count * lanes + 1;
                FloatRealVector.forwardRow(count, 1, h, a, 0, h, a, h, a, 2 * im, a, 3 * im);
                FloatRealVector.forwardRowPairs(count, 1, h, a, 0, h, a, h, a, 2 * im);
                FloatRealVector.inverseRow(count, 1, h, a, 2 * im, a, 3 * im, a, h, a, 0, h);
                FloatRealVector.inverseRowPairs(count, 1, h, a, 2 * im, a, h, a, 0, h);
            }
            case REAL_EVEN -> {
                FloatRealVector.forward(ROWS - 1, a, 0, im, lanes, w, a, 2 * im, a, 4 * im, lanes);
                FloatRealVector.inverse(ROWS - 1, a, 2 * im, a, 4 * im, lanes, w, a, 0, im, lanes);
            }
            case REAL_ODD -> FloatRealVector.hermitian(ROWS - 1, a, 0, a, im, lanes, a, 2 * im, 3 * im, lanes);
            case STAGE -> {
                // Up to the array's end, where a masked access takes another branch.
                int end = a.length - (ROWS - 1) * lanes - 1;
                FloatMoveVector.copyIn(1, ROWS, a, end, a, end, lanes, a, 0, im);
                FloatMoveVector.copyOut(1, ROWS, a, 0, im, a, end, a, end, lanes);
                FloatMoveVector.copyIn(1, ROWS, a, end, lanes, a, 0);
                FloatMoveVector.copyOut(1, ROWS, a, 0, a, end, lanes);
            }
            case PAIRS -> {
                FloatMoveVector.part(ROWS, a, 2 * im, 2 * lanes, a, 0, im);
                FloatMoveVector.join(ROWS, a, 0, im, a, 2 * im, 2 * lanes);
            }
            default -> {
                FloatConvolutionVector.multiply(ROWS, a, 0, a, im, lanes, w, 0, ROWS, a, 2 * im, a, 3 * im, lanes);
                FloatConvolutionVector.along(ROWS, a, 0, a, im, a, 0, im, a, 2 * im, a, 3 * im);
                FloatConvolutionVector.fromPairs(ROWS, a, 0, 1, a, im, a, 2 * im, 3 * im);
                FloatConvolutionVector.toPairs(ROWS, a, 0, im, a, im, a, 2 * im, 1);
                FloatConvolutionVector.gather(ROWS, from, a, 0, a, im, lanes, a, 2 * im, im);
                FloatConvolutionVector.scatter(ROWS, from, a, 2 * im, im, a, 0, a, im, lanes);
                FloatConvolutionVector.center(a, 0, lanes, im, w[0]);
            }
        }
    }
}
