package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Feeds the rules of hotness with times of batches; no clock is read. */
class KernelProgressTest {
    private static final int BATCH = 25;

    private static KernelProgress kernel(long hotNanos) {
        return new KernelProgress(new WarmUpKernel("k", hotNanos, () -> { }));
    }

    /** Batches of the same time until so many calls are noted. */
    private static void until(int calls, long nanos, KernelProgress progress) {
        while (progress.calls() < calls) {
            progress.note(BATCH, nanos, 1);
        }
    }

    @Test
    void fourBatchesInARowBelowTheBound() {
        KernelProgress progress = kernel(100);
        for (int i = 0; i < 10; i++) {
            progress.note(BATCH, i % 4 == 3 ? 100 : 99, 1);
        }
        assertFalse(progress.hot());
        progress.note(BATCH, 99, 1);
        progress.note(BATCH, 100, 1);
        assertFalse(progress.hot());
        for (int i = 0; i < 4; i++) {
            assertFalse(progress.hot());
            progress.note(BATCH, 99, 1);
        }
        assertTrue(progress.hot());
        progress.note(BATCH, 10_000, 1);
        assertTrue(progress.hot());
    }

    @Test
    void theBoundGrowsWithTheSlownessOfTheMachine() {
        KernelProgress progress = kernel(100);
        for (int i = 0; i < 4; i++) {
            progress.note(BATCH, 240, 2.3);
        }
        assertFalse(progress.hot());
        for (int i = 0; i < 4; i++) {
            progress.note(BATCH, 240, 2.5);
        }
        assertTrue(progress.hot());
        assertEquals(1, MachineSpeed.slowness(1));
        assertEquals(2, MachineSpeed.slowness(11_400));
        assertEquals(8, MachineSpeed.slowness(Long.MAX_VALUE));
    }

    /** A machine whose hot code is above every bound: the kernel stands out from its own past. */
    @Test
    void codeThatBecameFastAndStaysSoIsHot() {
        KernelProgress progress = kernel(1);
        until(1_000, 90_000, progress);
        until(8_000, 13_000, progress);
        until(19_975, 180, progress);
        assertFalse(progress.hot());
        progress.note(BATCH, 180, 1);
        assertTrue(progress.hot());
    }

    @Test
    void aDisturbedBatchStartsTheCountAgain() {
        KernelProgress progress = kernel(1);
        until(8_000, 13_000, progress);
        until(19_000, 180, progress);
        progress.note(BATCH, 2_000, 1);
        for (int i = 0; i < KernelProgress.SETTLED_BATCHES - 1; i++) {
            progress.note(BATCH, 180, 1);
        }
        assertFalse(progress.hot());
        progress.note(BATCH, 180, 1);
        assertTrue(progress.hot());
    }

    /** The steps measured of softmax, which ends as C2 code; none but the last one is. */
    @Test
    void codeOfTheFirstCompilerIsNotHotHoweverLongItLasts() {
        long[] steps = {19_641, 10_371, 6_431, 1_738, 674};
        KernelProgress progress = kernel(300);
        until(200, 600_000, progress);
        for (int i = 0; i < steps.length; i++) {
            until(i < 3 ? 1_600 * (i + 1) : 50_000 * i, steps[i], progress);
            assertFalse(progress.hot());
        }
        until(250_000, 84, progress);
        assertTrue(progress.hot());
    }

    @Test
    void codeThatStillImprovesIsNotHot() {
        KernelProgress progress = kernel(1);
        until(20_000, 60_000, progress);
        for (long nanos = 6_000; nanos > 100; nanos /= 3) {
            until(progress.calls() + (KernelProgress.SETTLED_BATCHES - 1) * BATCH, nanos, progress);
            assertFalse(progress.hot());
        }
    }
}
