package dev.fnet.task;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelClass;
import dev.fnet.model.ModelFiles;
import dev.fnet.tokenizer.FnetTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Turns texts into vectors of the model's hidden size. Thread-safe.
 *
 * <p>A fill-mask model's embedding is no trained sentence embedding: texts on one subject need not be near each other.
 */
public final class Embedder implements AutoCloseable {
    private final TextModel text;
    private final Pooling pooling;
    private final boolean normalize;
    private final dev.fnet.nn.Pooling kernels;

    /** What becomes of the hidden states of a text's tokens; {@code [CLS]}, {@code [SEP]} and padding count. */
    public enum Pooling {
        /** Their mean. */
        MEAN,
        /** The one of {@code [CLS]}, row 0 of the last hidden state. */
        CLS,
        /** The largest value of each unit. */
        MAX,
        /** The model's pooler, {@code tanh(W x0 + b)}. */
        POOLER
    }

    /**
     * The answer for one text.
     *
     * @param vector hidden size values
     * @param length what was done to the text's length
     */
    public record Result(float[] vector, TextLength length) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Result that && Arrays.equals(vector, that.vector) && length.equals(that.length);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(vector) + length.hashCode();
        }
    }

    private Embedder(TextModel text, Pooling pooling, boolean normalize) {
        this.text = text;
        this.pooling = pooling;
        this.normalize = normalize;
        this.kernels = new dev.fnet.nn.Pooling(text.engine.model.kernelState());
    }

    /** Loads a model from a folder or, by name, an embedded one: mean pooling, no normalisation. */
    public static Embedder load(String folderOrName) {
        return load(ModelFiles.find(folderOrName), Pooling.MEAN, false, TaskOptions.defaults());
    }

    /**
     * Loads a model.
     *
     * @param normalize true to scale every vector to length 1 (L2); a zero vector stays zero
     * @throws dev.fnet.io.ModelFormatException if its files are damaged, or {@link Pooling#POOLER} is asked of a
     *     checkpoint without a pooler
     */
    public static Embedder load(ModelFiles files, Pooling pooling, boolean normalize, TaskOptions options) {
        Objects.requireNonNull(pooling, "pooling");
        TextModel text = TextModel.load(files, ModelClass.BASE, options);
        if (pooling == Pooling.POOLER && !text.engine.model.hasPooler()) {
            text.close();
            throw new dev.fnet.io.ModelFormatException(files.label("model.safetensors"), "fnet.pooler.dense.weight",
                    "the tensor is missing", "choose another pooling: mean, cls or max");
        }
        return new Embedder(text, pooling, normalize);
    }

    /** The vector of a text; longer text than the model takes is cut off, as the result says. */
    public Result embed(String input) {
        return embed(List.of(input)).getFirst();
    }

    /** The vectors of several texts; texts of equal length run together. */
    public List<Result> embed(List<String> inputs) {
        List<Input> prepared = new ArrayList<>(inputs.size());
        for (String input : inputs) {
            prepared.add(text.input(input));
        }
        List<Result> results = TextModel.empty(inputs.size());
        text.run(prepared, new TextModel.BatchReader() {
            @Override
            public void read(Workspace workspace, int[] members, int count) {
                for (int i = 0; i < count; i++) {
                    float[] vector = vector(workspace, i, count);
                    TextModel.requireFinite(vector, 0, vector.length, members[i], prepared.size());
                    results.set(members[i], new Result(vector, prepared.get(members[i]).length()));
                }
            }
        });
        return results;
    }

    private float[] vector(Workspace workspace, int sequence, int sequences) {
        int d = text.config().hiddenSize();
        float[] vector = new float[d];
        switch (pooling) {
            case MEAN -> workspace.session.mean(sequence, vector, 0);
            case CLS -> workspace.session.hiddenState(sequence * workspace.session.length(), vector, 0);
            case MAX -> workspace.session.max(sequence, vector, 0);
            case POOLER -> {
                float[] pooled = workspace.values(sequences * d);
                if (sequence == 0) {
                    workspace.session.pooled(pooled, 0); // of the whole batch at once
                }
                System.arraycopy(pooled, sequence * d, vector, 0, d);
            }
        }
        if (normalize) {
            kernels.normalizeL2(d, vector, 0);
        }
        return vector;
    }

    /** How hidden states become one vector. */
    public Pooling pooling() {
        return pooling;
    }

    /** True if vectors have length 1. */
    public boolean normalized() {
        return normalize;
    }

    /** Compiles the kernels; see {@link FNetModel#warmUp()}. */
    public WarmUpReport warmUp() {
        return text.engine.warmUp();
    }

    /** The model. */
    public FNetModel model() {
        return text.engine.model;
    }

    /** The tokenizer. */
    public FnetTokenizer tokenizer() {
        return text.tokenizer;
    }

    /** Ends the worker threads, if there are any. */
    @Override
    public void close() {
        text.close();
    }
}
