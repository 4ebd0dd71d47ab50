package dev.fnet.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.LengthPolicy;
import dev.fnet.model.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the three tasks share: threads, lengths, settings of a folder, errors. */
class TaskTest {
    private static final ModelFiles MLM = ModelFiles.embedded("fnet-mini-mlm");
    private static final String TEXT = "They live in a small [MASK] near the sea.";

    @TempDir
    Path folder;

    @Test
    void oneObjectServesManyThreadsWithTheSameAnswers() throws Exception {
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        for (TaskOptions options : List.of(TaskOptions.defaults(), TaskOptions.defaults().withThreads(threads))) {
            try (FillMask fillMask = FillMask.load(MLM, options); ExecutorService callers = Executors.newFixedThreadPool(4)) {
                FillMask.Result expected = fillMask.predict(TEXT, 3);
                List<Future<FillMask.Result>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    answers.add(callers.submit(() -> fillMask.predict(TEXT, 3)));
                }
                for (Future<FillMask.Result> answer : answers) {
                    assertEquals(expected, answer.get());
                }
            }
        }
    }

    @Test
    void weightsMayBeKeptInFewerBits() {
        List<Double> scores = new ArrayList<>();
        for (WeightStorage storage : WeightStorage.values()) {
            try (FillMask fillMask = FillMask.load(MLM, TaskOptions.defaults().withWeightStorage(storage))) {
                assertEquals(storage, fillMask.model().weightStorage());
                FillMask.Candidate best = fillMask.predict(TEXT, 1).candidates().getFirst();
                assertEquals("town", best.token());
                assertTrue(scores.stream().noneMatch(score -> score == best.score()), "another answer than before");
                scores.add(best.score());
            }
        }
        assertEquals(WeightStorage.F32, TaskOptions.defaults().weightStorage());
        assertThrows(IllegalArgumentException.class, () -> TaskOptions.defaults().withWeightStorage(null));
    }

    @Test
    void lengthsAreReported() {
        LengthPolicy policy = LengthPolicy.padTo(16);
        try (FillMask fillMask = FillMask.load(MLM, TaskOptions.defaults().withLengthPolicy(policy))) {
            assertEquals(new TextLength(12, 4, 0), fillMask.predict(TEXT, 1).length());
            IllegalArgumentException cut = assertThrows(IllegalArgumentException.class,
                    () -> fillMask.predict("One two three four five six seven eight nine ten eleven twelve thirteen [MASK].", 1));
            assertTrue(cut.getMessage().startsWith("a [MASK] is cut off: the text has "), cut.getMessage());
        }
        try (FillMask fillMask = FillMask.load(MLM, TaskOptions.defaults())) {
            String longText = TEXT + " And so on.".repeat(300);
            TextLength length = fillMask.predict(longText, 1).length();
            assertEquals(512, length.tokens());
            assertTrue(length.truncated() > 300);
            assertEquals(2, fillMask.predict("[MASK]" + "[MASK]".repeat(39), 2).masks().get(39).candidates().size());
        }
        assertThrows(IllegalArgumentException.class,
                () -> FillMask.load(MLM, TaskOptions.defaults().withLengthPolicy(LengthPolicy.padTo(1))));
        assertThrows(IllegalArgumentException.class,
                () -> FillMask.load(MLM, TaskOptions.defaults().withLengthPolicy(LengthPolicy.padTo(513))));
    }

    @Test
    void theTextInQuestionIsNamed() {
        try (FillMask fillMask = FillMask.load(MLM, TaskOptions.defaults())) {
            assertEquals("the text has no [MASK]",
                    assertThrows(IllegalArgumentException.class, () -> fillMask.predict("none", 1)).getMessage());
            assertEquals("text 2 of 2 has no [MASK]", assertThrows(IllegalArgumentException.class,
                    () -> fillMask.predict(List.of(TEXT, "none"), 1)).getMessage());
            assertThrows(IllegalArgumentException.class, () -> fillMask.predict(TEXT, 0));
            assertThrows(IllegalArgumentException.class, () -> fillMask.predictIds(new int[0], new int[] {0}, 1));
            assertThrows(IllegalArgumentException.class, () -> fillMask.predictIds(new int[] {4}, new int[] {1}, 1));
            assertThrows(IllegalArgumentException.class, () -> fillMask.predictIds(new int[] {8000}, new int[] {0}, 1));
        }
    }

    @Test
    void aClosedTaskRefusesCalls() {
        FillMask fillMask = FillMask.load(MLM, TaskOptions.defaults());
        fillMask.close();
        assertThrows(IllegalStateException.class, () -> fillMask.predict(TEXT, 1));
        fillMask.close();
    }

    @Test
    void settingsOfAFolderAreObeyedOrRefused() throws IOException {
        assertEquals(512, settings("{\"model_max_length\": 1e30}"));
        assertEquals(100, settings("{\"model_max_length\": 100, \"text_rules\": \"sentencepiece\"}"));
        refuses("model_max_length", "{\"model_max_length\": 1}");
        refuses("text_rules", "{\"text_rules\": \"huggingface\"}");
    }

    @Test
    void aTaskRefusesAModelOfAnotherKind() {
        assertEquals("architectures", assertThrows(ModelFormatException.class,
                () -> FillMask.load("fnet-mini-topics")).place());
        assertEquals("architectures", assertThrows(ModelFormatException.class,
                () -> TextClassifier.load("fnet-mini-mlm")).place());
        ModelFormatException none = assertThrows(ModelFormatException.class, () -> FillMask.load("no-such-model"));
        assertTrue(none.getMessage().contains("fnet-mini-mlm"), none.getMessage());
    }

    private int settings(String json) throws IOException {
        Files.write(folder.resolve("tokenizer_config.json"), json.getBytes(StandardCharsets.UTF_8));
        return TextSettings.read(ModelFiles.folder(folder), 512).maximum();
    }

    private void refuses(String place, String json) {
        assertEquals(place, assertThrows(ModelFormatException.class, () -> settings(json)).place());
    }
}
