package dev.fnet.bench;

import dev.fnet.bench.measure.Facts;
import dev.fnet.bench.measure.Json;
import dev.fnet.bench.measure.Rounds;
import dev.fnet.bench.measure.Samples;
import dev.fnet.bench.subject.Subject;
import dev.fnet.bench.subject.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Peak, kernels and forward passes side by side. */
@Command(
        name = "speed",
        description = "Measures the FMA peak, GEMM, Fourier mixing, LayerNorm and FNet-base forward passes in turns in one run"
                + " on one thread: best and median of all rounds, error against a double reference in the same line.")
final class SpeedCommand implements Runnable {
    private static final long BLOCK_NANOS = 25_000_000;
    private static final long WARM_LIMIT_NANOS = 20_000_000_000L;

    @Option(names = "--rounds", description = "Rounds, each with one block of every subject (default: ${DEFAULT-VALUE}).")
    private int rounds = 21;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only subjects whose name contains TEXT.")
    private String only = "";

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Override
    public void run() {
        List<Subject> subjects = new ArrayList<>();
        for (Subjects.Named named : Subjects.speedLine()) {
            if (named.problem().contains(only)) {
                subjects.add(named.make().get());
            }
        }
        double[] errors = new double[subjects.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = subjects.get(i).check();
        }
        Rounds race = new Rounds(subjects, BLOCK_NANOS).warm(WARM_LIMIT_NANOS).run(rounds);
        Facts facts = Facts.ofThisMachine();
        if (json) {
            System.out.println(json(facts, race, subjects, errors));
            return;
        }
        System.out.println(facts);
        System.out.println("one thread, " + rounds + " rounds in turns; error is ‖y − r‖ / ‖r‖ against double");
        System.out.printf(Locale.ROOT, "%-22s best %8.1f GFLOP/s             median %8.1f GFLOP/s%n", "fma peak",
                race.peak().largest(), race.peak().median());
        for (int i = 0; i < subjects.size(); i++) {
            System.out.println(line(race, i, subjects.get(i), errors[i]));
        }
    }

    private static String line(Rounds race, int i, Subject subject, double error) {
        Samples times = race.times(i);
        String end = String.format(Locale.ROOT, "   error %.1e%s", error,
                race.settled(i) ? "" : "   NOT SETTLED: still getting faster when the rounds began");
        if (subject.flops() == 0) {
            boolean millis = times.smallest() >= 1e6;
            double unit = millis ? 1e6 : 1e3;
            String name = millis ? "ms" : "µs";
            return String.format(Locale.ROOT, "%-22s best %8.2f %-7s             median %8.2f %-7s            %s",
                    subject.problem(), times.smallest() / unit, name, times.median() / unit, name, end);
        }
        Samples shares = race.shareOfPeak(i, subject.flops());
        return String.format(Locale.ROOT, "%-22s best %8.1f GFLOP/s %4.1f %% peak  median %8.1f GFLOP/s %4.1f %% peak%s",
                subject.problem(), subject.flops() / times.smallest(),
                100 * subject.flops() / times.smallest() / race.peak().largest(),
                subject.flops() / times.median(), 100 * shares.median(), end);
    }

    private static Json json(Facts facts, Rounds race, List<Subject> subjects, double[] errors) {
        List<Json> lines = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            Subject subject = subjects.get(i);
            Samples times = race.times(i);
            Json line = new Json()
                    .put("problem", subject.problem())
                    .put("by", subject.by())
                    .put("bestMicros", times.smallest() / 1e3)
                    .put("medianMicros", times.median() / 1e3)
                    .put("settled", race.settled(i))
                    .put("error", errors[i]);
            if (subject.flops() != 0) {
                line.put("bestGFlops", subject.flops() / times.smallest())
                        .put("medianGFlops", subject.flops() / times.median())
                        .put("bestShareOfPeak", subject.flops() / times.smallest() / race.peak().largest())
                        .put("medianShareOfPeak", race.shareOfPeak(i, subject.flops()).median());
            }
            lines.add(line);
        }
        return new Json()
                .put("machine", facts.toJson())
                .put("threads", 1)
                .put("rounds", race.peak().count())
                .put("peakBestGFlops", race.peak().largest())
                .put("peakMedianGFlops", race.peak().median())
                .put("subjects", lines);
    }
}
