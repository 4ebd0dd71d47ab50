package dev.fnet.bench.race;

import dev.fnet.bench.measure.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Results as JSON Lines, one for each case and each of our entrants in it. They go to a temporary file beside the
 * wished one, which takes its name when all is done: nobody ever reads half a race.
 */
final class JsonLines implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final BufferedWriter writer;

    /** @throws IllegalArgumentException if nothing can be written there */
    JsonLines(Path file) {
        this.file = file.toAbsolutePath();
        if (Files.isDirectory(this.file)) {
            throw new IllegalArgumentException("--json " + file + ": that is a folder");
        }
        try {
            long process = ProcessHandle.current().pid();
            temporary = this.file.resolveSibling(this.file.getFileName() + "." + process + ".part");
            temporary.toFile().deleteOnExit(); // a race that somebody interrupts
            writer = Files.newBufferedWriter(temporary);
        } catch (IOException e) {
            throw new IllegalArgumentException("--json " + file + ": cannot write there (" + e + ")", e);
        }
    }

    void add(String suite, Result result) {
        try {
            for (Result.Line ours : result.ours()) {
                writer.write(line(suite, result, ours).toString());
                writer.newLine();
            }
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + temporary, e);
        }
    }

    /** Gives the file its name. */
    void finish() {
        try {
            writer.close();
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Drops what is not finished. */
    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + temporary, e);
        }
    }

    private static Json line(String suite, Result result, Result.Line ours) {
        Case problem = result.problem;
        Json peers = new Json();
        Json best = new Json();
        Json ratios = new Json();
        Json errors = new Json();
        for (Result.Line peer : result.peers()) {
            String name = peer.entrant().name();
            peers.put(name, result.median(peer));
            best.put(name, result.best(peer));
            ratios.put(name, result.ratio(ours, peer));
            errors.put(name, peer.error());
        }
        Json absent = new Json();
        result.absent.forEach(entrant -> absent.put(entrant.entrant().name(), entrant.reason()));
        Result.Line strongest = result.strongest(ours, null);
        return new Json()
                .put("suite", suite)
                .put("case", Report.name(result, ours))
                .put("unit", problem.unit().title)
                .put("higher_is_better", problem.unit().higherIsBetter)
                .put("ours", result.median(ours))
                .put("peers", peers)
                .put("ratio_to_best", strongest == null ? Double.NaN : result.ratio(ours, strongest))
                .put("share_of_peak", result.share(ours))
                .put("error", ours.error())
                .put("best_peer", strongest == null ? "" : strongest.entrant().name())
                .put("ratios", ratios)
                .put("time_to_first_of_ours", result.ratio(result.ours().getFirst(), ours))
                .put("ours_best", result.best(ours))
                .put("peers_best", best)
                .put("peers_error", errors)
                .put("absent", absent)
                .put("roof", problem.roof().name().toLowerCase(Locale.ROOT))
                .put("roof_median", result.roof().median())
                .put("rounds", ours.valid().count());
    }
}
