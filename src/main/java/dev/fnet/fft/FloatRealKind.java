package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/** One direction of a {@link FloatRealTransform}. Immutable; callers have checked the ranges. */
interface FloatRealKind {
    /** Elements of scratch for rows, however many, hot or not. */
    int rowScratchLength();

    /** Elements of scratch for columns, however many, hot or not. */
    int columnScratchLength();

    /** Transforms rows from x to y; y may be x. */
    void rows(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch, int so);

    /** Transforms columns from x to y; y may be x. */
    void columns(boolean hot, int count, float[] x, int xo, int ldx, float[] y, int yo, int ldy, float[] scratch,
            int so);

    /** Adds the vector kernels that are not in the list yet. */
    void warmUp(List<WarmUpKernel> kernels);

    OperationCount operations();
}
