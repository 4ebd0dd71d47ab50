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
    /** Two blocks of 2·ROWS rows each. No longer than they are: a bound that compiled code checks before a loop must
     * hold for a plan's arrays too, or the code is thrown away at its first use. */
    private final float[] a;
    private final float[] w;
    private final int[] from = new int[ROWS];

    private FloatTrigWarmUp(int form) {
        this.form = form;
        a = new float[4 * ROWS * FloatMoveVector.lanes()];
        w = new float[switch (form) {
            case TWIDDLE, UNTWIDDLE -> 4 * ROWS;
            case COMBINE -> 2 * ROWS;
            case COSINES, UNCOSINES -> 2 + 9 * (ROWS / 2);
            case HARTLEY -> 2 + 3 * (ROWS / 2);
            case REALS, IMAGINARIES -> 2 + 2 * (ROWS / 2);
            default -> ROWS;
        }];
        for (int i = 0; i < ROWS; i++) {
            from[i] = i;
        }
    }

    /** Adds a kernel that is not in the list yet. */
    static void add(int form, List<WarmUpKernel> kernels) {
        String name = "single-precision transforms, " + NAMES[form];
        if (!has(name, kernels)) {
            long hotNanos = form == HADAMARD ? 5_000 : form == GATHER || form == SCATTER ? 1_000 : 2_000;
            kernels.add(new WarmUpKernel(name, hotNanos, new FloatTrigWarmUp(form)));
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
        int block = 2 * ROWS * FloatMoveVector.lanes();
        run(0, block);
        run(block, 0);
    }

    /** From and to the block z, whose imaginary parts lie half of it behind, and the caller's block y. */
    private void run(int z, int y) {
        int lanes = FloatMoveVector.lanes();
        int im = z + ROWS * lanes;
        int last = y + (ROWS - 1) * lanes;
        int end = y + (2 * ROWS - 1) * lanes;
        switch (form) {
            case GATHER -> FloatTrigVector.gather(ROWS, a, y, lanes, from, w, a, z);
            case SCATTER -> FloatTrigVector.scatter(ROWS, a, z, from, w, a, y, lanes);
            case TWIDDLE -> FloatTrigVector.twiddle(0, ROWS, a, y, lanes, last, -lanes, w, a, z, im);
            case UNTWIDDLE -> FloatTrigVector.untwiddle(ROWS, a, z, im, w, a, y, lanes, last, -lanes);
            case COMBINE -> FloatTrigVector.combine(ROWS, a, z, im, from, w, a, y, lanes);
            case COSINES -> {
                FloatTrigVector.cosines(ROWS, a, z, im, w, a, y, lanes);
                FloatTrigVector.cosines(ROWS, a, z, im, w, a, end, -lanes);
            }
            case UNCOSINES -> {
                FloatTrigVector.uncosines(ROWS, a, y, lanes, w, a, z, im);
                FloatTrigVector.uncosines(ROWS, a, end, -lanes, w, a, z, im);
            }
            case HARTLEY -> FloatTrigVector.hartley(ROWS, a, z, im, w, a, y, lanes);
            case REALS -> FloatTrigVector.reals(ROWS, a, z, im, w, a, y, lanes);
            case IMAGINARIES -> FloatTrigVector.imaginaries(ROWS, a, z, im, w, a, y, lanes);
            case TURN_IN -> {
                FloatTurnVector.in(lanes, ROWS - 1, a, y, ROWS, from, w, a, z);
                FloatTurnVector.in(lanes - 1, lanes, a, y, ROWS, from, w, a, z);
            }
            case TURN_OUT -> {
                FloatTurnVector.out(lanes, ROWS - 1, a, z, from, w, a, y, ROWS);
                FloatTurnVector.out(lanes - 1, lanes, a, z, from, w, a, y, ROWS);
            }
            case HADAMARD -> {
                FloatHadamardVector.levels(ROWS * lanes, ROWS / 2 * lanes, lanes, a, y, a, z);
                FloatHadamardVector.levels(ROWS * lanes, ROWS / 2 * lanes, 2 * lanes, a, z, a, z);
                FloatHadamardVector.levels(ROWS * lanes, lanes, lanes, a, z, a, z);
                FloatHadamardVector.lanes(ROWS * lanes, a, z, a, z);
            }
            default -> {
                FloatHadamardVector.copy(ROWS, a, y, lanes, a, z, lanes);
                // Up to the array's end, where a masked access takes another branch.
                int masked = a.length - (ROWS - 1) * lanes - 1;
                FloatMoveVector.copyIn(1, ROWS, a, masked, lanes, a, z);
                FloatMoveVector.copyOut(1, ROWS, a, z, a, masked, lanes);
            }
        }
    }
}
