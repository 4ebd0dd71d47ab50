package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fnet.exec.KernelState;
import java.util.Arrays;
import java.util.Random;

/** What the tests of the row kernels share: states, random rows among NaN, comparison by bits, allocated bytes. */
final class Rows {
    static final KernelState COLD = new KernelState();
    static final KernelState HOT = new KernelState().forceHot();

    private Rows() {}

    /** An array of NaN with {@code rows} rows of normal random numbers. */
    static float[] random(Random random, int rows, int n, int off, int ld, int after) {
        float[] x = new float[off + (rows - 1) * ld + n + after];
        Arrays.fill(x, Float.NaN);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < n; j++) {
                x[off + i * ld + j] = (float) (random.nextGaussian() * 2 + 0.3);
            }
        }
        return x;
    }

    static float[] poisoned(int length) {
        float[] y = new float[length];
        Arrays.fill(y, Float.NaN);
        return y;
    }

    /** NaN of any kind is one. */
    static void assertSameBits(float[] want, float[] got) {
        assertEquals(want.length, got.length);
        for (int i = 0; i < want.length; i++) {
            if (Float.floatToIntBits(want[i]) != Float.floatToIntBits(got[i])) {
                throw new AssertionError("element " + i + ": want " + want[i] + ", got " + got[i]);
            }
        }
    }

    /** Everything outside the rows is still NaN, everything inside a number. */
    static void assertOnlyRowsWritten(float[] y, int rows, int n, int off, int ld) {
        for (int i = 0; i < y.length; i++) {
            int at = i - off;
            boolean inside = at >= 0 && at / ld < rows && at % ld < n;
            if (inside == Float.isNaN(y[i])) {
                throw new AssertionError("element " + i + (inside ? " in a row is " : " beside the rows is ") + y[i]);
            }
        }
    }

    /** Bytes that a call allocates once compiled: the least of many batches with time for the compiler between them. */
    static long allocated(Runnable call) {
        com.sun.management.ThreadMXBean bean =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (least > 0 && System.nanoTime() < deadline) {
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 300; i++) {
                call.run();
            }
            least = Math.min(least, (bean.getCurrentThreadAllocatedBytes() - before) / 300);
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        return least;
    }
}
