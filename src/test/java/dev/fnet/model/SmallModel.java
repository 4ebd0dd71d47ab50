package dev.fnet.model;

import dev.fnet.io.DType;
import dev.fnet.io.Json;
import dev.fnet.io.TensorInfo;
import dev.fnet.io.TensorSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A small model of random weights, its tensors open to the test that wants to damage them. */
final class SmallModel implements TensorSource {
    final FNetConfig config;
    final Map<String, float[]> values = new LinkedHashMap<>();
    final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(20260);

    private SmallModel(FNetConfig config) {
        this.config = config;
    }

    /** {@code settings}: members of config.json beyond the sizes, starting with a comma, or empty. */
    static SmallModel of(ModelClass c, int hidden, int inner, String settings) {
        FNetConfig config = FNetConfig.parse(Json.parseObject(("{\"architectures\": [\"" + c.architecture()
                + "\"], \"vocab_size\": 50, \"hidden_size\": " + hidden + ", \"intermediate_size\": " + inner
                + ", \"num_hidden_layers\": 2, \"max_position_embeddings\": 40" + settings + "}").getBytes(),
                "config.json"));
        SmallModel model = new SmallModel(config);
        model.encoder();
        model.heads();
        return model;
    }

    FNetModel load() {
        return FNetModel.of(config, this);
    }

    void put(String name, long... shape) {
        int count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, (int) dimension);
        }
        float[] data = new float[count];
        double scale = shape.length == 2 ? Math.sqrt(3.0 / shape[1]) : 0.1;
        for (int i = 0; i < count; i++) {
            double offset = name.endsWith("LayerNorm.weight") ? 1 : 0;
            data[i] = (float) (offset + scale * (2 * random.nextDouble() - 1));
        }
        values.put(name, data);
        shapes.put(name, shape);
    }

    void remove(String name) {
        values.remove(name);
        shapes.remove(name);
    }

    private void encoder() {
        int d = config.hiddenSize();
        int f = config.intermediateSize();
        put("fnet.embeddings.word_embeddings.weight", config.vocabularySize(), d);
        put("fnet.embeddings.position_embeddings.weight", config.maxPositions(), d);
        put("fnet.embeddings.token_type_embeddings.weight", config.typeVocabularySize(), d);
        norm("fnet.embeddings.LayerNorm");
        dense("fnet.embeddings.projection", d, d);
        for (int i = 0; i < config.layers(); i++) {
            String layer = "fnet.encoder.layer." + i;
            norm(layer + ".fourier.output.LayerNorm");
            dense(layer + ".intermediate.dense", f, d);
            dense(layer + ".output.dense", d, f);
            norm(layer + ".output.LayerNorm");
        }
        dense("fnet.pooler.dense", d, d);
    }

    private void heads() {
        int d = config.hiddenSize();
        switch (config.modelClass()) {
            case MASKED_LM -> predictions();
            case PRE_TRAINING -> {
                predictions();
                dense("cls.seq_relationship", 2, d);
            }
            case NEXT_SENTENCE -> dense("cls.seq_relationship", 2, d);
            case QUESTION_ANSWERING -> dense("qa_outputs", 2, d);
            case SEQUENCE_CLASSIFICATION, TOKEN_CLASSIFICATION, MULTIPLE_CHOICE ->
                dense("classifier", config.outputs(), d);
            case BASE -> { }
        }
    }

    private void predictions() {
        dense("cls.predictions.transform.dense", config.hiddenSize(), config.hiddenSize());
        norm("cls.predictions.transform.LayerNorm");
        put("cls.predictions.bias", config.vocabularySize());
    }

    private void dense(String name, int out, int in) {
        put(name + ".weight", out, in);
        put(name + ".bias", out);
    }

    private void norm(String name) {
        put(name + ".weight", config.hiddenSize());
        put(name + ".bias", config.hiddenSize());
    }

    @Override
    public String file() {
        return "small.safetensors";
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public TensorInfo info(String name) {
        return new TensorInfo(name, DType.F32, shapes.get(name));
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public void read(String name, long from, int count, float[] into, int off) {
        System.arraycopy(values.get(name), (int) from, into, off, count);
    }

    @Override
    public void readBits16(String name, long from, int count, short[] into, int off) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
