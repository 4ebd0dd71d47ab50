package dev.fnet.bench.subject;

import dev.fnet.io.DType;
import dev.fnet.io.TensorInfo;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A checkpoint of a bare encoder that is computed instead of read: element i of a tensor is a hash of its name and i,
 * scaled so that activations stay near 1 through all layers. The time of a forward pass does not depend on the values.
 */
final class RandomWeights implements TensorSource {
    private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();

    RandomWeights(FNetConfig config) {
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
    }

    /** The whole tensor. */
    float[] all(String name) {
        float[] values = new float[Math.toIntExact(info(name).elements())];
        read(name, 0, values.length, values, 0);
        return values;
    }

    @Override
    public String file() {
        return "random";
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public TensorInfo info(String name) {
        TensorInfo info = tensors.get(name);
        if (info == null) {
            throw new IllegalArgumentException("name is " + name + ", no tensor is called so");
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
        boolean scale = name.endsWith("LayerNorm.weight");
        float width = 1;
        if (info.rank() == 1) {
            width = 0.1f;
        } else if (!name.contains("embeddings.weight")) {
            width = (float) Math.sqrt(3.0 / info.dimension(1)); // variance 1 / inputs
        }
        long seed = (long) name.hashCode() << 32;
        for (int i = 0; i < count; i++) {
            float value = width * unit(seed + from + i);
            into[off + i] = scale ? 1 + value : value;
        }
    }

    @Override
    public void readBits16(String name, long from, int count, short[] into, int off) {
        throw new UnsupportedOperationException("weights made up here are float32 only");
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        throw new UnsupportedOperationException("weights made up here have no bytes");
    }

    @Override
    public void close() {}

    private void linear(String name, int out, int in) {
        add(name + ".weight", out, in);
        add(name + ".bias", out);
    }

    private void norm(String name, int d) {
        add(name + ".weight", d);
        add(name + ".bias", d);
    }

    private void add(String name, long... shape) {
        tensors.put(name, new TensorInfo(name, DType.F32, shape));
    }

    /** Uniform in −1…1: the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static float unit(long i) {
        long z = i * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >> 40) * 0x1p-23f;
    }
}
