package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KernelStateTest {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    /** Hot at once: no batch takes that long. */
    private static WarmUpKernel quick(String name, Runnable call) {
        return new WarmUpKernel(name, 1_000_000_000, call);
    }

    /** Never hot: no time is below zero, and the calls take the same time for ever, on the whole. */
    private static WarmUpKernel stubborn(String name) {
        return new WarmUpKernel(name, 0, KernelStateTest::busy);
    }

    private static void busy() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 20_000) {
            Thread.onSpinWait();
        }
    }

    private static void assumeVectors() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
    }

    @Test
    void aKernelThatIsHotLetsTheVectorKernelsAnswer() {
        assumeVectors();
        KernelState state = new KernelState();
        assertFalse(state.hot());
        AtomicInteger calls = new AtomicInteger();
        WarmUpReport report = state.warmUp(FOREVER, List.of(quick("quick", calls::incrementAndGet)));
        assertTrue(report.hot());
        assertTrue(state.hot());
        assertEquals(calls.get(), report.calls());
        assertEquals(List.of(), report.cold());
        assertNull(report.reason());
    }

    @Test
    void nothingToWarmIsHot() {
        assumeVectors();
        assertTrue(new KernelState().warmUp(Duration.ZERO, List.of()).hot());
    }

    @Test
    void theLimitEndsKernelsThatNeverGetHot() {
        assumeVectors();
        KernelState state = new KernelState();
        WarmUpReport report = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> state.warmUp(
                Duration.ofMillis(150), List.of(quick("quick", () -> { }), stubborn("first"), stubborn("second"))));
        assertFalse(report.hot());
        assertFalse(state.hot());
        assertTrue(report.cold().containsAll(List.of("first", "second")), report.cold().toString());
        assertTrue(report.reason().contains("within 150 ms: "), report.reason());
    }

    @Test
    void kernelsThatTheTimeDidNotReachAreNamedSo() {
        assumeVectors();
        AtomicInteger calls = new AtomicInteger();
        List<WarmUpKernel> kernels = List.of(quick("a", calls::incrementAndGet), quick("b", calls::incrementAndGet));
        WarmUpReport report = new KernelState().warmUp(Duration.ZERO, kernels);
        assertFalse(report.hot());
        assertEquals(0, calls.get());
        assertEquals(0, report.calls());
        assertEquals(List.of("a", "b"), report.cold());
        assertEquals("not reached within 0 ms: a, b", report.reason());
    }

    @Test
    void limitsOfEverySizeAreTakenAndOthersRefused() {
        KernelState state = new KernelState();
        List<WarmUpKernel> none = List.of();
        for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(200_000), FOREVER)) {
            assertEquals(Machine.vectorsUsable(), state.warmUp(limit, none).hot());
        }
        for (Duration limit : List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> state.warmUp(limit, none));
            assertEquals("limit is " + limit + ", allowed is zero or more", refused.getMessage());
        }
        assertEquals("limit", assertThrows(NullPointerException.class, () -> state.warmUp(null, none)).getMessage());
        assertEquals("kernels",
                assertThrows(NullPointerException.class, () -> state.warmUp(FOREVER, null)).getMessage());
        List<WarmUpKernel> holes = Arrays.asList(quick("a", () -> { }), null);
        assertThrows(NullPointerException.class, () -> state.warmUp(FOREVER, holes));
    }

    @Test
    void aFailureOfAKernelReachesTheCallerAndLeavesTheStateCold() {
        assumeVectors();
        KernelState state = new KernelState();
        WarmUpKernel broken = quick("broken", () -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(IllegalStateException.class, () -> state.warmUp(FOREVER, List.of(broken)));
        assertFalse(state.hot());
    }

    @Test
    void warmUpsAtOnceAgree() throws InterruptedException {
        assumeVectors();
        KernelState state = new KernelState();
        WarmUpReport[] reports = new WarmUpReport[4];
        Thread[] threads = new Thread[reports.length];
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = Thread.ofPlatform().start(
                    () -> reports[number] = state.warmUp(FOREVER, List.of(quick("quick " + number, () -> { }))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(state.hot());
        for (WarmUpReport report : reports) {
            assertTrue(report.hot());
            assertEquals(List.of(), report.cold());
        }
    }

    /** A state stays hot; the report of a later warm-up says that, and what it did not find compiled. */
    @Test
    void aLaterWarmUpInVainTakesNothingBack() {
        assumeVectors();
        KernelState state = new KernelState().forceHot();
        WarmUpReport report = state.warmUp(Duration.ZERO, List.of(stubborn("late")));
        assertTrue(report.hot());
        assertNull(report.reason());
        assertEquals(List.of("late"), report.cold());
    }

    @Test
    @Tag("scalar")
    void withoutVectorKernelsNothingIsCalled() {
        assumeTrue(!Machine.vectorsUsable(), "there are vector kernels");
        KernelState state = new KernelState();
        AtomicInteger calls = new AtomicInteger();
        WarmUpReport report = state.warmUp(FOREVER, List.of(quick("quick", calls::incrementAndGet)));
        assertFalse(state.hot());
        assertEquals(0, calls.get());
        assertEquals(new WarmUpReport(false, 0, 0, List.of("quick"), Machine.whyUnusable()), report);
        assertThrows(IllegalStateException.class, state::forceHot);
    }
}
