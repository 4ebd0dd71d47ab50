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

/** What does the Fourier mixing of one sequence take, {@code tokens x width}, lengths that are no powers of two included? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class MixingBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"16x768", "128x768", "384x768", "500x768", "509x768", "512x254", "512x512", "512x768", "512x1024",
            "2048x768", "4096x512"})
    public String shape;

    private Subject subject;

    @Setup
    public void setup() {
        String[] nd = shape.split("x");
        subject = Subjects.mixing(Integer.parseInt(nd[0]), Integer.parseInt(nd[1]), form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
