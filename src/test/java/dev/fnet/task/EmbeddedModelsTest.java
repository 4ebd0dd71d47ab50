package dev.fnet.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.model.ModelFiles;
import dev.fnet.model.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The embedded models against float64 results of the same weights: ids exactly, logits closely, the best in order. */
@Tag("scalar")
class EmbeddedModelsTest {
    /** Of the largest logit: the bound of {@code verify} where no float32 run of the reference is known. */
    private static final double TOLERANCE = 1e-5;

    @Test
    void fillMaskReproducesItsReference() throws IOException {
        try (FillMask fillMask = FillMask.load("fnet-mini-mlm")) {
            for (JsonObject expected : cases("fnet-mini-mlm.json")) {
                String text = expected.string("text", null);
                int[] ids = ints(expected.array("ids"));
                if (text != null) {
                    assertArrayEquals(ids, fillMask.tokenizer().encode(text).ids(), text);
                }
                checkMasks(fillMask, ids, expected.array("masks"));
            }
        }
    }

    private static void checkMasks(FillMask fillMask, int[] ids, JsonArray masks) {
        int[] positions = new int[masks.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = masks.object(i).integer("position");
        }
        FillMask.Result result = fillMask.predictIds(ids, positions, 10);
        Session session = fillMask.model().newSession();
        session.encode(1, ids.length, ids, null, null);
        int vocabulary = fillMask.model().config().vocabularySize();
        float[] logits = new float[positions.length * vocabulary];
        session.predictions(positions.length, positions, logits, 0);
        for (int i = 0; i < positions.length; i++) {
            JsonObject mask = masks.object(i);
            int[] best = ints(mask.array("top10_ids"));
            double logSumExp = mask.number("logsumexp");
            List<FillMask.Candidate> candidates = result.masks().get(i).candidates();
            for (int k = 0; k < 10; k++) {
                double expected = mask.array("top10_logits").number(k);
                FillMask.Candidate candidate = candidates.get(k);
                assertEquals(best[k], candidate.id(), "mask " + i + ", place " + k);
                assertEquals(mask.array("top10_pieces").string(k), candidate.piece());
                assertEquals(Math.exp(expected - logSumExp), candidate.score(), 1e-4);
                assertEquals(expected, logits[i * vocabulary + best[k]],
                        TOLERANCE * Math.abs(mask.array("top10_logits").number(0)));
            }
        }
    }

    @Test
    void topicsReproduceTheirReference() throws IOException {
        try (TextClassifier classifier = TextClassifier.load("fnet-mini-topics")) {
            for (JsonObject expected : cases("fnet-mini-topics.json")) {
                String name = expected.string("name");
                String text = expected.string("text", null);
                if (text == null) {
                    String file = expected.string("file");
                    text = sample(file.substring(file.lastIndexOf('/') + 1));
                }
                TextClassifier.Result result = classifier.classify(text);
                assertEquals(expected.string("label"), result.label(), name);
                assertEquals(expected.integer("length"), result.length().tokens(), name);
                assertEquals(0, result.length().padded(), name);
                int[] ids = ints(expected.array("ids"));
                assertArrayEquals(ids, java.util.Arrays.copyOf(classifier.tokenizer().encode(text, 2048).ids(),
                        ids.length), name);
                checkLogits(classifier, ids, expected.array("logits"), name);
                double best = 0;
                for (int i = 0; i < expected.array("probabilities").size(); i++) {
                    best = Math.max(best, expected.array("probabilities").number(i));
                }
                assertEquals(best, result.score(), 1e-4, name);
            }
        }
    }

    private static void checkLogits(TextClassifier classifier, int[] ids, JsonArray expected, String name) {
        Session session = classifier.model().newSession();
        session.encode(1, ids.length, ids, null, null);
        float[] logits = new float[expected.size()];
        session.sequenceLogits(logits, 0);
        double largest = 0;
        for (int i = 0; i < logits.length; i++) {
            largest = Math.max(largest, Math.abs(expected.number(i)));
        }
        for (int i = 0; i < logits.length; i++) {
            assertEquals(expected.number(i), logits[i], TOLERANCE * largest, name + ", label " + i);
        }
    }

    @Test
    void embeddingsOfEqualTextsAreEqualInEveryBatch() {
        ModelFiles files = ModelFiles.embedded("fnet-mini-mlm");
        try (Embedder embedder = Embedder.load(files, Embedder.Pooling.MEAN, true, TaskOptions.defaults())) {
            List<String> texts = List.of("Red roses grow here.", "", "Blue violets grow here.", "Red roses grow here.");
            List<Embedder.Result> together = embedder.embed(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertEquals(embedder.embed(texts.get(i)), together.get(i), texts.get(i));
            }
            assertEquals(together.get(0), together.get(3));
            double square = 0;
            for (float v : together.get(0).vector()) {
                square += v * v;
            }
            assertEquals(1, square, 1e-5);
        }
    }

    private static List<JsonObject> cases(String file) throws IOException {
        try (InputStream in = EmbeddedModelsTest.class.getResourceAsStream("/golden/models/" + file)) {
            JsonArray cases = Json.parseObject(in.readAllBytes(), file).array("cases");
            assertTrue(cases.size() >= 12);
            return java.util.stream.IntStream.range(0, cases.size()).mapToObj(cases::object).toList();
        }
    }

    private static String sample(String file) {
        return new String(ModelFiles.embedded("fnet-mini-topics").bytes("samples/" + file), StandardCharsets.UTF_8);
    }

    private static int[] ints(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.integer(i);
        }
        return values;
    }
}
