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
    private static final int BATCH = 200;

    /** Vector code that is not compiled yet boxes every vector; if it still does after this, it always will. */
    private static final long LIMIT_NANOS = 2_000_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public void run() {
        for (Supplier<Subject> make : Subjects.smoke()) {
            Subject subject = make.get();
            double error = subject.check();
            long end = System.nanoTime() + LIMIT_NANOS;
            long bytes;
            double micros;
            do {
                bytes = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                for (int i = 0; i < BATCH; i++) {
                    subject.run();
                }
                micros = (System.nanoTime() - start) / 1e3 / BATCH;
                bytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / BATCH;
            } while (bytes > 0 && System.nanoTime() < end);
            System.out.printf(Locale.ROOT, "%-22s %-10s error %.1e  %10.1f µs  %d bytes per call%n", subject.problem(),
                    subject.by(), error, micros, bytes);
        }
    }
}
