package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.ActivationSubject;
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

/** What do 3,072 values of each function take: {@code java.lang.Math} in a loop, the twin, the vector kernel? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class ActivationBenchmark {
    @Param({"math", "twin", "vector"})
    public String form;

    @Param({"EXP", "TANH", "SIGMOID", "SILU", "GELU_TANH", "GELU_ERF", "RELU"})
    public ActivationSubject.Function function;

    private Subject subject;

    @Setup
    public void setup() {
        subject = form.equals("math")
                ? new ActivationSubject(function, 3072, null)
                : Subjects.activation(function, 3072, form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
