package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.Subject;
import dev.fnet.bench.subject.Subjects;
import dev.fnet.gemm.Activation;
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

/** What does a product with packed weights take at the shapes of FNet, {@code MxKxN}, alone and with its GELU? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"1x768x768", "1x768x3072", "4x768x3072", "8x768x3072", "16x768x3072", "32x768x768", "128x768x3072",
            "512x768x3072", "512x3072x768"})
    public String shape;

    @Param({"NONE", "GELU_TANH"})
    public Activation activation;

    private Subject subject;

    @Setup
    public void setup() {
        String[] mkn = shape.split("x");
        subject = Subjects.gemm(Integer.parseInt(mkn[0]), Integer.parseInt(mkn[1]), Integer.parseInt(mkn[2]),
                activation, form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
