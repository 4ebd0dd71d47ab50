package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that answer texts, on the embedded models. */
class TextCommandsTest {
    private static final String BOOKS = "He wrote several [MASK] about the history of music.";

    @TempDir
    Path folder;

    @Test
    void fillMaskForPeople() {
        CliRun run = CliRun.of("fill-mask", BOOKS, "--top-k", "2").done();
        assertEquals(BOOKS, run.lines().get(0));
        assertTrue(run.lines().get(1).matches(" +books +56\\.\\d %"), run.out());
        assertTrue(run.lines().get(2).matches(" +stories +13\\.\\d %"), run.out());
        assertEquals(3, run.lines().size());
    }

    @Test
    void fillMaskInJson() {
        JsonObject answer = CliRun.of("fill-mask", "--json", "--top-k=3", BOOKS).done().json(0);
        JsonArray candidates = answer.array("candidates");
        assertEquals(3, candidates.size());
        assertEquals(candidates, answer.array("masks").object(0).array("candidates"));
        assertEquals(4, answer.array("masks").object(0).integer("position"));
        JsonObject best = candidates.object(0);
        assertEquals("books", best.string("token"));
        assertEquals("▁books", best.string("piece"));
        assertEquals(0.57, best.number("score"), 0.005);
        assertTrue(best.integer("id") > 6);
        assertEquals(12, answer.integer("tokens"));
        assertEquals(0, answer.integer("padded"));
        assertEquals(0, answer.integer("truncated"));
    }

    @Test
    void weightsMayBeKeptInFewerBits() {
        JsonObject exact = CliRun.of("fill-mask", "--json", "--top-k", "1", BOOKS).done().json(0);
        double score = exact.array("candidates").object(0).number("score");
        for (String weights : new String[] {"f32", "bf16", "int8", "int8-g32", "int8-g64"}) {
            CliRun run = CliRun.of("fill-mask", "--json", "--top-k", "1", "--weights", weights, BOOKS).done();
            JsonObject best = run.json(0).array("candidates").object(0);
            assertEquals("books", best.string("token"));
            assertEquals(score, best.number("score"), 0.05);
            assertEquals(weights.equals("f32"), score == best.number("score"), weights);
        }
        assertEquals(0, CliRun.of("embed", "--weights", "int8", "A text").done().code());
        assertEquals(0, CliRun.of("classify", "--weights", "int8-g32", "A text").done().code());
    }

    @Test
    void infoSaysWhatTheWeightsTake() {
        long last = Long.MAX_VALUE;
        for (String weights : new String[] {"f32", "bf16", "int8-g32", "int8-g64", "int8"}) {
            JsonObject model = CliRun.of("info", "--json", "--weights", weights, "fnet-mini-mlm").done().json(0)
                    .object("model");
            assertEquals(weights, model.string("weight_storage"));
            long bytes = model.longInteger("weight_bytes");
            assertTrue(bytes < last, weights + " takes " + bytes);
            last = bytes;
            String text = CliRun.of("info", "--weights", weights, "fnet-mini-mlm").done().out();
            String row = "  in memory       " + Numbers.count(bytes) + " bytes of weights, those of large products as "
                    + weights + "\n";
            assertTrue(text.contains(row), text);
        }
    }

    @Test
    void idsInsteadOfText() {
        CliRun ids = CliRun.with("They live in a small [MASK] near the sea.\n", "tokenize", "-", "--json").done();
        String line = "{\"id\":[\"x\",1],\"ids\":" + ids.json(0).array("ids") + ",\"positions\":[6]}\n";
        JsonObject answer = CliRun.with(line, "fill-mask", "--json", "--jsonl", "-").done().json(0);
        assertEquals("[\"x\",1]", answer.get("id").toString());
        assertEquals("town", answer.array("candidates").object(0).string("token"));
        assertEquals(6, answer.array("masks").object(0).integer("position"));
        CliRun byText = CliRun.of("fill-mask", "--json", "They live in a small [MASK] near the sea.").done();
        assertEquals(byText.json(0).get("candidates"), answer.get("candidates"));
    }

    @Test
    void answersComeInTheOrderOfTheInput() {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            input.append("{\"id\":").append(i).append(",\"text\":\"It ").append("is very ".repeat(i % 5))
                    .append("[MASK].\"}\n");
        }
        CliRun run = CliRun.with(input.toString(), "fill-mask", "--json", "--top-k", "1", "--jsonl", "-").done();
        assertEquals(70, run.lines().size());
        for (int i = 0; i < 70; i++) {
            assertEquals(i, run.json(i).integer("id"));
            assertEquals(run.json(i % 5).array("candidates"), run.json(i).array("candidates"));
        }
    }

    @Test
    void aTextThatCannotBeAnsweredStopsBehindTheOthers() {
        CliRun run = CliRun.with("A [MASK] dog.\nThe [MASK] end.\nnone\nA [MASK].\n", "fill-mask", "--json", "-");
        run.fails(Main.BAD_INPUT, "standard input, line 3", "no [MASK]");
        assertEquals(2, run.lines().size());
        run = CliRun.with("{\"text\":\"A [MASK] dog.\"}\n{\"text\":\n", "fill-mask", "--json", "--jsonl", "-");
        run.fails(Main.BAD_INPUT, "standard input, line 2");
        assertEquals(1, run.lines().size());
    }

    @Test
    void lengthPolicies() {
        JsonObject padded = CliRun.of("fill-mask", "--json", "--length", "20", "A small [MASK] here.").done().json(0);
        assertEquals(20, padded.integer("tokens") + padded.integer("padded"));
        CliRun same = CliRun.of("fill-mask", "--json", "--length", "pad_to(20)", "A small [MASK] here.").done();
        assertEquals(padded, same.json(0));
        JsonObject cut = CliRun.of("embed", "--json", "--length=4", "one two three four five six").done().json(0);
        assertEquals(4, cut.integer("tokens"));
        assertTrue(cut.integer("truncated") > 0);
        assertTrue(CliRun.of("embed", "--length=4", "one two three four").done().out().contains("cut to 4 tokens"));
        CliRun.of("fill-mask", "--length", "3", "a long text with a [MASK]").fails(Main.BAD_INPUT, "text 1", "cut off");
        CliRun.of("fill-mask", "--length", "2", "[MASK]").fails(Main.BAD_INPUT, "text 1", "cut off");
        assertEquals(2, CliRun.of("embed", "--json", "--length", "2", "x").done().json(0).integer("tokens"));
    }

    @Test
    void whatTheModelDoesNotHaveIsAWrongOption() {
        CliRun.of("fill-mask", "--length", "513", "[MASK]").fails(Main.USAGE, "--length is '513'", "2 to 512");
        CliRun.of("embed", "--length=pad_to(99999)", "x").fails(Main.USAGE, "--length is '99999'", "2 to 512");
        CliRun.of("classify", "--length", "2049", "x").fails(Main.USAGE, "--length is '2049'", "2 to 2048");
        CliRun.of("fill-mask", "--top-k", "8001", "[MASK]").fails(Main.USAGE, "--top-k is '8001'", "1 to 8000");
        assertEquals(8001, CliRun.of("fill-mask", "--top-k", "8000", "[MASK]").done().lines().size());
    }

    @Test
    void classifyTellsTheTopic() throws IOException {
        Path sample = folder.resolve("article.txt");
        byte[] article = ModelFiles.embedded("fnet-mini-topics").bytes("samples/hypertext-transfer-protocol.txt");
        Files.write(sample, Arrays.copyOf(article, 4000)); // a quarter of a second instead of one
        JsonObject answer = CliRun.of("classify", "--json", "--file", sample.toString()).done().json(0);
        assertEquals("Technology", answer.string("label"));
        JsonArray labels = answer.array("labels");
        assertEquals(11, labels.size());
        assertEquals(answer.number("score"), labels.object(0).number("score"));
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            sum += labels.object(i).number("score");
            assertTrue(i == 0 || labels.object(i - 1).number("score") >= labels.object(i).number("score"));
        }
        assertEquals(1, sum, 1e-9);
        CliRun text = CliRun.of("classify", "").done();
        assertEquals("(empty text)", text.lines().get(0));
        assertTrue(text.lines().get(1).contains("People"), text.out());
        CliRun.of("classify", "--model", "fnet-mini-mlm", "x").fails(Main.BAD_FILE, "classif");
        CliRun.of("fill-mask", "--model=fnet-mini-topics", "[MASK]").fails(Main.BAD_FILE, "FNetForMaskedLM");
    }

    @Test
    void embedGivesVectors() {
        JsonObject mean = CliRun.of("embed", "--json", "A text", "A text").done().json(1);
        assertEquals(384, mean.array("vector").size());
        assertEquals("mean", mean.string("pooling"));
        assertEquals(false, mean.bool("normalized"));
        for (String pooling : new String[] {"cls", "max", "pooler"}) {
            CliRun run = CliRun.of("embed", "--json", "--pooling", pooling, "--normalize", "A text").done();
            JsonObject other = run.json(0);
            assertEquals(pooling, other.string("pooling"));
            assertEquals(true, other.bool("normalized"));
            double squares = 0;
            for (int i = 0; i < 384; i++) {
                squares += Math.pow(other.array("vector").number(i), 2);
            }
            assertEquals(1, squares, 1e-5);
            assertNotEquals(mean.array("vector"), other.array("vector"));
        }
        assertTrue(CliRun.of("embed", "A text").done().lines().get(1).endsWith("384 values (all with --json)"));
    }

    @Test
    void threadsDoNotChangeTheAnswer() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            assertEquals(CliRun.of("embed", "--json", "A longer text for two threads").done().out(),
                    CliRun.of("embed", "--json", "--threads", "2", "A longer text for two threads").done().out());
        }
    }

    @Test
    void tokenizeIsAFilter() {
        CliRun run = CliRun.with("{\"id\":7,\"text\":\"café x\"}\n{\"text\":\"\"}\n", "tokenize").done();
        assertEquals("{\"id\":7,\"ids\":[4,24,1250,7960,4122,5],"
                + "\"pieces\":[\"[CLS]\",\"▁c\",\"af\",\"é\",\"▁x\",\"[SEP]\"]}", run.lines().get(0));
        assertEquals("{\"ids\":[4,5],\"pieces\":[\"[CLS]\",\"[SEP]\"]}", run.lines().get(1));
        CliRun.with("{\"txt\":\"x\"}", "tokenize").fails(Main.BAD_INPUT, "line 1", "no \"text\"");
        CliRun people = CliRun.of("tokenize", "the [MASK].").done();
        assertTrue(people.lines().get(1).contains("[MASK]/6"), people.out());
    }

    @Test
    void tokenizeWithAVocabularyAlone() throws IOException {
        Path vocabulary = folder.resolve("spiece.model");
        Files.write(vocabulary, ModelFiles.embedded("fnet-mini-mlm").bytes("spiece.model"));
        String text = "{\"text\":\"the sea\"}\n";
        CliRun plain = CliRun.with(text, "tokenize", "--tokenizer", vocabulary.toString()).done();
        assertEquals("[\"▁the\",\"▁sea\"]", plain.json(0).array("pieces").toString());
        CliRun special = CliRun.with(text, "tokenize", "--special", "--tokenizer=" + vocabulary).done();
        assertEquals("[\"[CLS]\",\"▁the\",\"▁sea\",\"[SEP]\"]", special.json(0).array("pieces").toString());
        assertEquals(CliRun.with(text, "tokenize").json(0).array("ids"), special.json(0).array("ids"));
        String missing = folder.resolve("no.model").toString();
        CliRun.with(text, "tokenize", "--tokenizer", missing).fails(Main.BAD_FILE, "no.model");
        Files.writeString(vocabulary, "no vocabulary at all");
        CliRun.with(text, "tokenize", "--tokenizer", vocabulary.toString()).fails(Main.BAD_FILE, "spiece.model");
    }

    @Test
    void infoDescribesModelAndMachine() {
        JsonObject all = CliRun.of("info", "--json", "fnet-mini-mlm").done().json(0);
        JsonObject model = all.object("model");
        assertEquals("FNetForMaskedLM", model.string("model_class"));
        assertEquals(10_821_824, model.integer("values"));
        assertEquals(62, model.array("tensors").size());
        assertEquals("exact", model.string("length_policy"));
        assertEquals("sentencepiece", model.string("text_rules"));
        assertTrue(all.object("machine").integer("registers") >= 16);
        String machine = CliRun.of("info").done().out();
        assertTrue(machine.contains("vector module"), machine);
        assertTrue(machine.contains("fnet-mini-topics"), machine);
        String topics = CliRun.of("info", "--model", "fnet-mini-topics").done().out();
        assertTrue(topics.contains("FNetForSequenceClassification"), topics);
        assertTrue(topics.contains("People"), topics);
        assertTrue(topics.contains("classifier.weight"), topics);
    }
}
