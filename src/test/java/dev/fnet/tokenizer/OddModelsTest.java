package dev.fnet.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Odd, broken and hostile model files: refused with a clear error, or with the library's results. */
class OddModelsTest {
    /**
     * Files that the library loads, or dies of, and that are refused here on purpose: a trie of a size that holds no
     * whole number of units, one that leads out of itself, a replacement outside the pool, a score that is no number.
     */
    private static final Set<String> REFUSED = Set.of("charsmap-size-equal", "hostile-trie-root-far",
            "hostile-value-beyond-pool", "odd-nan-score");

    @TestFactory
    List<DynamicTest> sameVerdictAsTheLibrary() {
        JsonObject expected = Json.parseObject(Golden.bytes("models-odd/expected.json"), "expected.json");
        String[] texts = Golden.texts(expected.array("texts"));
        JsonObject results = expected.object("results");
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : results.names()) {
            JsonObject verdict = results.object(name);
            boolean refused = !verdict.has("results") || REFUSED.contains(name);
            tests.add(DynamicTest.dynamicTest(name, () -> {
                if (refused) {
                    assertRefused(Golden.bytes("models-odd/" + name + ".model"), name);
                } else {
                    assertResults(SentencePiece.parse(Golden.bytes("models-odd/" + name + ".model"), name), texts,
                            verdict.array("results"));
                }
            }));
        }
        assertEquals(32, tests.size());
        return tests;
    }

    private static void assertRefused(byte[] model, String name) {
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> SentencePiece.parse(model, name));
        assertEquals(name, e.file());
        assertFalse(e.place().isBlank());
        assertFalse(e.reason().isBlank());
        assertFalse(e.remedy().isBlank());
    }

    private static void assertResults(SentencePiece model, String[] texts, JsonArray results) {
        for (int i = 0; i < texts.length; i++) {
            Encoding e = model.encode(texts[i]);
            assertArrayEquals(Golden.ints(results.object(i).array("ids")), e.ids(), texts[i]);
            assertArrayEquals(Golden.texts(results.object(i).array("pieces")), e.pieces(), texts[i]);
        }
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        for (String name : List.of("no-such-file.model", ".")) {
            ModelFormatException e = assertThrows(ModelFormatException.class, () -> SentencePiece.load(Path.of(name)));
            assertEquals(name, e.file());
            assertFalse(e.reason().isBlank());
        }
    }

    @Test
    void damagedFilesAreRefusedOrWork() {
        // Whatever byte is changed: a refusal in the one form, or a model that encodes and decodes without failing.
        byte[][] models = {Golden.bytes("models-odd/ok-charsmap.model"), Golden.bytes("models-odd/ok-bpe.model"),
            Golden.bytes("models-odd/ok-fields-twice.model")};
        Random random = new Random(20260722);
        int refused = 0;
        int tried = 0;
        for (int round = 0; round < 6000; round++) {
            byte[] damaged = models[round % models.length].clone();
            int changes = 1 + random.nextInt(3);
            for (int k = 0; k < changes; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(8) == 0) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            tried++;
            try {
                SentencePiece model = SentencePiece.parse(damaged, "damaged");
                Encoding e = model.encode("ab abc xyz \u2460 A\u00e9e\u0301~ \u2581\u0000\ud800<s>");
                model.decode(e.ids());
                model.decode(e.pieces());
            } catch (ModelFormatException e) {
                refused++;
            }
        }
        assertFalse(refused == 0 || refused == tried);
    }
}
