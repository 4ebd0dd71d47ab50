package dev.fnet.bench;

import dev.fnet.bench.measure.Clock;
import dev.fnet.bench.measure.Facts;
import dev.fnet.bench.measure.FmaPeak;
import dev.fnet.bench.measure.Json;
import dev.fnet.bench.measure.ReadRate;
import dev.fnet.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The machine's roofs: what no kernel can beat here and now. */
@Command(
        name = "peak",
        description = "Measures the FMA peak and the read rates of L1, L2, L3 and memory, one thread; tells the machine.")
final class PeakCommand implements Runnable {
    private static final long SECOND = 1_000_000_000;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Option(names = "--rounds", description = "Short measurements of each roof, the best counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 24;

    @Override
    public void run() {
        Facts facts = Facts.ofThisMachine();
        FmaPeak fma = new FmaPeak();
        Samples times = sample(new Clock(fma, 5_000_000).warm(10 * SECOND), rounds);
        double best = fma.flops() / times.smallest();
        double median = fma.flops() / times.median();

        List<String> lines = new ArrayList<>();
        List<Json> reads = new ArrayList<>();
        // Half a cache leaves room for what else lives there; four times the last one is memory for certain.
        String[] names = {"L1", "L2", "L3", "memory"};
        long[] sizes = {facts.l1() / 2, facts.l2() / 2, Math.min(facts.l3() / 2, 16 << 20), Math.min(4 * facts.l3(), 256 << 20)};
        for (int i = 0; i < sizes.length; i++) {
            ReadRate read = new ReadRate(sizes[i]);
            Clock clock = new Clock(read, 5_000_000).warm(10 * SECOND);
            read.tune(clock);
            Samples samples = sample(clock, rounds);
            double rate = read.bytes() / samples.smallest();
            double middle = read.bytes() / samples.median();
            lines.add(String.format(Locale.ROOT, "read      %-6s %7.1f GB/s best, %7.1f median (%d kB set, streams: %d)",
                    names[i], rate, middle, sizes[i] >> 10, read.streams()));
            reads.add(new Json().put("level", names[i]).put("bytes", read.bytes()).put("bestGBs", rate).put("medianGBs", middle)
                    .put("streams", read.streams()));
        }
        if (json) {
            System.out.println(new Json()
                    .put("machine", facts.toJson())
                    .put("fma", new Json().put("chains", fma.chains()).put("bestGFlops", best).put("medianGFlops", median))
                    .put("read", reads));
            return;
        }
        System.out.println(facts);
        System.out.printf(Locale.ROOT, "fma peak  %.1f GFLOP/s best, %.1f median (%d chains, one thread)%n", best, median, fma.chains());
        lines.forEach(System.out::println);
    }

    static Samples sample(Clock clock, int rounds) {
        Samples samples = new Samples();
        for (int round = 0; round < rounds; round++) {
            samples.add(clock.block());
        }
        return samples;
    }
}
