package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/** Small inputs for the mixing's own vector kernels. */
final class MixingWarmUp {
    private static final int N = 4;
    private static final int D = 4 * MixingShape.BLOCK;
    private static final long HOT_NANOS = 400;

    private MixingWarmUp() {}

    static List<WarmUpKernel> kernels() {
        MixingShape shape = new MixingShape(N, D);
        float[] x = new float[N * D];
        float[] g = new float[600];
        float[] w = new float[3 * 256];
        float[] s = new float[shape.length];
        int im = 16 * MixingShape.BLOCK + MixingShape.BLOCK;
        int l = MixingShape.BLOCK;
        return List.of(
                new WarmUpKernel("mixing fold", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingFoldVector.fold(shape, x, 0, D, s, 0, 0, shape.blocks);
                    }
                }),
                new WarmUpKernel("mixing split", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingSplitVector.split(shape, s, 0, 1, 2, g, 0, im);
                    }
                }),
                new WarmUpKernel("mixing 16 points, first step", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingSixteenVector.first(l, l, w, g, 0, im);
                    }
                }),
                new WarmUpKernel("mixing 16 points, second step", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingSixteenVector.last(l - 1, l, w, 0, im, g, 0, im);
                        MixingSixteenVector.last(l, l, w, 0, im, g, 0, im);
                    }
                }),
                new WarmUpKernel("mixing transpose", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingTransposeVector.transpose(l, l, x, 0, l, s, 0, l);
                    }
                }),
                new WarmUpKernel("mixing write", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingWriteVector.copy(D, g, 0, x, 0);
                        MixingWriteVector.copyBack(D, g, 0, x, D);
                    }
                }),
                new WarmUpKernel("mixing write with residual", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingWriteVector.add(D, g, 0, x, 0, x, 0);
                        MixingWriteVector.addBack(D, g, 0, x, D, x, D);
                    }
                }),
                new WarmUpKernel("mixing sum", HOT_NANOS, new Runnable() {
                    @Override
                    public void run() {
                        MixingSumVector.columns(N, D, x, 0, D, g, 0);
                    }
                }));
    }
}
