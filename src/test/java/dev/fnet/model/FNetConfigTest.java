package dev.fnet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.Json;
import dev.fnet.io.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FNetConfigTest {
    @Test
    void anEmptyObjectIsFNetBase() {
        FNetConfig config = parse("{}");
        assertEquals(new FNetConfig(ModelClass.BASE, 32_000, 768, 12, 3072, "gelu_new", 512, 4, 1e-12, true, 3,
                List.of("LABEL_0", "LABEL_1"), null, LengthPolicy.PAD_TO_MAX), config);
    }

    @Test
    void labelsComeByTheirIndex() {
        assertEquals(List.of("a", "b", "c"),
                parse("{\"id2label\": {\"2\": \"c\", \"0\": \"a\", \"1\": \"b\"}, \"num_labels\": 7}").labels());
        assertEquals(3, parse("{\"num_labels\": 3, \"architectures\": [\"FNetForSequenceClassification\"]}").outputs());
    }

    @Test
    void lengthPoliciesAreReadAsTheyAreWritten() {
        for (String policy : List.of("exact", "pad_to_max", "pad_to(128)")) {
            assertEquals(policy, parse("{\"length_policy\": \"" + policy + "\"}").lengthPolicy().toString());
        }
    }

    @Test
    void whatIsWrongOrNotThereIsNamed() {
        refuses("model_type", "\"bert\"");
        refuses("hidden_act", "\"selu\"");
        refuses("mixing", "\"attention\"");
        refuses("attention_layers", "2");
        refuses("layer_norm_eps", "0");
        refuses("layer_norm_eps", "1e-60");
        refuses("layer_norm_eps", "2");
        refuses("hidden_size", "0");
        refuses("hidden_size", "\"768\"");
        refuses("num_hidden_layers", "-1");
        refuses("architectures", "[\"BertModel\"]");
        refuses("length_policy", "\"longest\"");
        refuses("length_policy", "\"pad_to(9999)\"");
        refuses("problem_type", "\"other\"");
        refuses("id2label", "{\"1\": \"a\"}");
        refuses("id2label", "{}");
    }

    private static void refuses(String key, String value) {
        ModelFormatException thrown =
                assertThrows(ModelFormatException.class, () -> parse("{\"" + key + "\": " + value + "}"), key);
        assertTrue(thrown.place().startsWith(key), thrown.getMessage());
        assertEquals("config.json", thrown.file());
    }

    private static FNetConfig parse(String json) {
        return FNetConfig.parse(Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "config.json"));
    }
}
