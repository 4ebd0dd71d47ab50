package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetModel;
import dev.fnet.model.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How far outputs of large reference models move with the storage of their weights, against float storage; prints the
 * tables of native-notes/weight-storage.md. The cases are not in the clone.
 */
@Tag("golden")
class WeightStorageErrorTest {
    private static final Path CASES = Path.of("../shared/golden/hf");
    private static final String LOGITS = "vocabulary logits";

    @Test
    void outputsStayNearThoseOfFloatWeights() {
        for (String name : new String[] {"base-n128", "base-n512", "large-n128"}) {
            Path folder = CASES.resolve(name);
            assumeTrue(Files.isDirectory(folder), folder + " is not here");
            GoldenCase golden = GoldenCase.read(folder);
            Map<String, float[]> exact = null;
            for (WeightStorage storage : WeightStorage.values()) {
                FNetModel model;
                try (TensorSource weights = golden.openWeights()) {
                    model = FNetModel.of(golden.config(), weights, storage);
                }
                System.out.println(name + " " + storage + ": " + model.weightBytes() + " bytes");
                Map<String, float[]> outputs = outputs(golden, model);
                if (exact == null) {
                    exact = outputs;
                }
                for (Map.Entry<String, float[]> output : outputs.entrySet()) {
                    float[] before = exact.get(output.getKey());
                    compare(output.getKey(), before, output.getValue(), storage);
                    if (output.getKey().equals(LOGITS)) {
                        compareBest(golden.config().vocabularySize(), before, output.getValue());
                    }
                }
            }
        }
    }

    /** Last hidden states, pooled output and the logits of the tokens that the case asks for. */
    private static Map<String, float[]> outputs(GoldenCase golden, FNetModel model) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        Session session = model.newSession();
        session.encode(golden.sequences(), golden.length(), golden.ids(), golden.types(), golden.positions());
        int d = golden.config().hiddenSize();
        float[] states = new float[golden.sequences() * golden.length() * d];
        session.hiddenStates(states, 0);
        outputs.put("last_hidden_state", states);
        if (model.hasPooler()) {
            float[] pooled = new float[golden.sequences() * d];
            session.pooled(pooled, 0);
            outputs.put("pooler_output", pooled);
        }
        for (GoldenOutput output : golden.outputs()) {
            if (output.positions() != null) {
                int[] tokens = output.positions();
                float[] logits = new float[tokens.length * golden.config().vocabularySize()];
                session.predictions(tokens.length, tokens, logits, 0);
                outputs.put(LOGITS, logits);
            }
        }
        return outputs;
    }

    private static void compare(String name, float[] exact, float[] got, WeightStorage storage) {
        double largest = 0;
        double error = 0;
        double squares = 0;
        for (int i = 0; i < exact.length; i++) {
            double away = Math.abs((double) exact[i] - got[i]);
            largest = Math.max(largest, Math.abs(exact[i]));
            error = Math.max(error, away);
            squares += away * away;
        }
        System.out.println("  " + name + ": max " + Numbers.scientific(error / largest) + ", rms "
                + Numbers.scientific(Math.sqrt(squares / exact.length) / largest) + " of max|x|");
        if (storage == WeightStorage.F32) {
            assertEquals(0, error, name);
        } else {
            assertTrue(error > 0 && error < 0.05 * largest, name);
        }
    }

    private static void compareBest(int vocabulary, float[] exact, float[] got) {
        int tokens = exact.length / vocabulary;
        int others = 0;
        int otherFirst = 0;
        for (int t = 0; t < tokens; t++) {
            List<Integer> before = best(Arrays.copyOfRange(exact, t * vocabulary, (t + 1) * vocabulary));
            List<Integer> after = best(Arrays.copyOfRange(got, t * vocabulary, (t + 1) * vocabulary));
            otherFirst += before.getFirst().equals(after.getFirst()) ? 0 : 1;
            for (int id : after) {
                others += before.contains(id) ? 0 : 1;
            }
        }
        System.out.println("    others in the top 10: " + others + " of " + 10 * tokens + ", first another one: "
                + otherFirst + " of " + tokens);
    }

    /** The ten largest by falling value. */
    private static List<Integer> best(float[] logits) {
        List<Integer> best = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            int at = -1;
            for (int i = 0; i < logits.length; i++) {
                if (!best.contains(i) && (at < 0 || logits[i] > logits[at])) {
                    at = i;
                }
            }
            best.add(at);
        }
        return best;
    }
}
