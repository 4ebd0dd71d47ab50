package dev.fnet.bench.jmh;

import dev.fnet.bench.subject.RealKindSubject;
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

/** What do cosine, sine, Hartley and Walsh–Hadamard transforms of rows take, one or many, in float and in double? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class RealKindsBenchmark {
    @Param({"twin", "vector"})
    public String form;

    @Param({"DCT2", "DCT3", "DCT4", "DST2", "HARTLEY", "WALSH_HADAMARD"})
    public RealKindSubject.Kind kind;

    @Param({"false", "true"})
    public boolean f64;

    @Param({"1", "64"})
    public int count;

    @Param({"512", "1024"})
    public int length;

    private Subject subject;

    @Setup
    public void setup() {
        subject = Subjects.realKind(kind, length, count, f64, form.equals("vector"));
        subject.check();
    }

    @Benchmark
    public void run() {
        subject.run();
    }
}
