package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What all kinds of transforms promise: scaling, no allocation, plans shared by threads. */
@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class FloatKindsContractTest {
    private static final int ROUNDS = 2000;

    private static final KernelState COLD = new KernelState();
    private static final KernelState HOT = new KernelState().forceHot();

    /** A scaled result is the unscaled one times the factor, to the bit. */
    @Property(tries = 40)
    void scaledComplexTransforms(@ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll @IntRange(min = 1, max = 20) int count, @ForAll Normalization normalization,
            @ForAll boolean inverse, @ForAll int seed) {
        KernelState state = seed % 2 == 0 ? HOT : COLD;
        FloatFft plain = FloatFft.of(n, state);
        FloatFft scaled = FloatFft.of(n, normalization, state);
        double factor = inverse ? normalization.inverseFactor(n) : normalization.forwardFactor(n);
        int size = n * count;
        float[] x = random(new Random(seed), 2 * size);
        float[] s = nan(Math.max(plain.scratchLength(), plain.columnsScratchLength()));
        for (int form = 0; form < 4; form++) {
            float[] expected = nan(2 * size);
            float[] actual = nan(2 * size);
            complex(plain, form, inverse, count, x, expected, s);
            complex(scaled, form, inverse, count, x, actual, s);
            for (int i = 0; i < 2 * size; i++) {
                assertEquals(expected[i] * (float) factor, actual[i], scaled + ", form " + form);
            }
        }
        assertEquals(normalization, scaled.normalization());
    }

    private static void complex(FloatFft plan, int form, boolean inverse, int count, float[] x, float[] y, float[] s) {
        int n = plan.length();
        int im = n * count;
        switch (inverse ? form + 4 : form) {
            case 0 -> plan.forwardRows(count, x, 0, x, im, n, y, 0, y, im, n, s, 0);
            case 1 -> plan.forwardColumns(count, x, 0, x, im, count, y, 0, y, im, count, s, 0);
            case 2 -> plan.forwardInterleaved(count, x, 0, n, y, 0, n, s, 0);
            case 3 -> plan.forwardInterleavedColumns(count, x, 0, count, y, 0, count, s, 0);
            case 4 -> plan.inverseRows(count, x, 0, x, im, n, y, 0, y, im, n, s, 0);
            case 5 -> plan.inverseColumns(count, x, 0, x, im, count, y, 0, y, im, count, s, 0);
            case 6 -> plan.inverseInterleaved(count, x, 0, n, y, 0, n, s, 0);
            default -> plan.inverseInterleavedColumns(count, x, 0, count, y, 0, count, s, 0);
        }
    }

    @Property(tries = 40)
    void scaledRealTransforms(@ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll @IntRange(min = 1, max = 20) int count, @ForAll Normalization normalization, @ForAll int seed) {
        KernelState state = seed % 2 == 0 ? HOT : COLD;
        FloatRealFft plain = FloatRealFft.of(n, state);
        FloatRealFft scaled = FloatRealFft.of(n, normalization, state);
        int bins = plain.bins();
        int im = bins * count;
        float[] x = random(new Random(seed), 2 * im);
        float[] s = nan(Math.max(plain.scratchLength(), plain.columnsScratchLength()));
        for (int form = 0; form < 6; form++) {
            float[] expected = nan(2 * im);
            float[] actual = nan(2 * im);
            real(plain, form, count, x, expected, s);
            real(scaled, form, count, x, actual, s);
            double factor = form < 3 ? normalization.forwardFactor(n) : normalization.inverseFactor(n);
            for (int i = 0; i < 2 * im; i++) {
                assertEquals(expected[i] * (float) factor, actual[i], scaled + ", form " + form);
            }
        }
    }

    private static void real(FloatRealFft plan, int form, int count, float[] x, float[] y, float[] s) {
        int n = plan.length();
        int bins = plan.bins();
        int im = bins * count;
        switch (form) {
            case 0 -> plan.forwardRows(count, x, 0, n, y, 0, y, im, bins, s, 0);
            case 1 -> plan.forwardColumns(count, x, 0, count, y, 0, y, im, count, s, 0);
            case 2 -> plan.forwardInterleaved(count, x, 0, n, y, 0, bins, s, 0);
            case 3 -> plan.inverseRows(count, x, 0, x, im, bins, y, 0, n, s, 0);
            case 4 -> plan.inverseColumns(count, x, 0, x, im, count, y, 0, count, s, 0);
            default -> plan.inverseInterleaved(count, x, 0, bins, y, 0, n, s, 0);
        }
    }

    @Test
    void fastLengths() {
        for (int n = 1; n <= 3000; n++) {
            int complex = FastLength.complex(n);
            int real = FastLength.real(n);
            assertTrue(complex >= n && smooth(complex), "complex " + n);
            assertTrue(real >= n && smooth(real) && (real % 2 == 0 || n == 1), "real " + n);
            for (int m = n; m < complex; m++) {
                assertTrue(!smooth(m), m + " is between " + n + " and " + complex);
            }
            for (int m = n + n % 2; m < real && n > 1; m += 2) {
                assertTrue(!smooth(m), m + " is between " + n + " and " + real);
            }
        }
        assertEquals(Radices.MOST, FastLength.real(Radices.MOST));
        assertThrows(IllegalArgumentException.class, () -> FastLength.complex(0));
        assertThrows(IllegalArgumentException.class, () -> FastLength.real(Radices.MOST + 1));
    }

    private static boolean smooth(int n) {
        int rest = n;
        for (int p : new int[] {2, 3, 5, 7}) {
            while (rest % p == 0) {
                rest /= p;
            }
        }
        return rest == 1;
    }

    @Test
    void nothingIsAllocated() {
        for (FloatRealTransform plan : plans(COLD)) {
            assertEquals(0, allocated(plan), "cold, " + plan);
        }
        assertEquals(0, allocated2(COLD), "cold");
    }

    @Test
    void nothingIsAllocatedWhenHot() {
        KernelState state = new KernelState();
        List<FloatRealTransform> plans = plans(state);
        List<WarmUpKernel> kernels = new ArrayList<>();
        for (FloatRealTransform plan : plans) {
            FloatTrigWarmUp.addAll(plan.warmUp(), kernels);
        }
        FloatTrigWarmUp.addAll(FloatFft2.of(12, 24, Normalization.ORTHO, state).warmUp(), kernels);
        FloatTrigWarmUp.addAll(FloatRealFft2.of(12, 24, Normalization.ORTHO, state).warmUp(), kernels);
        WarmUpReport report = state.warmUp(Duration.ofSeconds(20), kernels);
        assumeTrue(report.hot(), "the vector kernels did not get hot: " + report.reason());
        // Other tests have called these kernels cold and with other shapes: the compiler may have to come back to some.
        for (FloatRealTransform plan : plans) {
            long bytes = allocated(plan);
            for (int round = 0; bytes > 0 && round < ROUNDS; round++) {
                bytes = allocated(plan);
            }
            assertEquals(0, bytes, "hot, " + plan);
        }
        long bytes = allocated2(state);
        for (int round = 0; bytes > 0 && round < ROUNDS; round++) {
            bytes = allocated2(state);
        }
        assertEquals(0, bytes);
    }

    private static List<FloatRealTransform> plans(KernelState state) {
        return List.of(FloatDct.of(1, 25, state), FloatDct.of(2, 48, Normalization.ORTHO, state),
                FloatDst.of(4, 48, state), FloatDst.of(3, 15, state), FloatHartley.of(48, state),
                FloatHartley.of(9, state), FloatWalshHadamard.of(64, Normalization.ORTHO, state));
    }

    /** Bytes of twenty calls of each form, after as many. */
    private static long allocated(FloatRealTransform plan) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int n = plan.length();
        int count = 19;
        float[] a = new float[n * count];
        float[] s = new float[Math.max(plan.scratchLength(), plan.columnsScratchLength())];
        long before = 0;
        for (int i = 0; i < 40; i++) {
            before = i == 20 ? threads.getCurrentThreadAllocatedBytes() : before;
            plan.forward(a, 0, a, 0, s, 0);
            plan.forwardRows(count, a, 0, n, a, 0, n, s, 0);
            plan.inverseRows(count, a, 0, n, a, 0, n, s, 0);
            plan.forwardColumns(count, a, 0, count, a, 0, count, s, 0);
            plan.inverseColumns(count, a, 0, count, a, 0, count, s, 0);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static long allocated2(KernelState state) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FloatFft2 plan = FloatFft2.of(12, 24, Normalization.ORTHO, state);
        FloatRealFft2 real = FloatRealFft2.of(12, 24, Normalization.ORTHO, state);
        float[] a = new float[2 * 12 * 24];
        float[] y = new float[2 * 12 * 13];
        float[] s = new float[Math.max(plan.scratchLength(), real.inverseScratchLength())];
        long before = 0;
        for (int i = 0; i < 40; i++) {
            before = i == 20 ? threads.getCurrentThreadAllocatedBytes() : before;
            plan.forward(a, 0, a, 288, 24, a, 0, a, 288, 24, s, 0);
            plan.inverseInterleaved(a, 0, 24, a, 0, 24, s, 0);
            real.forward(a, 0, 24, y, 0, y, 156, 13, s, 0);
            real.inverseInterleaved(y, 0, 13, a, 0, 24, s, 0);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** One plan, four threads with data and scratch of their own, the bits of one thread. */
    @Test
    void plansAreSharedByThreads() throws InterruptedException {
        for (FloatRealTransform plan : plans(HOT)) {
            int n = plan.length();
            int count = 21;
            float[] x = random(new Random(n), n * count);
            float[] expected = nan(n * count);
            plan.forwardRows(count, x, 0, n, expected, 0, n, nan(plan.scratchLength()), 0);
            Thread[] threads = new Thread[4];
            float[][] actual = new float[threads.length][n * count];
            for (int t = 0; t < threads.length; t++) {
                float[] y = actual[t];
                threads[t] = new Thread(() -> {
                    float[] s = nan(plan.scratchLength());
                    for (int i = 0; i < 50; i++) {
                        plan.forwardRows(count, x, 0, n, y, 0, n, s, 0);
                    }
                });
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            for (float[] y : actual) {
                assertArrayEquals(expected, y, plan.toString());
            }
        }
    }

    private static float[] random(Random random, int length) {
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat() - 0.5f;
        }
        return a;
    }

    private static float[] nan(int length) {
        float[] a = new float[length];
        Arrays.fill(a, Float.NaN);
        return a;
    }
}
