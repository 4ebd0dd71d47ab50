package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.Subject;
import dev.fnet.bench.subject.Subjects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does the feed-forward of FNet-base take through four layers, and do smaller blocks of rows gain anything? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class FeedForwardBenchmark {
    @Param({"16", "128", "512"})
    public int rows;

    /** Rows of a call; 0: all, which the library cuts by itself. */
    @Param({"0", "24", "48", "96"})
    public int block;

    @Param({"768"})
    public int width;

    private Subject subject;

    @Setup
    public void setup() {
        subject = Subjects.feedForward(rows, width, 4 * width, 4, block, true);
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
