package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.PlainGemmSubject;
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

/** What does a product take where nothing is packed beforehand, A·B, A·Bᵀ and Aᵀ·B, rows 16 KiB apart included? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class PlainGemmBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"NN", "NT", "TN"})
    public PlainGemmSubject.Factors factors;

    @Param({"1x768x3072", "8x768x3072", "32x768x768", "512x768x3072", "512x1024x4096", "768x4096x3072"})
    public String shape;

    private Subject subject;

    @Setup
    public void setup() {
        String[] mkn = shape.split("x");
        subject = Subjects.plainGemm(Integer.parseInt(mkn[0]), Integer.parseInt(mkn[1]), Integer.parseInt(mkn[2]),
                factors, form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
