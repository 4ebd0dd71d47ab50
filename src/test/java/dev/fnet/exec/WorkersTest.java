package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Property(tries = 50)
    void everyPartRunsOnceAndIsSeenByTheCaller(@ForAll @IntRange(min = 1, max = 200) int jobs) {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        int[] runs = new int[threads];
        try (Workers workers = new Workers(threads)) {
            for (int i = 0; i < jobs; i++) {
                workers.run((part, parts) -> runs[part]++);
            }
        }
        for (int count : runs) {
            assertEquals(jobs, count);
        }
    }

    @Test
    void aPartsFailureReachesTheCallerAndTheWorkersServeOn() {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        try (Workers workers = new Workers(threads)) {
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> workers.run((part, parts) -> {
                if (part == parts - 1) {
                    throw new IllegalStateException("part " + part);
                }
            }));
            assertEquals("part " + (threads - 1), thrown.getMessage());
            int[] runs = new int[threads];
            workers.run((part, parts) -> runs[part]++);
            assertEquals(1, runs[0]);
        }
    }

    @Test
    void refusesNoThreads() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    }

    @Test
    void aJobMeetsACloseAndBothEnd() {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 1_000; round++) {
                closeWhileRunning(threads, round % 50);
            }
        });
    }

    /** Every job is computed whole or refused, whenever the close comes. */
    private static void closeWhileRunning(int threads, int jobsBefore) throws InterruptedException {
        AtomicIntegerArray runs = new AtomicIntegerArray(threads);
        AtomicInteger started = new AtomicInteger();
        Workers workers = new Workers(threads);
        Thread closer = Thread.ofPlatform().start(() -> {
            while (started.get() < jobsBefore) {
                Thread.onSpinWait();
            }
            workers.close();
        });
        int done = 0;
        String refusal = null;
        while (refusal == null) {
            started.incrementAndGet();
            try {
                workers.run((part, parts) -> runs.incrementAndGet(part));
                done++;
            } catch (IllegalStateException refused) {
                refusal = refused.getMessage();
            }
        }
        assertEquals("these workers are closed", refusal);
        for (int part = 0; part < threads; part++) {
            assertEquals(done, runs.get(part));
        }
        closer.join();
    }

    @Test
    void closedWorkersRefuseBeforeAnyPartRuns() {
        for (int threads = 1; threads <= Math.min(2, Runtime.getRuntime().availableProcessors()); threads++) {
            AtomicInteger runs = new AtomicInteger();
            Workers workers = new Workers(threads);
            workers.close();
            workers.close();
            IllegalStateException refused = assertThrows(IllegalStateException.class,
                    () -> workers.run((part, parts) -> runs.incrementAndGet()));
            assertEquals("these workers are closed", refused.getMessage());
            assertEquals(0, runs.get());
        }
    }

    @Test
    void aPartMayCloseAndASecondCallerIsRefused() {
        for (int threads = 1; threads <= Math.min(2, Runtime.getRuntime().availableProcessors()); threads++) {
            AtomicInteger runs = new AtomicInteger();
            Workers workers = new Workers(threads);
            IllegalStateException busy = assertThrows(IllegalStateException.class,
                    () -> workers.run((part, parts) -> workers.run((p, ps) -> runs.incrementAndGet())));
            assertEquals("these workers are busy with another caller's job", busy.getMessage());
            workers.run((part, parts) -> {
                workers.close();
                runs.incrementAndGet();
            });
            assertEquals(threads, runs.get());
            assertThrows(IllegalStateException.class, () -> workers.run((part, parts) -> runs.incrementAndGet()));
            assertEquals(threads, runs.get());
        }
    }

    /** The caller has parked by the time its worker is done. */
    @Test
    void aParkedCallerIsWoken() {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        int[] runs = new int[threads];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (Workers workers = new Workers(threads)) {
                for (int i = 0; i < 100; i++) {
                    workers.run((part, parts) -> {
                        if (part > 0) {
                            LockSupport.parkNanos(300_000);
                            Thread.currentThread().interrupt();
                        }
                        runs[part]++;
                    });
                }
            }
        });
        for (int count : runs) {
            assertEquals(100, count);
        }
    }

    @Test
    void runAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "this VM does not count allocations");
        Workers.Job job = (part, parts) -> { };
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            int jobs = 10_000;
            long bytes = 0;
            for (int round = 0; round < 2; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < jobs; i++) {
                    workers.run(job);
                }
                bytes = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertTrue(bytes < jobs, bytes + " bytes in " + jobs + " jobs");
        }
    }
}
