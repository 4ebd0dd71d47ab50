package dev.fnet.fft;

import dev.fnet.exec.WarmUpKernel;
import java.util.List;

/**
 * A result times a factor, in place. One plain loop over neighbouring elements, which the compiler turns into vector
 * code by itself; a product has the same bits either way, so there is no twin.
 */
final class FloatScale implements Runnable {
    private static final int WIDTH = 512;

    private final float[] a = new float[2 * WIDTH];

    private FloatScale() {}

    /** Rows of {@code width} neighbouring elements, {@code ld} apart. */
    static void rows(int rows, int width, float factor, float[] y, int yo, int ld) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            row(width, factor, y, yo + i * ld);
        }
    }

    private static void row(int width, float factor, float[] y, int yo) {
        for (int j = 0; j < width; j++) {
            y[yo + j] *= factor;
        }
    }

    /** Adds the loop for a plan that scales, if it is not in the list yet. */
    static void warmUp(float factor, List<WarmUpKernel> kernels) {
        if (factor != 1 && !FloatTrigWarmUp.has("single-precision scaling", kernels)) {
            kernels.add(new WarmUpKernel("single-precision scaling", 250, new FloatScale()));
        }
    }

    @Override
    public void run() {
        rows(2, WIDTH, 0.5f, a, 0, WIDTH);
    }
}
