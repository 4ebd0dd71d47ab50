package dev.fnet.fft;

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

    private static final int LANES = 7;
    private static final int REAL_EVEN = 8;
    private static final int REAL_ODD = 9;

    private static final int COUNT = 4;

    private final int form;
    private final int radix;
    private final float[] a;
    private final float[] w;
    private final int[] from = new int[COUNT];

    private FloatWarmUp(int form, int radix) {
        this.form = form;
        this.radix = radix;
        int lanes = FloatMixedRadix.MOST_LANES;
        a = new float[lanes * (6 * COUNT * radix + 2 * radix)];
        w = form == GENERIC ? FloatGenericScalar.table(radix) : new float[3 * radix * COUNT];
    }

    /** Adds the kernels of a column plan that are not in the list yet. */
    static void columns(FloatColumns plan, List<WarmUpKernel> kernels) {
        FloatMixedRadix mixed = plan.mixed();
        if (mixed == null) {
            mixed = plan.bluestein().inner;
            add(kernels, "multiply", MULTIPLY, 1);
        }
        int last = mixed.radices.length - 1;
        for (int i = 0; i <= last && mixed.n > 1; i++) {
            int radix = mixed.radices[i];
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
            } else {
                add(kernels, "pass, radix " + radix, PASS, radix);
            }
        }
        add(kernels, "staging", STAGE, 1);
    }

    /** Adds the kernels of a single transform that are not in the list yet. */
    static void single(FloatSingle single, List<WarmUpKernel> kernels) {
        for (int i = 0; i < single.lanePasses(); i++) {
            int radix = single.plan().radices[i];
            add(kernels, "pass along a row, radix " + radix, LANES, radix);
        }
        if (single.vector()) {
            columns(single.rest(), kernels);
        }
    }

    /** Adds the first and last step of real columns. */
    static void real(boolean even, List<WarmUpKernel> kernels) {
        add(kernels, even ? "real spectra, even lengths" : "real spectra, odd lengths", even ? REAL_EVEN : REAL_ODD, 2);
        if (!even) {
            add(kernels, "moves", MOVES, 1);
        }
    }

    private static void add(List<WarmUpKernel> kernels, String name, int form, int radix) {
        String full = "single-precision FFT, " + name;
        for (WarmUpKernel kernel : kernels) {
            if (kernel.name().equals(full)) {
                return;
            }
        }
        kernels.add(new WarmUpKernel(full, 1_000, new FloatWarmUp(form, radix)));
    }

    @Override
    public void run() {
        int lanes = FloatMoveVector.lanes();
        int leg = COUNT * lanes;
        int im = leg * radix;
        switch (form) {
            case FIRST -> FloatCodeletsVector.first(radix, COUNT, a, 0, a, im, lanes, leg, a, 2 * im, im, leg, w, 0);
            case PASS -> FloatCodeletsVector.pass(radix, COUNT, a, 0, im, leg, w, 0);
            case LAST -> FloatCodeletsVector.last(radix, COUNT, a, 0, im, from, a, 2 * im, a, 3 * im, lanes, leg);
            case GENERIC -> FloatGenericVector.pass(radix, 1, a, 0, im, leg, a, 0, w, 2 * im);
            case MOVES -> {
                FloatMoveVector.copy(COUNT, a, 0, a, im, lanes, a, 2 * im, a, 3 * im, lanes);
                FloatMoveVector.gather(COUNT, a, 0, im, from, 0, a, 2 * im, a, 3 * im, lanes);
            }
            case LANES -> FloatCodeletsVector.lanes(radix, COUNT, a, 0, a, im, leg, a, 2 * im, im, leg, a, 0, leg);
            case REAL_EVEN -> {
                FloatRealVector.forward(COUNT, a, 0, im, lanes, w, a, 2 * im, a, 4 * im, lanes);
                FloatRealVector.inverse(COUNT, a, 2 * im, a, 4 * im, lanes, w, a, 0, im, lanes);
            }
            case REAL_ODD -> FloatRealVector.hermitian(COUNT - 1, a, 0, a, im, lanes, a, 2 * im, 3 * im, lanes);
            case STAGE -> {
                FloatMoveVector.copyIn(1, COUNT, a, 0, a, im, lanes, a, 2 * im, im);
                FloatMoveVector.copyOut(1, COUNT, a, 2 * im, im, a, 0, a, im, lanes);
                FloatMoveVector.copyIn(1, COUNT, a, 0, lanes, a, 2 * im);
                FloatMoveVector.copyOut(1, COUNT, a, 2 * im, a, 0, lanes);
            }
            default -> FloatMoveVector.multiply(COUNT, a, 0, a, im, lanes, w, a, 2 * im, a, 3 * im, lanes);
        }
    }
}
