package dev.fnet.bench.race;

import dev.fnet.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;

/** How a case went. Lines of entrants that ran, ours first, and reasons of those that did not. */
final class Result {
    /**
     * One entrant.
     *
     * @param times nanoseconds of a run, one a round; rounds it did not take part in are NaN
     * @param error of its result
     * @param settled false if it was still getting faster when the rounds began
     */
    record Line(Entrant entrant, double[] times, double error, boolean settled) {
        Samples valid() {
            Samples samples = new Samples();
            for (double time : times) {
                if (!Double.isNaN(time)) {
                    samples.add(time);
                }
            }
            return samples;
        }
    }

    /** An entrant that is not there, and why. */
    record Absent(Entrant entrant, String reason) {}

    final Case problem;
    final List<Line> lines = new ArrayList<>();
    final List<Absent> absent = new ArrayList<>();

    /** The roof in each round: FLOP or bytes a nanosecond. */
    private final double[] roof;

    Result(Case problem, double[] roof) {
        this.problem = problem;
        this.roof = roof;
    }

    double best(Line line) {
        return problem.value(line.valid().smallest());
    }

    double median(Line line) {
        return problem.value(line.valid().median());
    }

    /** Median of {@code theirs / ours} over the rounds in which both ran, neighbours in time. Above 1 we are faster. */
    double ratio(Line ours, Line theirs) {
        Samples ratios = new Samples();
        for (int round = 0; round < roof.length; round++) {
            double ratio = theirs.times[round] / ours.times[round];
            if (!Double.isNaN(ratio)) {
                ratios.add(ratio);
            }
        }
        return ratios.median();
    }

    /** Median of the shares of each round's own roof, 0…1; NaN if the case has none. */
    double share(Line line) {
        Samples shares = new Samples();
        for (int round = 0; round < roof.length; round++) {
            double share = problem.amount() / line.times[round] / roof[round];
            if (!Double.isNaN(share)) {
                shares.add(share);
            }
        }
        return problem.roof() == Case.Roof.NONE ? Double.NaN : shares.median();
    }

    /** Best and median over the rounds; NaN if the case has no roof. */
    Samples roof() {
        Samples samples = new Samples();
        for (double rate : roof) {
            samples.add(rate);
        }
        return samples;
    }

    List<Line> ours() {
        return lines.stream().filter(line -> line.entrant.ours()).toList();
    }

    List<Line> peers() {
        return lines.stream().filter(line -> !line.entrant.ours()).toList();
    }

    /** The peer nearest to or farthest ahead of ours, of a column or, null, of all; null if there is none. */
    Line strongest(Line ours, String column) {
        Line strongest = null;
        for (Line peer : peers()) {
            if ((column == null || peer.entrant.column().equals(column))
                    && (strongest == null || ratio(ours, peer) < ratio(ours, strongest))) {
                strongest = peer;
            }
        }
        return strongest;
    }
}
