package dev.fnet.bench;

import dev.fnet.bench.race.Restart;
import dev.fnet.bench.race.Runner;
import dev.fnet.bench.race.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ours beside the peers. */
@Command(
        name = "race",
        description = {"Measures our kernels beside other libraries, in turns in one process: best and median, share of"
            + " the FMA peak, ratio to each peer (above 1: ours is faster), error against a double reference.", "",
            "Starts itself again with the environment that the peers need. Keep everything on one core where threads is"
            + " 1: taskset -c 1 java …"})
final class RaceCommand implements Callable<Integer> {
    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 5;
    private static final double PLAN_SECONDS = 20;
    private static final double QUICK_PLAN_SECONDS = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SUITE", arity = "1..*", description = "gemm, fft, mixing, norm, encoder")
    private List<String> suites = new ArrayList<>();

    @Option(names = "--rounds", description = "Rounds, each with one block of every entrant (default: 15, quick 5).")
    private Integer rounds;

    @Option(names = "--quick", description = "A first look: shorter warm-up, blocks and rounds.")
    private boolean quick;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only cases whose name contains TEXT.")
    private String only = "";

    @Option(names = "--peers", paramLabel = "NAME", split = ",", description = "Only these peers or entrants.")
    private Set<String> peers = new TreeSet<>();

    @Option(names = "--threads", description = "Threads of everybody (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--fftw", paramLabel = "FILE", description = "Shared library of FFTW, single precision.")
    private Path fftw;

    @Option(names = "--fftw-double", paramLabel = "FILE", description = "The same, double precision (default:"
            + " libfftw3.so.3 beside the other).")
    private Path fftwDouble;

    @Option(names = "--plan-seconds", paramLabel = "S", description = "FFTW's planner has so long for each plan"
            + " (default: 20, quick 1).")
    private Double planSeconds;

    @Option(names = "--wisdom", paramLabel = "FILE", description = "FFTW's plans are kept there and taken from there.")
    private Path wisdom;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, one JSON object a line.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        int count = rounds != null ? rounds : quick ? QUICK_ROUNDS : ROUNDS;
        double planning = planSeconds != null ? planSeconds : quick ? QUICK_PLAN_SECONDS : PLAN_SECONDS;
        try {
            Settings settings =
                    new Settings(threads, count, quick, only, peers, fftw, fftwDouble, planning, wisdom, json);
            if (Restart.done()) {
                Restart.endWithParent();
                Runner.run(suites, settings, System.out);
                return 0;
            }
            Runner.check(suites, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return Restart.run(spec.commandLine().getParent().getParseResult().originalArgs(), threads,
                suites.contains("gemm") && (peers.isEmpty() || peers.contains("openblas")));
    }
}
