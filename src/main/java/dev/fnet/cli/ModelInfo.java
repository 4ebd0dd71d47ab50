package dev.fnet.cli;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.JsonObject;
import dev.fnet.io.JsonWriter;
import dev.fnet.io.TensorInfo;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.TextSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code info} says of a model: read from its files, weights by their header alone. Immutable. */
final class ModelInfo {
    private final String name;
    private final FNetConfig config;
    private final boolean policyNamed;
    private final int maximum;
    private final String textRules;
    private final boolean rulesNamed;
    private final boolean vocabulary;
    private final String weights;
    private final Map<String, String> metadata;
    private final List<TensorInfo> tensors = new ArrayList<>();
    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final long values;
    private final long bytes;
    private final WeightStorage storage;
    private final long loadedBytes;

    private ModelInfo(ModelFiles files, WeightStorage storage) {
        this.storage = storage;
        name = files.name();
        JsonObject json = files.json("config.json");
        config = FNetConfig.parse(json);
        policyNamed = json.string("length_policy", null) != null;
        TextSettings settings = TextSettings.read(files, config.maxPositions());
        rulesNamed = settings.rulesNamed();
        textRules = settings.rules().key();
        maximum = settings.maximum();
        vocabulary = files.has("spiece.model");
        long elements = 0;
        long size = 0;
        try (TensorSource source = files.weights()) {
            weights = source.file();
            metadata = source.metadata();
            for (String tensor : source.names()) {
                TensorInfo info = source.info(tensor);
                tensors.add(info);
                elements += info.elements();
                size += info.bytes();
                Integer count = types.get(info.dtype().toString());
                types.put(info.dtype().toString(), count == null ? 1 : count + 1);
            }
            loadedBytes = FNetModel.weightBytes(config, source, storage);
        }
        values = elements;
        bytes = size;
    }

    static ModelInfo read(String folderOrName, WeightStorage storage) {
        return new ModelInfo(ModelFiles.find(folderOrName), storage);
    }

    void writeJson(JsonWriter json) {
        json.object().member("name", name).member("model_class", config.modelClass().architecture());
        json.member("vocab_size", config.vocabularySize()).member("hidden_size", config.hiddenSize());
        json.member("num_hidden_layers", config.layers()).member("intermediate_size", config.intermediateSize());
        json.member("hidden_act", config.hiddenAct()).member("max_position_embeddings", config.maxPositions());
        json.member("type_vocab_size", config.typeVocabularySize()).member("layer_norm_eps", config.layerNormEps());
        json.member("tie_word_embeddings", config.tiedEmbeddings()).member("problem_type", config.problemType());
        json.member("length_policy", config.lengthPolicy().toString()).member("max_length", maximum);
        json.member("text_rules", textRules).member("text_rules_named", rulesNamed);
        json.member("vocabulary", vocabulary);
        if (config.outputs() > 0) {
            json.name("labels").array();
            for (String label : config.labels()) {
                json.value(label);
            }
            json.end();
        }
        json.member("weights", weights).member("values", values).member("bytes", bytes);
        json.member("weight_storage", StorageName.of(storage)).member("weight_bytes", loadedBytes);
        json.name("metadata").object();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            json.member(entry.getKey(), entry.getValue());
        }
        json.end().name("tensors").array();
        for (TensorInfo tensor : tensors) {
            json.object().member("name", tensor.name()).member("dtype", tensor.dtype().toString());
            json.name("shape").array();
            for (int i = 0; i < tensor.rank(); i++) {
                json.value(tensor.dimension(i));
            }
            json.end().end();
        }
        json.end().end();
    }

    void writeText(Output out) {
        out.line("Model " + name);
        MachineInfo.row(out, "class", config.modelClass().architecture());
        MachineInfo.row(out, "size", config.layers() + " layers, hidden size " + config.hiddenSize()
                + ", feed-forward " + config.intermediateSize() + ", vocabulary "
                + Numbers.count(config.vocabularySize()));
        MachineInfo.row(out, "activation", config.hiddenAct());
        MachineInfo.row(out, "positions", Numbers.count(config.maxPositions()) + ", token types "
                + config.typeVocabularySize() + ", LayerNorm epsilon " + config.layerNormEps());
        if (config.outputs() > 0) {
            MachineInfo.row(out, "labels", config.outputs() + ": " + String.join(", ", config.labels())
                    + (config.problemType() == null ? "" : " (" + config.problemType() + ")"));
        }
        MachineInfo.row(out, "length policy", config.lengthPolicy() + (policyNamed ? "" : " (config.json names none)")
                + ", at most " + Numbers.count(maximum) + " tokens");
        MachineInfo.row(out, "text rules", !vocabulary ? "none: no spiece.model is here"
                : textRules + (rulesNamed ? "" : " (tokenizer_config.json names none)"));
        MachineInfo.row(out, "weights", weights + ", header checked");
        StringBuilder kinds = new StringBuilder();
        for (Map.Entry<String, Integer> type : types.entrySet()) {
            kinds.append(kinds.isEmpty() ? "" : ", ").append(type.getValue()).append(' ').append(type.getKey());
        }
        MachineInfo.row(out, "tensors", tensors.size() + " (" + kinds + "), " + Numbers.count(values) + " values, "
                + Numbers.count(bytes) + " bytes");
        MachineInfo.row(out, "in memory", Numbers.count(loadedBytes) + " bytes of weights, those of large products as "
                + StorageName.of(storage));
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            MachineInfo.row(out, "metadata", entry.getKey() + " = " + entry.getValue());
        }
        int width = 0;
        for (TensorInfo tensor : tensors) {
            width = Math.max(width, tensor.name().length());
        }
        out.line().line("Tensors");
        for (TensorInfo tensor : tensors) {
            out.text("  ").column(tensor.name(), width + 2).column(tensor.dtype().toString(), 6);
            out.line(tensor.shapeText());
        }
    }
}
