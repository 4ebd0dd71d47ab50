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
    private static final List<Maker> SUITES = List.of(GemmSuite::new);

    private Runner() {}

    private interface Maker {
        Suite make(Settings settings, Ours ours, Peers peers);
    }

    /**
     * Runs suites by their names.
     *
     * @throws IllegalArgumentException if there is no such suite, peer or case
     * @throws IllegalStateException if one of ours computes something wrong
     */
    public static void run(List<String> names, Settings settings, PrintStream out) {
        try (Ours ours = new Ours(settings.threads())) {
            Peers peers = new Peers(settings.threads());
            List<Suite> all = SUITES.stream().map(make -> make.make(settings, ours, peers)).toList();
            List<Suite> chosen = new ArrayList<>();
            for (String name : names) {
                chosen.add(all.stream().filter(suite -> suite.name().equals(name)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no suite " + name + ", there are "
                                + String.join(", ", all.stream().map(Suite::name).toList()))));
            }
            runSuites(chosen, peers.all(), settings, out);
        }
    }

    /** @param peers in the order in which they are opened */
    static void runSuites(List<Suite> suites, List<Peer> peers, Settings settings, PrintStream out) {
        Race race = new Race(settings);
        List<Report> reports = new ArrayList<>();
        header(race, suites, peers, settings, out);
        for (Suite suite : suites) {
            Report report = new Report(out, suite);
            reports.add(report);
            for (Case problem : suite.cases()) {
                if (problem.name().contains(settings.only())) {
                    report.add(race.run(problem));
                }
            }
        }
        reports.forEach(Report::summary);
    }

    private static void header(Race race, List<Suite> suites, List<Peer> peers, Settings settings, PrintStream out) {
        Facts facts = Facts.ofThisMachine();
        long memory = Math.min(4 * facts.l3(), 256 << 20);
        out.println(facts);
        out.printf(Locale.ROOT, "fma peak  %.1f GFLOP/s (%s)%n", race.peak(), threads(settings));
        out.printf(Locale.ROOT, "read      %.1f GB/s from memory (one thread, %d MB)%n", race.readRate(memory), memory >> 20);
        for (Peer peer : peers) {
            if (settings.wants(peer) && suites.stream().anyMatch(suite -> suite.peers().contains(peer))) {
                String version = race.open(peer);
                out.printf("peer      %-12s %s%n", peer.name(), version != null ? version : "ABSENT: " + race.absent(peer));
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
