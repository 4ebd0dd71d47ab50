package dev.fnet.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.model.ModelFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Accuracy of the embedded models on the public evaluation sets, to 0.1 point of what their card says, or to 0.2 with
 * weights in fewer bits: {@code -DweightStorage=INT8}. The sets are not in the clone.
 */
@Tag("golden")
class AccuracyTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final WeightStorage STORAGE = WeightStorage.valueOf(System.getProperty("weightStorage", "F32"));
    private static final TaskOptions OPTIONS = TaskOptions.defaults().withWeightStorage(STORAGE);
    private static final double POINTS = STORAGE == WeightStorage.F32 ? 0.001 : 0.002;

    @Test
    void maskedLanguageModel() throws IOException {
        Path file = DATA.resolve("mlm-eval.jsonl");
        assumeTrue(Files.exists(file), file + " is not here");
        int masks = 0;
        int top1 = 0;
        int top5 = 0;
        try (FillMask fillMask = FillMask.load(ModelFiles.find("fnet-mini-mlm"), OPTIONS);
                BufferedReader lines = Files.newBufferedReader(file)) {
            System.out.println(fillMask.model().warmUp(Duration.ofSeconds(60)));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject json = Json.parseObject(line.getBytes(), file.toString());
                int[] expected = ints(json.array("expected"));
                FillMask.Result result = fillMask.predictIds(ints(json.array("ids")), ints(json.array("positions")), 5);
                for (int i = 0; i < expected.length; i++) {
                    List<FillMask.Candidate> candidates = result.masks().get(i).candidates();
                    masks++;
                    top1 += candidates.getFirst().id() == expected[i] ? 1 : 0;
                    for (FillMask.Candidate candidate : candidates) {
                        top5 += candidate.id() == expected[i] ? 1 : 0;
                    }
                }
            }
        }
        System.out.println("fnet-mini-mlm, " + STORAGE + ": top-1 " + top1 + ", top-5 " + top5 + " of " + masks);
        assertEquals(10_145, masks);
        assertEquals(4_668, top1, POINTS * masks);
        assertEquals(6_750, top5, POINTS * masks);
    }

    @Test
    void topics() throws IOException {
        Path file = DATA.resolve("topics-test.jsonl");
        assumeTrue(Files.exists(file), file + " is not here");
        int texts = 0;
        int right = 0;
        try (TextClassifier topics = TextClassifier.load(ModelFiles.find("fnet-mini-topics"), OPTIONS);
                BufferedReader lines = Files.newBufferedReader(file)) {
            System.out.println(topics.model().warmUp(Duration.ofSeconds(60)));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject json = Json.parseObject(line.getBytes(), file.toString());
                texts++;
                right += topics.classify(json.string("text")).label().equals(json.string("label")) ? 1 : 0;
            }
        }
        System.out.println("fnet-mini-topics, " + STORAGE + ": " + right + " of " + texts);
        assertEquals(399, texts);
        assertEquals(349, right, POINTS * texts);
    }

    private static int[] ints(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.integer(i);
        }
        return values;
    }
}
