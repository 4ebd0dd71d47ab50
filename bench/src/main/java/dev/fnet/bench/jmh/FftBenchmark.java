package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.FftSubject;
import dev.fnet.bench.subject.Subject;
import dev.fnet.bench.subject.Subjects;
import java.util.Locale;
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

/** What does a complex transform take alone, in a batch of rows and of columns; lengths of all kinds? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class FftBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"1 rows", "64 rows", "64 columns"})
    public String batch;

    @Param({"256", "384", "500", "512", "768", "1024", "1021"})
    public int length;

    private Subject subject;

    @Setup
    public void setup() {
        String[] words = batch.split(" ");
        subject = Subjects.fft(length, Integer.parseInt(words[0]),
                FftSubject.Along.valueOf(words[1].toUpperCase(Locale.ROOT)), form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
