package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.FftSubject;
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

/** What does one complex transform take, complex numbers split or interleaved; lengths of all kinds? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class FftSingleBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"SPLIT", "INTERLEAVED"})
    public FftSubject.Layout layout;

    @Param({"64", "256", "500", "512", "768", "1024", "1021", "4096"})
    public int length;

    private Subject subject;

    @Setup
    public void setup() {
        subject = Subjects.fft(length, 1, FftSubject.Along.ROWS, layout, form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
