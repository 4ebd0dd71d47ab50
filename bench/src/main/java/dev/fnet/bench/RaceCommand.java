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
        description = "Measures our kernels beside other libraries, in turns in one process: best and median, share of the"
                + " FMA peak, ratio to each peer, error against a double reference.")
final class RaceCommand implements Callable<Integer> {
    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SUITE", arity = "1..*", description = "gemm")
    private List<String> suites = new ArrayList<>();

    @Option(names = "--rounds", description = "Rounds, each with one block of every entrant (default: 15, quick 5).")
    private int rounds;

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

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, one JSON object a line.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        if (!Restart.done()) {
            return Restart.run(spec.commandLine().getParent().getParseResult().originalArgs(), threads,
                    suites.contains("gemm") && (peers.isEmpty() || peers.contains("openblas")));
        }
        int count = rounds == 0 ? quick ? QUICK_ROUNDS : ROUNDS : rounds;
        try {
            Runner.run(suites, new Settings(threads, count, quick, only, peers, fftw, json), System.out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return 0;
    }
}
