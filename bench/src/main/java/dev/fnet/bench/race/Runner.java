package dev.fnet.bench.race;

import dev.fnet.bench.measure.Facts;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs suites and tells. */
public final class Runner {
    private static final List<Maker> SUITES =
            List.of(GemmSuite::new, FftSuite::new, MixingSuite::new, NormSuite::new, EncoderSuite::new);

    private Runner() {}

    private interface Maker {
        Suite make(Settings settings, Ours ours, Peers peers);
    }

    /**
     * Refuses what cannot be run, before anything is loaded or measured.
     *
     * @throws IllegalArgumentException if there is no such suite, peer or case, or nothing can be written
     */
    public static void check(List<String> names, Settings settings) {
        try (Ours ours = new Ours(settings.threads())) {
            Peers peers = peers(settings);
            check(suites(names, settings, ours, peers), peers.all(), settings);
        }
        if (settings.json() != null) {
            new JsonLines(settings.json()).close();
        }
    }

    /**
     * Runs suites by their names.
     *
     * @throws IllegalArgumentException as {@link #check} does
     * @throws IllegalStateException if one of ours computes something wrong
     */
    public static void run(List<String> names, Settings settings, PrintStream out) {
        try (Ours ours = new Ours(settings.threads())) {
            Peers peers = peers(settings);
            runSuites(suites(names, settings, ours, peers), peers.all(), settings, out);
        }
    }

    private static Peers peers(Settings settings) {
        return new Peers(settings.threads(), settings.fftw(), settings.fftwDouble(), settings.planSeconds(),
                settings.wisdom());
    }

    private static List<Suite> suites(List<String> names, Settings settings, Ours ours, Peers peers) {
        List<Suite> all = SUITES.stream().map(make -> make.make(settings, ours, peers)).toList();
        List<Suite> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.stream().filter(suite -> suite.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no suite " + name + ", there are "
                            + String.join(", ", all.stream().map(Suite::name).toList()))));
        }
        return chosen;
    }

    private static void check(List<Suite> suites, List<Peer> peers, Settings settings) {
        for (String name : settings.peers()) {
            if (peers.stream().noneMatch(peer -> Settings.names(name, peer))) {
                throw new IllegalArgumentException("no peer " + name + ", there are "
                        + String.join(", ", peers.stream().map(Peer::name).toList()));
            }
        }
        List<String> cases = new ArrayList<>();
        suites.forEach(suite -> suite.cases().forEach(problem -> cases.add(problem.name())));
        if (cases.stream().noneMatch(name -> name.contains(settings.only()))) {
            throw new IllegalArgumentException("no case contains " + settings.only() + ", there are "
                    + String.join(", ", cases));
        }
    }

    /** @param peers in the order in which they are opened */
    static void runSuites(List<Suite> suites, List<Peer> peers, Settings settings, PrintStream out) {
        check(suites, peers, settings);
        try (JsonLines json = settings.json() == null ? null : new JsonLines(settings.json())) {
            long start = System.nanoTime();
            Race race = new Race(settings);
            List<Report> reports = new ArrayList<>();
            header(race, suites, peers, settings, out);
            for (Suite suite : suites) {
                Report report = new Report(out, suite);
                reports.add(report);
                for (Case problem : suite.cases()) {
                    if (problem.name().contains(settings.only())) {
                        Result result = race.run(problem);
                        report.add(result);
                        if (json != null) {
                            json.add(suite.name(), result);
                        }
                    }
                }
            }
            reports.forEach(Report::summary);
            if (json != null) {
                json.finish();
            }
            out.printf(Locale.ROOT, "%n%.0f s%n", (System.nanoTime() - start) / 1e9);
        }
    }

    private static void header(Race race, List<Suite> suites, List<Peer> peers, Settings settings, PrintStream out) {
        Facts facts = Facts.ofThisMachine();
        long memory = Math.min(4 * facts.l3(), 256 << 20);
        out.println(facts);
        out.printf(Locale.ROOT, "fma peak  %.1f GFLOP/s (%s)%n", race.peak(), threads(settings));
        out.printf(Locale.ROOT, "read      %.1f GB/s from memory (one thread, %d MB)%n", race.readRate(memory),
                memory >> 20);
        for (Peer peer : peers) {
            if (settings.wants(peer) && suites.stream().anyMatch(suite -> suite.peers().contains(peer))) {
                String version = race.open(peer);
                out.printf("peer      %-12s %s%n", peer.name(),
                        version != null ? version : "ABSENT: " + race.absent(peer));
            }
        }
        out.printf("%s, up to %d rounds in turns; values are of medians, ratios medians of each round's ratio,"
                + " error is ‖y − r‖ / ‖r‖ against double%n", threads(settings), settings.rounds());
        out.flush();
    }

    private static String threads(Settings settings) {
        return settings.threads() == 1 ? "one thread" : settings.threads() + " threads";
    }
}
