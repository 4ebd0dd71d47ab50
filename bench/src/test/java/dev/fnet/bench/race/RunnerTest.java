package dev.fnet.bench.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.bench.peer.GemmTask;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Product;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.Json;
import dev.fnet.io.JsonNull;
import dev.fnet.io.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole race of tiny products: ours, somebody who is right, somebody who is wrong, and somebody who is not there. */
final class RunnerTest {
    private static final Set<String> KEYS = Set.of("suite", "case", "unit", "higher_is_better", "ours", "peers",
            "ratio_to_best", "share_of_peak", "error");

    @TempDir
    Path folder;

    private final Peer there = new FakePeer("there", null);
    private final Peer gone = new FakePeer("gone", "no libgone.so in java.library.path");
    private final List<Peer> peers = List.of(there, gone);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int made;

    private record FakePeer(String name, String missing) implements Peer {
        @Override
        public String open() {
            if (missing != null) {
                throw new UnsatisfiedLinkError(missing);
            }
            return "1.0";
        }
    }

    /** The three loops, with something added to each result. */
    private static final class Loops extends Product {
        private final float[] c;
        private final float added;
        private final int[] closed;

        Loops(GemmTask task, float added, int[] closed) {
            super(task, "loops");
            c = Inputs.nans(task.m() * task.n());
            this.added = added;
            this.closed = closed;
        }

        @Override
        protected void multiply(int set) {
            for (int i = 0; i < task.m(); i++) {
                for (int j = 0; j < task.n(); j++) {
                    float sum = added;
                    for (int l = 0; l < task.k(); l++) {
                        sum += task.a()[i * task.k() + l] * task.b(set)[l * task.n() + j];
                    }
                    c[i * task.n() + j] = sum;
                }
            }
        }

        @Override
        protected float result(int row, int column) {
            return c[row * task.n() + column];
        }

        @Override
        public void close() {
            closed[0]++;
        }
    }

    private record FakeSuite(List<Peer> peers, List<Case> cases) implements Suite {
        @Override
        public String name() {
            return "tiny";
        }

        @Override
        public List<String> columns() {
            return List.of("natives");
        }
    }

    @Test
    void resultsCanBeReadBack() throws IOException {
        int[] closed = new int[1];
        Path file = folder.resolve("race.jsonl");
        Files.writeString(file, "old");
        run(file, "", List.of(
                product("3x5x7", task -> List.of(
                        ours(task),
                        Entrant.ours("fnet-other",
                                () -> new FnetGemm(task, new Gemm(Inputs.twins()), WeightStorage.F32)),
                        Entrant.of("there", there, "natives", () -> new Loops(task, 0, closed)),
                        Entrant.of("there-wrong", there, "natives", () -> new Loops(task, 1, closed)),
                        Entrant.of("gone", gone, "natives", () -> new Loops(task, 0, closed)))),
                product("2x3x4 alone", task -> List.of(ours(task)))));

        List<JsonObject> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add((JsonObject) Json.parse(line.getBytes(StandardCharsets.UTF_8), "line"));
        }
        assertEquals(List.of("3x5x7", "3x5x7 fnet-other", "2x3x4 alone"),
                lines.stream().map(line -> line.string("case")).toList());
        for (JsonObject line : lines) {
            assertTrue(line.names().containsAll(KEYS), line.toString());
            assertEquals("tiny", line.string("suite"));
            assertEquals("GFLOP/s", line.string("unit"));
            assertTrue(line.bool("higher_is_better"));
            assertTrue(line.number("ours") > 0 && line.number("share_of_peak") > 0);
            assertTrue(line.number("error") < 1e-6);
        }
        JsonObject both = lines.getFirst();
        assertEquals(Set.of("there"), both.object("peers").names());
        assertTrue(both.number("ratio_to_best") > 0);
        assertEquals(both.number("ratio_to_best"), both.object("ratios").number("there"));
        assertEquals(Set.of("there-wrong", "gone"), both.object("absent").names());
        assertInstanceOf(JsonNull.class, lines.getLast().get("ratio_to_best"));
        assertEquals(0, lines.getLast().object("peers").size());

        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("gone         ABSENT: UnsatisfiedLinkError: no libgone.so in java.library.path"),
                text);
        assertTrue(text.contains("wrong result"), text);
        assertEquals(2, closed[0], "both that were made are closed");
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left beside the file");
        }
    }

    @Test
    void anUnwritableFileIsRefusedBeforeAnythingIsMeasured() {
        Path nowhere = folder.resolve("missing").resolve("race.jsonl");
        List<Case> cases = List.of(product("3x5x7", task -> List.of(ours(task))));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> run(nowhere, "", cases));
        assertTrue(refused.getMessage().startsWith("--json " + nowhere + ": cannot write there"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> run(folder, "", cases));
        assertEquals(0, made);
        assertEquals(0, printed.size());
    }

    @Test
    void aWrongResultOfOursEndsTheRaceAndLeavesNoFile() throws IOException {
        Path file = folder.resolve("race.jsonl");
        List<Case> cases = List.of(product("3x5x7",
                task -> List.of(Entrant.ours("fnet", () -> new Loops(task, 1, new int[1])))));
        assertThrows(IllegalStateException.class, () -> run(file, "", cases));
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @Test
    void whatNamesNothingIsRefused() {
        List<Case> cases = List.of(product("3x5x7", task -> List.of(ours(task))));
        assertThrows(IllegalArgumentException.class, () -> run(null, "8x8x8", cases));
        assertThrows(IllegalArgumentException.class,
                () -> Runner.check(List.of("gemms"), settings(null, "", Set.of())));
        assertThrows(IllegalArgumentException.class,
                () -> Runner.check(List.of("gemm"), settings(null, "", Set.of("oneml"))));
        assertThrows(IllegalArgumentException.class, () -> new Settings(1, 0, true, "", Set.of(), null, null, 1, null, null));
        assertThrows(IllegalArgumentException.class, () -> new Settings(0, 7, true, "", Set.of(), null, null, 1, null, null));
        Runner.check(List.of("gemm"), settings(null, "", Set.of("mkl-packed")));
    }

    private void run(Path json, String only, List<Case> cases) {
        Runner.runSuites(List.of(new FakeSuite(peers, cases)), peers, settings(json, only, Set.of()),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static Settings settings(Path json, String only, Set<String> peers) {
        return new Settings(1, 2, true, only, peers, null, null, 1, null, json);
    }

    private interface Starters {
        List<Entrant> of(GemmTask task);
    }

    private Case product(String name, Starters starters) {
        Supplier<List<Entrant>> entrants = () -> {
            made++;
            return starters.of(new GemmTask(3, 5, 7, 2, false));
        };
        return new Case(name, "all", Case.Unit.GFLOPS, 2 * 3 * 5 * 7 * 2, Case.Roof.FMA, entrants);
    }

    private static Entrant ours(GemmTask task) {
        return Entrant.ours("fnet", () -> new FnetGemm(task, new Gemm(Inputs.twins()), WeightStorage.F32));
    }
}
