package dev.fnet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** JMH with the benchmarks of this jar. */
@Command(
        name = "jmh",
        description = {"Runs JMH on the benchmarks of this jar; all arguments are JMH's.", "", "Examples:",
            "  jmh -l                                   lists the benchmarks",
            "  jmh Gemm -p shape=512x768x3072           one benchmark, one size",
            "  jmh LayerNorm -prof gc -rf json          bytes allocated per call, results as JSON",
            "  jmh -- -h                                JMH's own help"})
final class JmhCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARGS", arity = "0..*", description = "JMH's arguments.")
    private List<String> args = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Main.main(args.toArray(String[]::new));
        return 0;
    }
}
