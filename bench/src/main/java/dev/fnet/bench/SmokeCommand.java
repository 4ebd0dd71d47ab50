package dev.fnet.bench;

import com.sun.management.ThreadMXBean;
import dev.fnet.bench.subject.Subject;
import dev.fnet.bench.subject.Subjects;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Does every subject compute the right thing? */
@Command(
        name = "smoke",
        description = "Checks in a few seconds that every benchmark computes the right thing, twins and vector kernels; its"
                + " times are no measurement. Fails with exit code 1.")
final class SmokeCommand implements Runnable {
    private static final int CALLS = 100;

    /** Edges of a kernel that the library's own warm-up does not reach must be compiled before bytes are counted. */
    private static final int WARM_CALLS = 12_000;

    private static final long WARM_NANOS = 500_000_000;

    @Override
    public void run() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Supplier<Subject> make : Subjects.smoke()) {
            Subject subject = make.get();
            double error = subject.check();
            warm(subject);
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                subject.run();
            }
            double micros = (System.nanoTime() - start) / 1e3 / CALLS;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            System.out.printf(Locale.ROOT, "%-22s %-10s error %.1e  %10.1f µs  %d bytes per call%n", subject.problem(),
                    subject.by(), error, micros, bytes / CALLS);
        }
    }

    private static void warm(Subject subject) {
        long end = System.nanoTime() + WARM_NANOS;
        for (int i = 0; i < WARM_CALLS && System.nanoTime() < end; i++) {
            subject.run();
        }
    }
}
