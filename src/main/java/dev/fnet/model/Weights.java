package dev.fnet.model;

import dev.fnet.gemm.PackedMatrix;
import dev.fnet.gemm.RowSource;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.TensorSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A checkpoint's tensors under Hugging Face's names, read with the rules of that format: the prefix {@code fnet.} there
 * or not, {@code LayerNorm.gamma} and {@code .beta} for {@code .weight} and {@code .bias}, shapes checked before
 * anything is allocated, values that are no finite float32 refused.
 */
final class Weights {
    private static final String PREFIX = "fnet.";

    private final TensorSource source;
    /** Full name, with prefix, to the name in the file. */
    private final Map<String, String> names = new HashMap<>();

    Weights(TensorSource source) {
        this.source = source;
        for (String inFile : source.names()) {
            String name = inFile;
            if (name.endsWith("LayerNorm.gamma")) {
                name = name.substring(0, name.length() - "gamma".length()) + "weight";
            } else if (name.endsWith("LayerNorm.beta")) {
                name = name.substring(0, name.length() - "beta".length()) + "bias";
            }
            if (name.startsWith("embeddings.") || name.startsWith("encoder.") || name.startsWith("pooler.")) {
                name = PREFIX + name;
            }
            String other = names.put(name, inFile);
            if (other != null) {
                throw new ModelFormatException(source.file(), inFile,
                        "the same tensor is there as " + other, "keep one of the two");
            }
        }
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    /** A file with more layers than config.json says would give a different answer without a word. */
    void refuseLayersFrom(int layers) {
        String prefix = "fnet.encoder.layer." + layers + ".";
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getKey().startsWith(prefix)) {
                throw new ModelFormatException(source.fileOf(name.getValue()), name.getValue(),
                        "belongs to a layer that config.json does not count (num_hidden_layers " + layers + ")",
                        "check that config.json belongs to this file");
            }
        }
    }

    /** {@code name}, or {@code tied} if the file has only that. */
    String either(String name, String tied) {
        return has(name) || !has(tied) ? name : tied;
    }

    /** A vector of {@code length} values. */
    float[] vector(String name, int length) {
        String inFile = checked(name, length);
        float[] values = new float[length];
        read(inFile, 0, length, values, 0);
        return values;
    }

    /** A table of {@code rows} rows of {@code columns} values, dense. */
    float[] table(String name, int rows, int columns) {
        String inFile = checked(name, rows, columns);
        float[] values = new float[Math.multiplyExact(rows, columns)];
        read(inFile, 0, values.length, values, 0);
        return values;
    }

    /** The weight {@code [out][in]} of a linear layer, packed for {@code x · Wᵀ}. */
    PackedMatrix linear(String name, int out, int in, WeightStorage storage) {
        String inFile = checked(name, out, in);
        return PackedMatrix.packTransposed(out, in, new RowSource() { // no lambda: the first one costs a cold start 30 ms
            @Override
            public void read(int first, int rows, float[] into, int off) {
                Weights.this.read(inFile, (long) first * in, rows * in, into, off);
            }
        }, storage);
    }

    private String checked(String name, long... shape) {
        String inFile = names.get(name);
        if (inFile == null) {
            throw new ModelFormatException(source.file(), name, "the tensor is missing",
                    "convert the checkpoint again, or choose a model class that does not need it");
        }
        if (!source.info(inFile).hasShape(shape)) {
            throw new ModelFormatException(source.fileOf(inFile), inFile, "the shape is "
                    + source.info(inFile).shapeText() + ", config.json asks for " + Arrays.toString(shape),
                    "check that config.json belongs to this file");
        }
        return inFile;
    }

    private void read(String inFile, long from, int count, float[] into, int off) {
        source.read(inFile, from, count, into, off);
        float sum = 0; // 0·v is NaN for NaN and for infinities: one test for the whole run
        for (int i = off; i < off + count; i++) {
            sum += 0f * into[i];
        }
        if (sum != sum) {
            int i = off;
            while (Math.abs(into[i]) <= Float.MAX_VALUE) {
                i++;
            }
            throw new ModelFormatException(source.fileOf(inFile), inFile,
                    "value " + (from + i - off) + " is " + into[i] + ", weights must be finite in float32",
                    "the checkpoint is damaged, or its training went wrong");
        }
    }
}
