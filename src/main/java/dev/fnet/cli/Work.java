package dev.fnet.cli;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpReport;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.LengthPolicy;
import java.time.Duration;
import java.util.List;

/**
 * Estimates how much there is to compute and decides when warming the vector kernels pays: the warm-up takes about as
 * long as the scalar twins take for {@link #WARM_UP_FLOP}. One short text stays on the twins on purpose.
 */
final class Work {
    /** Multiplications and additions that the scalar twins do while the vector kernels would be compiled. */
    static final double WARM_UP_FLOP = 10e9;

    private Work() {}

    /** Operations of the encoder for one token: projection and feed-forward; the mixing is small beside them. */
    static double perToken(FNetConfig config) {
        double d = config.hiddenSize();
        return 2 * d * d + 4 * d * config.intermediateSize() * config.layers();
    }

    /** Operations of a text of about four characters a token. */
    static double of(TextItem item, FNetConfig config, LengthPolicy policy) {
        int maximum = config.maxPositions();
        if (item.ids() != null) {
            return perToken(config) * Math.min(item.ids().length, maximum);
        }
        int tokens = Math.min(item.text().length() / 4 + 2, policy.limit(maximum));
        return perToken(config) * policy.paddedLength(tokens, maximum);
    }

    /** The report of a warm-up that is not worth trying, or {@code null} if it is. */
    static WarmUpReport refused() {
        return Machine.vectorsUsable() ? null : new WarmUpReport(false, 0, 0, List.of(), Machine.whyUnusable());
    }

    /** Warms a model up, unless that is not worth trying. */
    static WarmUpReport warmUp(FNetModel model, Duration limit) {
        WarmUpReport refused = refused();
        return refused != null ? refused : model.warmUp(limit);
    }

    /** Says on standard error what it means that the vector kernels do not answer, if they do not. */
    static void tellIfCold(WarmUpReport report, Streams streams) {
        if (!report.hot()) {
            streams.notice("note: only scalar kernels answer, about 15 times slower: " + why(report));
        }
    }

    /** Why the vector kernels do not answer, in one short line. */
    static String why(WarmUpReport report) {
        List<String> cold = report.cold();
        return Machine.vectorsUsable() && cold.size() > 3
                ? cold.size() + " vector kernels were not compiled within " + Numbers.time(report.millis() * 1_000_000)
                        + ", " + cold.getFirst() + " the first of them; is the machine busy?"
                : report.reason();
    }
}
