package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/**
 * Small inputs for the mixing's own vector kernels. Each kernel meets shapes with and without a tail, because compiled
 * code is thrown away when it meets a branch that warming never took; at the end a whole small mixing makes the callers
 * compile too.
 */
final class MixingWarmUp implements Runnable {
    private static final int FOLD = 0;
    private static final int SPLIT = 1;
    private static final int SIXTEEN_FIRST = 2;
    private static final int SIXTEEN_LAST = 3;
    private static final int TRANSPOSE = 4;
    private static final int WRITE = 5;
    private static final int SUM = 6;
    private static final int WHOLE = 7;
    private static final int FOLDING = 8;
    private static final int PASS = 9;
    private static final int LAST = 10;
    private static final int ALONG = 11;
    private static final int END = 12;
    private static final int SQUARES = 13;

    private static final int B = MixingShape.LANES;
    /** Butterflies of a pass. */
    private static final int COUNT = 4;
    private static final int N = 8;
    /** Two blocks of columns and no rest. */
    private static final int EVEN = 8 * B;
    /** One block, a rest and an odd half. */
    private static final int ODD = 4 * B + 7;
    private static final long HOT_NANOS = 1_000;
    /** 0.9 to 1.5 µs once compiled, the scalar rest of the odd shape included. */
    private static final long FOLD_HOT_NANOS = 3_000;
    private static final long WHOLE_HOT_NANOS = 40_000;

    private final int form;
    private final int radix;
    private final MixingShape even = new MixingShape(N, EVEN);
    private final MixingShape odd = new MixingShape(2, ODD);
    private final float[] x = new float[(N + 1) * EVEN];
    private final float[] g = new float[3 * EVEN];
    private final float[] w = new float[3 * B * B];
    private final float[] s = new float[(N + 2) * MixingShape.BLOCK * (even.blocks + 1)];
    private final float[] factors = new float[2 * 768];
    private final float[] sixteen = new float[2048 + B];
    private final FourierMixing mixing;
    private final float[] scratch;

    private MixingWarmUp(int form, int radix) {
        this.form = form;
        this.radix = radix;
        mixing = form == WHOLE ? FourierMixing.of(N, EVEN, new KernelState().forceHot()) : null;
        scratch = form == WHOLE ? new float[mixing.scratchLength()] : null;
    }

    /** The kernels; only where {@link dev.fnet.exec.Machine#vectorsUsable() vectors are usable}. */
    static List<WarmUpKernel> kernels() {
        return List.of(
                kernel("split", SPLIT),
                kernel("16 points, first step", SIXTEEN_FIRST),
                kernel("16 points, second step", SIXTEEN_LAST),
                kernel("transposition of squares", SQUARES),
                kernel("transposition", TRANSPOSE),
                kernel("rows to Y", WRITE),
                kernel("column sums", SUM));
    }

    /** The fold alone. */
    static WarmUpKernel fold() {
        return new WarmUpKernel("Fourier mixing, fold", FOLD_HOT_NANOS, new MixingWarmUp(FOLD, 0));
    }

    /** The fold with the first pass. */
    static WarmUpKernel folding(int radix) {
        return kernel("fold and pass", FOLDING, radix);
    }

    /** A pass. */
    static WarmUpKernel pass(int radix) {
        return kernel("pass", PASS, radix);
    }

    /** Adds the passes of columns from number {@code first} on that are not in the list yet. */
    static void columns(int[] radices, int first, List<WarmUpKernel> kernels) {
        int last = radices.length - 1;
        for (int i = first; i < last; i++) {
            add(pass(radices[i]), kernels);
        }
        if (first <= last) {
            add(kernel("last pass", LAST, radices[last]), kernels);
        }
    }

    /** Adds the passes of a row that are not in the list yet. */
    static void row(int[] radices, List<WarmUpKernel> kernels) {
        int last = radices.length - 1;
        for (int i = 0; i < last; i++) {
            add(kernel("pass along a row", ALONG, radices[i]), kernels);
        }
        add(kernel("last pass along a row", END, radices[last]), kernels);
    }

    /** Adds what mixings of any length up to {@code longest} need and is not in the list yet. */
    static void lengths(int longest, List<WarmUpKernel> kernels) {
        // Longer lengths repeat the passes of shorter ones.
        for (int n = 2; n <= Math.min(longest, 1024); n++) {
            int[] radices = MixingRadices.ofColumns(n, Machine.REGISTER_BUDGET);
            if (radices != null) {
                add(folding(radices[0]), kernels);
                add(pass(radices[0]), kernels);
                columns(radices, 1, kernels);
            } else {
                add(fold(), kernels);
                FloatWarmUp.columns(FloatColumns.of(n), kernels);
            }
        }
    }

    /** Adds a kernel unless one of its name is in the list. */
    static void add(WarmUpKernel kernel, List<WarmUpKernel> kernels) {
        for (WarmUpKernel other : kernels) {
            if (other.name().equals(kernel.name())) {
                return;
            }
        }
        kernels.add(kernel);
    }

    /** A whole mixing, to be called after all kernels. */
    static WarmUpKernel whole() {
        return new WarmUpKernel("Fourier mixing " + N + " x " + EVEN, WHOLE_HOT_NANOS, new MixingWarmUp(WHOLE, 0));
    }

    private static WarmUpKernel kernel(String name, int form) {
        return new WarmUpKernel("Fourier mixing, " + name, HOT_NANOS, new MixingWarmUp(form, 0));
    }

    private static WarmUpKernel kernel(String name, int form, int radix) {
        return new WarmUpKernel("Fourier mixing, " + name + ", radix " + radix, 150L * radix,
                new MixingWarmUp(form, radix));
    }

    @Override
    public void run() {
        int im = EVEN;
        int block = N * MixingShape.BLOCK;
        int back = MixingShape.BLOCK;
        switch (form) {
            case FOLD -> {
                MixingFoldVector.fold(even, x, 0, EVEN, s, 0, block, 0, even.blocks);
                MixingFoldVector.fold(odd, x, 0, ODD, s, 0, block, 0, odd.blocks);
            }
            case SPLIT -> {
                MixingSplitVector.split(even, s, block, 0, back, 2 * back, 3 * back, g, 0, im + B);
                MixingSplitVector.split(odd, s, block, 0, back, 2 * back, 3 * back, g, 0, im + B);
            }
            case SIXTEEN_FIRST -> MixingSixteenVector.first(2, factors, sixteen, 0);
            case SIXTEEN_LAST -> {
                MixingSixteenVector.last(2 * B, sixteen, 0, 1024, 1536);
                MixingSixteenVector.last(2 * B - 1, sixteen, 0, 1024, 1536);
            }
            case SQUARES -> MixingSquaresVector.transpose(2, sixteen, 1024, 0);
            case TRANSPOSE -> MixingTransposeVector.transpose(B, B, w, 0, B, g, 0, B);
            case WRITE -> {
                MixingWriteVector.write(ODD, g, 0, false, x, 0, 0, x, 0, 0);
                MixingWriteVector.write(ODD, g, 0, false, x, 0, 0, x, 0, ODD);
                MixingWriteVector.write(EVEN, g, 0, true, x, 0, 0, x, 0, 0);
                MixingWriteVector.write(ODD, g, 0, true, x, 0, ODD, x, 0, ODD);
            }
            case SUM -> {
                MixingSumVector.columns(N, ODD, x, 0, ODD, g, 0);
                MixingSumVector.columns(N + 1, EVEN, x, 0, EVEN, g, 0);
            }
            case FOLDING ->
                MixingCodeletsVector.fold(radix, 2, x, 1, EVEN, EVEN, N * EVEN + EVEN, s, 0, block, 2 * B, w, 0);
            case PASS -> MixingCodeletsVector.pass(radix, COUNT, x, 0, COUNT * 2 * B, w, 0);
            case LAST -> MixingCodeletsVector.last(radix, COUNT, x, 0);
            case ALONG -> MixingCodeletsVector.along(radix, COUNT, s, 0, im + B, COUNT * B, w, 0);
            case END -> MixingCodeletsVector.end(radix, COUNT, s, 0, im + B, 0, COUNT * B);
            default -> {
                mixing.apply(x, 0, EVEN, x, 0, EVEN, scratch, 0);
                mixing.applyAdd(x, 0, EVEN, x, 0, EVEN, scratch, 0);
                mixing.firstRow(x, 0, EVEN, g, 0, scratch, 0);
            }
        }
    }
}
