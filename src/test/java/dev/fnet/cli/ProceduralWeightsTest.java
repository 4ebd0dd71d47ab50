package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.Json;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.ModelClass;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProceduralWeightsTest {
    private static ProceduralWeights weights(long seed, String config, ModelClass modelClass) {
        JsonObject json = Json.parseObject(config.getBytes(StandardCharsets.UTF_8), "test");
        return new ProceduralWeights("test", FNetConfig.parse(json, modelClass), seed);
    }

    private static ProceduralWeights small(long seed) {
        return weights(seed, "{\"vocab_size\":120,\"hidden_size\":48,\"intermediate_size\":96,\"num_hidden_layers\":2}",
                ModelClass.MASKED_LM);
    }

    private static void check(ProceduralWeights weights, String name, long seed, long index, String hash, String z,
            double u, String bits) {
        assertEquals(hash, Long.toHexString(ProceduralWeights.hash(name)));
        long random = ProceduralWeights.bits(ProceduralWeights.hash(name) ^ seed, index);
        assertEquals(Long.parseUnsignedLong(z, 16), random);
        assertEquals(u, (random >>> 11) * 0x1p-53);
        float[] value = new float[3];
        weights.read(name, index, 1, value, 1);
        assertEquals(bits, Integer.toHexString(Float.floatToRawIntBits(value[1])));
    }

    @Test
    void checkValues() {
        String table = "fnet.embeddings.word_embeddings.weight";
        check(small(1), table, 1, 0, "934a4e583025cd81", "764e00c53bde72fb", 0.46212773146896224, "bbc68f4c");
        check(small(1), table, 1, 5759, "934a4e583025cd81", "d722314d3bedd322", 0.8403654874381836, "3d5f0fda");
        check(small(1), "fnet.embeddings.LayerNorm.weight", 1, 7, "90aca90d1ae38a45", "574dda6703a0b32d",
                0.3410316945552292, "3f6ba6ed");
        check(small(1), "fnet.embeddings.LayerNorm.bias", 1, 7, "9aa608690eeb0f80", "a6f948ea9eef8c71",
                0.6522412846379081, "3d4ea2d5");
        check(small(1), "fnet.encoder.layer.0.intermediate.dense.weight", 1, 100, "338a6d40f9e59bff",
                "407aecc90297b0a6", 0.25187568576310926, "bdfe144d");
        check(weights(20261, "{}", ModelClass.BASE), "fnet.encoder.layer.11.output.dense.weight", 20261, 2359295,
                "1055c716d3ef6193", "731afb3903e2cfad", 0.4496304525563445, "bb4e504c");
        check(small(-1), "cls.predictions.bias", -1, 3, "1314950dcf852a92", "dec614f7808e5cb5", 0.8702099899533605,
                "3d97a355");
    }

    @Test
    void isTheSplittableRandomOfTheJdk() {
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 20; i++) {
            assertEquals(random.nextLong(), ProceduralWeights.bits(99, i));
        }
    }

    @Test
    void namesFollowTheClass() {
        ProceduralWeights tied = small(1);
        assertFalse(tied.has("cls.predictions.decoder.weight"));
        assertTrue(tied.info("cls.predictions.bias").hasShape(120));
        ProceduralWeights untied = weights(1, "{\"tie_word_embeddings\":false}", ModelClass.MASKED_LM);
        assertTrue(untied.info("cls.predictions.decoder.weight").hasShape(32_000, 768));
        assertTrue(weights(1, "{}", ModelClass.QUESTION_ANSWERING).info("qa_outputs.weight").hasShape(2, 768));
        ProceduralWeights five = weights(1, "{\"num_labels\":5}", ModelClass.TOKEN_CLASSIFICATION);
        assertTrue(five.info("classifier.bias").hasShape(5));
        assertThrows(ModelFormatException.class, () -> tied.info("classifier.weight"));
    }

    @Test
    void refusesElementsBeyondTheTensor() {
        float[] into = new float[10];
        assertThrows(IllegalArgumentException.class,
                () -> small(1).read("fnet.embeddings.LayerNorm.bias", 40, 9, into, 0));
        assertThrows(IndexOutOfBoundsException.class,
                () -> small(1).read("fnet.embeddings.LayerNorm.bias", 0, 9, into, 2));
    }

    @Test
    void bytesAreThoseOfTheFloats() {
        byte[] bytes = new byte[6];
        small(1).readBytes("fnet.embeddings.LayerNorm.weight", 27, 6, bytes, 0);
        assertEquals(0xed, bytes[1] & 0xff); // 3f6ba6ed at index 7, little endian
        assertEquals(0xa6, bytes[2] & 0xff);
        assertEquals(0x6b, bytes[3] & 0xff);
        assertEquals(0x3f, bytes[4] & 0xff);
    }
}
