package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
