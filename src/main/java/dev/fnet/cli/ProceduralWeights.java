package dev.fnet.cli;

import dev.fnet.io.DType;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.TensorInfo;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetConfig;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Weights that are a function of tensor name, flat index and seed, so that a reference case of any size ships none.
 * Value {@code i} is the {@code i}-th number of SplitMix64 whose state is the FNV-1a hash of the name, xor the seed,
 * mapped to [−1, 1), scaled by the kind of tensor and rounded once to float32. Immutable.
 */
final class ProceduralWeights implements TensorSource {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final String file;
    private final long seed;
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

    /**
     * The tensors of a model of that configuration, tied ones left out as the reference files leave them out.
     *
     * @param file name for messages
     */
    ProceduralWeights(String file, FNetConfig config, long seed) {
        this.file = file;
        this.seed = seed;
        int d = config.hiddenSize();
        int f = config.intermediateSize();
        add("fnet.embeddings.word_embeddings.weight", config.vocabularySize(), d);
        add("fnet.embeddings.position_embeddings.weight", config.maxPositions(), d);
        add("fnet.embeddings.token_type_embeddings.weight", config.typeVocabularySize(), d);
        norm("fnet.embeddings.LayerNorm", d);
        linear("fnet.embeddings.projection", d, d);
        for (int i = 0; i < config.layers(); i++) {
            String layer = "fnet.encoder.layer." + i;
            norm(layer + ".fourier.output.LayerNorm", d);
            linear(layer + ".intermediate.dense", f, d);
            linear(layer + ".output.dense", d, f);
            norm(layer + ".output.LayerNorm", d);
        }
        linear("fnet.pooler.dense", d, d);
        if (config.modelClass().predictsTokens()) {
            linear("cls.predictions.transform.dense", d, d);
            norm("cls.predictions.transform.LayerNorm", d);
            add("cls.predictions.bias", config.vocabularySize());
            if (!config.tiedEmbeddings()) {
                add("cls.predictions.decoder.weight", config.vocabularySize(), d);
            }
        }
        switch (config.modelClass()) {
            case PRE_TRAINING, NEXT_SENTENCE -> linear("cls.seq_relationship", config.outputs(), d);
            case SEQUENCE_CLASSIFICATION, MULTIPLE_CHOICE, TOKEN_CLASSIFICATION ->
                linear("classifier", config.outputs(), d);
            case QUESTION_ANSWERING -> linear("qa_outputs", config.outputs(), d);
            case BASE, MASKED_LM -> { }
        }
    }

    /** FNV-1a, 64 bits, of the name's UTF-8 bytes. */
    static long hash(String name) {
        long h = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * FNV_PRIME;
        }
        return h;
    }

    /** The 64 random bits of an element. */
    static long bits(long base, long index) {
        long z = base + (index + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public TensorInfo info(String name) {
        TensorInfo info = tensors.get(name);
        if (info == null) {
            throw new ModelFormatException(file, name, "the tensor is not among the procedural ones",
                    "check model_class and config");
        }
        return info;
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of();
    }

    @Override
    public void read(String name, long from, int count, float[] into, int off) {
        TensorInfo info = info(name);
        Objects.checkFromIndexSize(off, count, into.length);
        if (count < 0 || from < 0 || from > info.elements() - count) {
            throw new IllegalArgumentException("elements " + from + " to " + (from + count) + " of " + name
                    + " are asked for, it has " + info.elements());
        }
        long base = hash(name) ^ seed;
        double offset = offset(name);
        double scale = scale(info);
        for (int i = 0; i < count; i++) {
            double u = (bits(base, from + i) >>> 11) * 0x1p-53;
            into[off + i] = (float) (offset + scale * (2 * u - 1));
        }
    }

    @Override
    public void readBits16(String name, long from, int count, short[] into, int off) {
        throw new ModelFormatException(file, name, "procedural tensors are F32, not of 16 bits", "");
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        Objects.checkFromIndexSize(off, count, into.length);
        float[] one = new float[1];
        for (int i = 0; i < count; i++) {
            long at = from + i;
            read(name, at >> 2, 1, one, 0);
            into[off + i] = (byte) (Float.floatToRawIntBits(one[0]) >> 8 * (int) (at & 3));
        }
    }

    @Override
    public void close() {}

    private static double offset(String name) {
        return name.endsWith("LayerNorm.weight") ? 1 : name.endsWith("LayerNorm.bias") ? 0.02 : 0;
    }

    private static double scale(TensorInfo info) {
        String name = info.name();
        if (name.endsWith("LayerNorm.weight")) {
            return 0.25;
        }
        if (name.endsWith("LayerNorm.bias")) {
            return 0.1;
        }
        if (name.endsWith("_embeddings.weight")) {
            return 0.08;
        }
        return name.endsWith(".bias") ? 0.1 : Math.sqrt(3.0 / info.dimension(info.rank() - 1));
    }

    private void norm(String name, int d) {
        add(name + ".weight", d);
        add(name + ".bias", d);
    }

    private void linear(String name, int out, int in) {
        add(name + ".weight", out, in);
        add(name + ".bias", out);
    }

    private void add(String name, long... shape) {
        tensors.put(name, new TensorInfo(name, DType.F32, shape));
    }
}
