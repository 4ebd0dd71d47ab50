package dev.fnet.fft;

import dev.fnet.exec.KernelState;
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

    private static final int B = MixingShape.BLOCK;
    private static final int N = 4;
    /** One block of lanes without a tail. */
    private static final int EVEN = 4 * B;
    /** One block, a tail and an odd half. */
    private static final int ODD = 4 * B + 7;
    private static final long HOT_NANOS = 500;
    private static final long WHOLE_HOT_NANOS = 10_000;

    private final int form;
    private final MixingShape even = new MixingShape(N, EVEN);
    private final MixingShape odd = new MixingShape(N + 1, ODD);
    private final float[] x = new float[(N + 1) * ODD];
    private final float[] g = new float[2 * 17 * B];
    private final float[] w = new float[3 * B * B];
    private final float[] s = new float[odd.length];
    private final FourierMixing mixing;
    private final float[] scratch;

    private MixingWarmUp(int form) {
        this.form = form;
        mixing = form == WHOLE ? FourierMixing.of(N, EVEN, new KernelState().forceHot()) : null;
        scratch = form == WHOLE ? new float[mixing.scratchLength()] : null;
    }

    /** The kernels; only where {@link dev.fnet.exec.Machine#vectorsUsable() vectors are usable}. */
    static List<WarmUpKernel> kernels() {
        return List.of(
                kernel("fold", FOLD),
                kernel("split", SPLIT),
                kernel("16 points, first step", SIXTEEN_FIRST),
                kernel("16 points, second step", SIXTEEN_LAST),
                kernel("transposition", TRANSPOSE),
                kernel("rows to Y", WRITE),
                kernel("column sums", SUM));
    }

    /** A whole mixing, to be called after all kernels. */
    static WarmUpKernel whole() {
        return new WarmUpKernel("Fourier mixing " + N + " x " + EVEN, WHOLE_HOT_NANOS, new MixingWarmUp(WHOLE));
    }

    private static WarmUpKernel kernel(String name, int form) {
        return new WarmUpKernel("Fourier mixing, " + name, HOT_NANOS, new MixingWarmUp(form));
    }

    @Override
    public void run() {
        int im = 17 * B;
        switch (form) {
            case FOLD -> {
                MixingFoldVector.fold(even, x, 0, EVEN, s, 0, 0, 1);
                MixingFoldVector.fold(odd, x, 0, ODD, s, 0, 0, odd.blocks);
            }
            case SPLIT -> {
                MixingSplitVector.split(even, s, 0, 1, 2, g, 0, im);
                MixingSplitVector.split(odd, s, 0, 1, 2, g, 0, im);
            }
            case SIXTEEN_FIRST -> MixingSixteenVector.first(B, B, w, g, 0, im);
            case SIXTEEN_LAST -> {
                MixingSixteenVector.last(B, B, w, 0, B, g, 0, im);
                MixingSixteenVector.last(B - 1, B, w, 0, B, g, 0, im);
            }
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
            default -> {
                mixing.apply(x, 0, EVEN, x, 0, EVEN, scratch, 0);
                mixing.applyAdd(x, 0, EVEN, x, 0, EVEN, scratch, 0);
                mixing.firstRow(x, 0, EVEN, g, 0, scratch, 0);
            }
        }
    }
}
