package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.exec.Machine;
import dev.fnet.io.JsonNull;
import dev.fnet.io.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final Path CASES = Path.of("src/test/resources/golden/hf");

    @TempDir
    Path folder;

    @Test
    @Tag("scalar")
    void everyCaseOfTheClone() throws IOException {
        long folders;
        try (Stream<Path> list = Files.list(CASES)) {
            folders = list.filter(Files::isDirectory).count();
        }
        CliRun run = CliRun.of("verify", "--json", "--kernels", "scalar", CASES.toString());
        List<String> lines = run.lines();
        assertEquals("", run.err());
        assertEquals(Main.DONE, run.code(), run.out());
        JsonObject sum = run.json(lines.size() - 1);
        assertEquals(folders, sum.integer("cases"));
        assertEquals(lines.size() - 1, sum.integer("outputs"));
        assertEquals(lines.size() - 1, sum.integer("passed"));
        assertEquals(0, sum.integer("failed") + sum.integer("unreadable"));
        double logs = 0;
        int compared = 0;
        String last = "";
        for (int i = 0; i < lines.size() - 1; i++) {
            JsonObject output = run.json(i);
            double error = output.number("error");
            double reference = output.number("reference_error");
            assertTrue(error <= Math.max(2 * reference, 2e-6 * output.number("max_abs")), lines.get(i));
            assertTrue(output.bool("pass"));
            assertTrue(output.string("case").compareTo(last) >= 0, "sorted by name");
            last = output.string("case");
            if (error > 0 && reference > 0) {
                logs += Math.log(error / reference);
                compared++;
            }
        }
        assertEquals(Math.exp(logs / compared), sum.number("geometric_mean"), 1e-12);
        assertEquals(compared, sum.integer("compared"));
    }

    @Test
    @Tag("kernel")
    void vectorKernelsGiveTheSameBits() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
        String[] cases = {CASES.resolve("head-pretraining").toString(), CASES.resolve("shape-n509-d32").toString()};
        CliRun scalar = CliRun.of("verify", "--json", "--kernels", "scalar", cases[0], cases[1]).done();
        CliRun vector = CliRun.of("verify", "--json", "--kernels", "vector", cases[0], cases[1]);
        assumeTrue(!vector.err().contains("do not answer"), vector.err()); // a busy machine is no fault of the kernels
        assertEquals(scalar.out(), vector.done().out());
    }

    /** All reference cases, FNet-base and FNet-large among them. They are not in the clone. */
    @Test
    @Tag("golden")
    void everyReferenceCase() {
        Path all = Path.of("../shared/golden/hf");
        assumeTrue(Files.isDirectory(all), all + " is not here");
        CliRun run = CliRun.of("verify", all.toString());
        System.out.println(run.lines().getLast());
        assertEquals(Main.DONE, run.code(), run.out() + run.err());
    }

    @Test
    void narrowWeightsCostAccuracy() {
        String shape = CASES.resolve("head-pretraining").toString();
        double last = 0;
        for (String weights : new String[] {"f32", "bf16", "int8"}) {
            CliRun run = CliRun.of("verify", "--json", "--weights", weights, shape);
            assertEquals("", run.err());
            assertEquals(weights.equals("f32") ? Main.DONE : Main.FAILED, run.code(), run.out());
            double mean = run.json(run.lines().size() - 1).number("geometric_mean");
            assertTrue(mean > 3 * last, weights + ": " + mean + " after " + last);
            last = mean;
        }
    }

    @Test
    void peopleSeeWhatWasCompared() {
        CliRun run = CliRun.of("verify", CASES.resolve("head-multiple-choice").toString()).done();
        assertTrue(run.lines().get(0).startsWith("head-multiple-choice  (FNetForMultipleChoice, 2×3×16×48"), run.out());
        String logits = " +logits +\\[2, 3] +max\\|x\\| 6\\.89e-01 +error \\S+ +reference's 4\\.91e-07 +PASS";
        assertTrue(run.lines().get(4).matches(logits), run.out());
        assertTrue(run.lines().get(5).startsWith("4 of 4 outputs pass in 1 case; "), run.out());
    }

    @Test
    void oneWrongValueFails() throws IOException {
        Path copy = copy("head-next-sentence");
        Path logits = copy.resolve("logits.npy");
        byte[] bytes = Files.readAllBytes(logits);
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - 8;
        values.putDouble(at, values.getDouble(at) + 1e-5);
        Files.write(logits, bytes);
        CliRun run = CliRun.of("verify", copy.toString());
        assertEquals(Main.FAILED, run.code());
        assertEquals("", run.err());
        assertTrue(run.out().contains("FAIL, allowed "), run.out());
        assertTrue(run.lines().getLast().startsWith("3 of 4 outputs pass in 1 case"), run.out());
        CliRun json = CliRun.of("verify", "--json", copy.toString());
        assertEquals(false, json.json(3).bool("pass"));
        assertEquals(1, json.json(4).integer("failed"));
    }

    @Test
    void unreadableFoldersAreReportedAndTheOthersRun() throws IOException {
        Path cut = copy("shape-n1-d1");
        Path npy = cut.resolve("last_hidden_state.npy");
        Files.write(npy, new byte[] {1, 2, 3});
        CliRun run = CliRun.of("verify", "--json", folder.resolve("none").toString(), cut.toString(),
                CASES.resolve("shape-n2-d60").toString());
        assertEquals(Main.BAD_FILE, run.code());
        assertEquals(2, run.err().lines().count(), run.err());
        assertTrue(run.err().lines().allMatch(line -> line.startsWith("fnet: ")), run.err());
        assertTrue(run.err().contains("last_hidden_state.npy"), run.err());
        JsonObject sum = run.json(run.lines().size() - 1);
        assertEquals(1, sum.integer("cases"));
        assertEquals(2, sum.integer("unreadable"));
        assertEquals(0, sum.integer("failed"));
    }

    @Test
    void illegalPathsAndTheRootAreUnreadable() {
        CliRun run = CliRun.of("verify", "a\0b", CASES.resolve("shape-n1-d1").toString());
        run.fails(Main.BAD_FILE, "'a b'", "is no path here");
        assertTrue(run.lines().getLast().contains("pass in 1 case, 1 could not be read"), run.out());
        Path root = Path.of("").toAbsolutePath().getRoot();
        assertEquals(root.toString(), GoldenCase.name(root));
        assertEquals("x", GoldenCase.name(root.resolve("x")));
    }

    @Test
    void whatThisVersionDoesNotHaveIsUnreadable() throws IOException {
        unreadable("\"position_ids\": null", "\"position_ids\": null, \"attention_mask\": [[1]]", "attention_mask");
        unreadable("\"model_type\": \"fnet\"", "\"model_type\": \"fnet\", \"mixing\": \"hartley\"", "hartley");
        unreadable("\"model_class\": \"FNetModel\"", "\"model_class\": \"BertModel\"", "BertModel");
        unreadable("\"kind\": \"procedural\"", "\"kind\": \"guess\"", "guess");
        unreadable("\"name\": \"pooler_output\"", "\"name\": \"poolr_output\"", "poolr_output");
        unreadable("\"name\": \"pooler_output\"", "\"name\": \"logits\"", "logits");
        unreadable("\"shape\": \\[2,60]", "\"shape\": [60,2]", "[60, 2]");
        unreadable("\"shape\": \\[2,60]", "\"shape\": [2,61]", "122");
        unreadable("\"hidden_size\": 60", "\"hidden_size\": 30", "shape");
        unreadable("\"format\": 1", "\"format\": 2", "format");
    }

    private void unreadable(String from, String to, String part) throws IOException {
        Path copy = copy("shape-n2-d60");
        Path file = copy.resolve("case.json");
        String text = Files.readString(file);
        String changed = text.replaceFirst(from, to);
        assertEquals(false, changed.equals(text), from + " is not in " + text);
        Files.writeString(file, changed);
        CliRun run = CliRun.of("verify", copy.toString());
        assertEquals(Main.BAD_FILE, run.code(), run.out() + run.err());
        assertTrue(run.err().contains(part), part + " expected in: " + run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void float32ReferencesHaveTheirOwnTolerance() throws IOException {
        Path copy = copy("shape-n2-d60");
        Path file = copy.resolve("case.json");
        String text = Files.readString(file).replaceAll("(?s)\"f32_error\": \\{.*?},", "");
        Files.writeString(file, text);
        CliRun exact = CliRun.of("verify", "--json", copy.toString()).done();
        assertEquals(JsonNull.NULL, exact.json(0).get("reference_error"));
        assertEquals(2e-6 * exact.json(0).number("max_abs"), exact.json(0).number("tolerance"));
        assertEquals(0, exact.json(exact.lines().size() - 1).integer("compared"));
        Path npy = copy.resolve("pooler_output.npy");
        toFloat(npy);
        CliRun single = CliRun.of("verify", "--json", copy.toString()).done();
        JsonObject pooled = single.json(single.lines().size() - 2);
        assertEquals("pooler_output", pooled.string("output"));
        assertEquals(1e-5 * pooled.number("max_abs"), pooled.number("tolerance"));
    }

    private static void toFloat(Path npy) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + in.getShort(8);
        String dictionary = new String(in.array(), 10, header - 10, StandardCharsets.ISO_8859_1);
        int values = (in.capacity() - header) / 8;
        ByteBuffer out = ByteBuffer.allocate(header + 4 * values).order(ByteOrder.LITTLE_ENDIAN);
        out.put(in.array(), 0, 10);
        out.put(dictionary.replace("<f8", "<f4").getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < values; i++) {
            out.putFloat((float) in.getDouble(header + 8 * i));
        }
        Files.write(npy, out.array());
    }

    private Path copy(String name) throws IOException {
        Path to = Files.createTempDirectory(folder, name);
        try (Stream<Path> files = Files.list(CASES.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
