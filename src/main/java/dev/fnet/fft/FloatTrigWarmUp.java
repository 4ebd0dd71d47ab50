package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/** One vector kernel of {@link FloatTrig} or {@link FloatHadamard} on a tiny input, as the warm-up calls it. */
final class FloatTrigWarmUp implements Runnable {
    static final int GATHER = 0;
    static final int SCATTER = 1;
    static final int TWIDDLE = 2;
    static final int UNTWIDDLE = 3;
    static final int COMBINE = 4;
    static final int COSINES = 5;
    static final int UNCOSINES = 6;
    static final int HARTLEY = 7;
    static final int REALS = 8;
    static final int IMAGINARIES = 9;
    static final int TURN_IN = 10;
    static final int TURN_OUT = 11;
    static final int HADAMARD = 12;
    static final int COLUMNS = 13;

    private static final String[] NAMES = {"gathered rows", "scattered rows", "twiddles before", "twiddles after",
        "sums of real and imaginary parts", "cosines of a real transform", "cosines to a real transform", "Hartley",
        "real parts", "imaginary parts", "rows to columns", "columns to rows", "Walsh-Hadamard",
        "columns of real numbers"};

    /** Rows of a call: so many that code which is not compiled needs ten times the bound. */
    private static final int ROWS = 64;

    private final int form;
    private final float[] a = new float[6 * ROWS * FloatMixedRadix.MOST_LANES];
    private final float[] w = new float[10 * ROWS];
    private final int[] from = new int[ROWS];

    private FloatTrigWarmUp(int form) {
        this.form = form;
        for (int i = 0; i < ROWS; i++) {
            from[i] = i;
        }
    }

    /** Adds a kernel that is not in the list yet. */
    static void add(int form, List<WarmUpKernel> kernels) {
        String name = "single-precision transforms, " + NAMES[form];
        if (!has(name, kernels)) {
            kernels.add(new WarmUpKernel(name, 2_000, new FloatTrigWarmUp(form)));
        }
    }

    /** Adds the kernels of the complex transforms that are not in the list yet. */
    static void add(FloatPoints points, List<WarmUpKernel> kernels) {
        addAll(points.rows.warmUp(), kernels);
        addAll(points.turned.warmUp(), kernels);
        addAll(points.columns.warmUp(), kernels);
    }

    static void addAll(List<WarmUpKernel> more, List<WarmUpKernel> kernels) {
        for (WarmUpKernel kernel : more) {
            if (!has(kernel.name(), kernels)) {
                kernels.add(kernel);
            }
        }
    }

    static boolean has(String name, List<WarmUpKernel> kernels) {
        for (WarmUpKernel kernel : kernels) {
            if (kernel.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void run() {
        int lanes = FloatMoveVector.lanes();
        int im = ROWS * lanes;
        int y = 2 * im;
        switch (form) {
            case GATHER -> FloatTrigVector.gather(ROWS, a, y, lanes, from, w, a, 0);
            case SCATTER -> FloatTrigVector.scatter(ROWS, a, 0, from, w, a, y, lanes);
            case TWIDDLE -> FloatTrigVector.twiddle(0, ROWS, a, y, lanes, 2 * y - lanes, -lanes, w, a, 0, im);
            case UNTWIDDLE -> FloatTrigVector.untwiddle(ROWS, a, 0, im, w, a, y, lanes, 2 * y - lanes, -lanes);
            case COMBINE -> FloatTrigVector.combine(ROWS, a, 0, im, from, w, a, y, lanes);
            case COSINES -> FloatTrigVector.cosines(ROWS - 1, a, 0, im, w, a, y, lanes);
            case UNCOSINES -> FloatTrigVector.uncosines(ROWS - 1, a, y, lanes, w, a, 0, im);
            case HARTLEY -> FloatTrigVector.hartley(ROWS - 1, a, 0, im, w, a, y, lanes);
            case REALS -> FloatTrigVector.reals(ROWS - 1, a, 0, im, w, a, y, lanes);
            case IMAGINARIES -> FloatTrigVector.imaginaries(ROWS - 1, a, 0, im, w, a, y, lanes);
            case TURN_IN -> {
                FloatTurnVector.in(lanes, ROWS - 1, a, y, ROWS, from, w, a, 0);
                FloatTurnVector.in(lanes - 1, ROWS - 1, a, y, ROWS, from, w, a, 0);
            }
            case HADAMARD -> {
                FloatHadamardVector.levels(ROWS * lanes, ROWS / 2 * lanes, lanes, a, y, a, 0);
                FloatHadamardVector.levels(ROWS * lanes, ROWS / 2 * lanes, 2 * lanes, a, 0, a, 0);
                FloatHadamardVector.levels(ROWS * lanes, lanes, lanes, a, 0, a, 0);
                FloatHadamardVector.lanes(ROWS * lanes, a, 0, a, 0);
            }
            case COLUMNS -> {
                FloatHadamardVector.copy(ROWS, a, y, lanes, a, 0, lanes);
                // Up to the array's end, where a masked access takes another branch.
                int end = a.length - (ROWS - 1) * lanes - 1;
                FloatMoveVector.copyIn(1, ROWS, a, end, lanes, a, 0);
                FloatMoveVector.copyOut(1, ROWS, a, 0, a, end, lanes);
            }
            default -> {
                FloatTurnVector.out(lanes, ROWS - 1, a, 0, from, w, a, y, ROWS);
                FloatTurnVector.out(lanes - 1, ROWS - 1, a, 0, from, w, a, y, ROWS);
            }
        }
    }
}
