package dev.fnet.model;

import dev.fnet.gemm.Activation;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.JsonString;
import dev.fnet.io.ModelFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code config.json} says of a model: Hugging Face's {@code FNetConfig} and the keys of this project. Absent keys
 * have the defaults of {@code FNetConfig}; unknown keys are ignored.
 *
 * @param modelClass which head the model has
 * @param vocabularySize entries of the word embedding, V
 * @param hiddenSize width of the hidden states, d
 * @param layers encoder layers, L
 * @param intermediateSize width of the feed-forward's inner layer, f
 * @param hiddenAct name of the activation, one of gelu_new, gelu_pytorch_tanh, gelu_fast, gelu, relu, silu, swish
 * @param maxPositions longest sequence, P
 * @param typeVocabularySize entries of the token type embedding, T
 * @param layerNormEps added to the variance inside the root
 * @param tiedEmbeddings true if the decoder is the word embedding unless the file has its own
 * @param padTokenId {@code pad_token_id}; padding itself uses the tokenizer's {@code <pad>}
 * @param labels names of the classes by index; two default ones where the file names none
 * @param problemType {@code single_label_classification}, {@code multi_label_classification}, {@code regression} or
 *     {@code null}
 * @param lengthPolicy how long the checkpoint wants its texts
 */
public record FNetConfig(ModelClass modelClass, int vocabularySize, int hiddenSize, int layers, int intermediateSize,
        String hiddenAct, int maxPositions, int typeVocabularySize, double layerNormEps, boolean tiedEmbeddings,
        int padTokenId, List<String> labels, String problemType, LengthPolicy lengthPolicy) {
    private static final int MOST = 1 << 24;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public FNetConfig {
        labels = List.copyOf(labels);
        least("vocabularySize", vocabularySize, 1);
        least("hiddenSize", hiddenSize, 1);
        least("layers", layers, 0);
        least("intermediateSize", intermediateSize, 1);
        least("maxPositions", maxPositions, 1);
        least("typeVocabularySize", typeVocabularySize, 1);
        least("labels", labels.size(), 1);
        if (HiddenActivation.of(hiddenAct) == null) {
            throw new IllegalArgumentException(
                    "hiddenAct is " + hiddenAct + ", allowed are " + HiddenActivation.ALLOWED);
        }
        if (!((float) layerNormEps > 0)) {
            throw new IllegalArgumentException("layerNormEps is " + layerNormEps + ", allowed are values above 0");
        }
    }

    private static void least(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + least + " and more");
        }
    }

    /**
     * Reads a configuration; {@code architectures} says which class the model is.
     *
     * @throws ModelFormatException if a value is wrong or asks for something this version does not have
     */
    public static FNetConfig parse(JsonObject json) {
        return parse(json, null);
    }

    /**
     * Reads a configuration for the wanted class.
     *
     * @param wanted the class, or {@code null} for what {@code architectures} says
     */
    public static FNetConfig parse(JsonObject json, ModelClass wanted) {
        String type = json.string("model_type", "fnet");
        if (!type.equals("fnet")) {
            throw json.error("model_type", "is '" + type + "', must be 'fnet'", "this program runs FNet models only");
        }
        String act = json.string("hidden_act", "gelu_new");
        if (HiddenActivation.of(act) == null) {
            throw json.error("hidden_act", "is '" + act + "'", "allowed are " + HiddenActivation.ALLOWED);
        }
        String mixing = json.string("mixing", "fourier");
        if (!mixing.equals("fourier")) {
            throw json.error("mixing", "is '" + mixing + "'", "this version has fourier only");
        }
        if (json.integer("attention_layers", 0, 0, MOST) != 0) {
            throw json.error("attention_layers", "is " + json.integer("attention_layers"),
                    "this version has no attention layers; only 0 is allowed");
        }
        double eps = json.number("layer_norm_eps", 1e-12);
        if (!((float) eps > 0 && eps <= 1)) {
            throw json.error("layer_norm_eps", "is " + eps, "allowed are values above 0, in float32, to 1");
        }
        int vocabulary = json.integer("vocab_size", 32_000, 1, MOST);
        int positions = json.integer("max_position_embeddings", 512, 1, MOST);
        return new FNetConfig(wanted == null ? architecture(json) : wanted, vocabulary,
                json.integer("hidden_size", 768, 1, MOST), json.integer("num_hidden_layers", 12, 0, 10_000),
                json.integer("intermediate_size", 3072, 1, MOST), act,
                positions, json.integer("type_vocab_size", 4, 1, MOST), eps,
                json.bool("tie_word_embeddings", true), json.integer("pad_token_id", 3), labels(json),
                problemType(json), lengthPolicy(json, positions));
    }

    /** Outputs of the classification head of {@link #modelClass}; 0 where it has none. */
    public int outputs() {
        return switch (modelClass) {
            case BASE, MASKED_LM -> 0;
            case PRE_TRAINING, NEXT_SENTENCE, QUESTION_ANSWERING -> 2;
            case MULTIPLE_CHOICE -> 1;
            case SEQUENCE_CLASSIFICATION, TOKEN_CLASSIFICATION -> labels.size();
        };
    }

    Activation activation() {
        return HiddenActivation.of(hiddenAct);
    }

    private static ModelClass architecture(JsonObject json) {
        JsonArray names = json.arrayOrNull("architectures");
        if (names == null || names.size() == 0) {
            return ModelClass.BASE;
        }
        String name = names.string(0);
        ModelClass found = ModelClass.of(name);
        if (found == null) {
            throw json.error("architectures", "is '" + name + "'", "allowed are " + ModelClass.architectures());
        }
        return found;
    }

    private static LengthPolicy lengthPolicy(JsonObject json, int positions) {
        String text = json.string("length_policy", null);
        if (text == null) {
            return LengthPolicy.PAD_TO_MAX;
        }
        try {
            LengthPolicy policy = LengthPolicy.parse(text);
            policy.limit(positions);
            return policy;
        } catch (IllegalArgumentException wrong) {
            throw json.error("length_policy", wrong.getMessage(), "correct the value");
        }
    }

    private static List<String> labels(JsonObject json) {
        JsonObject byId = json.objectOrNull("id2label");
        List<String> labels = new ArrayList<>();
        if (byId == null) {
            int count = json.integer("num_labels", 2, 1, MOST);
            for (int i = 0; i < count; i++) {
                labels.add("LABEL_" + i);
            }
            return labels;
        }
        for (int i = 0; i < byId.size(); i++) {
            String id = Integer.toString(i);
            if (!byId.has(id)) {
                throw json.error("id2label", "has " + byId.size() + " entries and none for " + id,
                        "the keys must be 0 to " + (byId.size() - 1));
            }
            labels.add(byId.get(id) instanceof JsonString name ? name.value() : byId.get(id).toString());
        }
        if (labels.isEmpty()) {
            throw json.error("id2label", "is empty", "a model has at least one label");
        }
        return labels;
    }

    private static String problemType(JsonObject json) {
        String type = json.string("problem_type", null);
        if (type != null && !type.equals("single_label_classification") && !type.equals("multi_label_classification")
                && !type.equals("regression")) {
            throw json.error("problem_type", "is '" + type + "'",
                    "allowed are single_label_classification, multi_label_classification and regression");
        }
        return type;
    }
}
