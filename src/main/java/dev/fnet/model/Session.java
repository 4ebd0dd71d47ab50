package dev.fnet.model;

import dev.fnet.exec.Workers;
import dev.fnet.gemm.Gemm;
import dev.fnet.nn.Pooling;
import java.util.Objects;

/**
 * Runs a model for one caller: holds the scratch of a forward pass. <b>Not thread-safe</b>; make one per thread, they
 * share the model's weights. Scratch grows with the longest batch seen; a call of a size seen before allocates nothing.
 *
 * <p>{@link #encode} computes the hidden states of a batch of sequences of one length; the other methods read them, or
 * what a head makes of them, for the batch encoded last.
 */
public final class Session {
    private final FNetModel model;
    private final TokenMixer.Lent lent;
    private final Gemm gemm;
    private final Pooling pooling;
    private final int d;

    private int batch;
    private int length;
    /** Only position 0 of each sequence has its last hidden state. */
    private boolean firstOnly;
    private float[] x = new float[0];
    private float[] y = new float[0];
    private float[] inner = new float[0];
    private float[] mixingScratch = new float[0];
    private float[] rows = new float[0];

    Session(FNetModel model, Workers workers) {
        this.model = model;
        this.lent = new TokenMixer.Lent(workers);
        this.gemm = new Gemm(model.state, workers);
        this.pooling = new Pooling(model.state);
        this.d = model.config.hiddenSize();
    }

    /** The model this session runs. */
    public FNetModel model() {
        return model;
    }

    /** Sequences of the batch encoded last. */
    public int batch() {
        return batch;
    }

    /** Tokens of each of its sequences. */
    public int length() {
        return length;
    }

    /**
     * Computes the hidden states of {@code batch} sequences of {@code length} tokens each. Sequences do not influence
     * one another.
     *
     * @param ids token ids {@code [batch][length]}, flat
     * @param types token types of the same shape, or {@code null} for 0
     * @param positions positions of the same shape, or {@code null} for 0 to {@code length - 1}
     * @throws IllegalArgumentException if an id, type, position or the length is out of the model's range
     */
    public void encode(int batch, int length, int[] ids, int[] types, int[] positions) {
        encode(batch, length, ids, types, positions, null);
    }

    /** The same, showing the activations on the way to {@code observer} if it is not {@code null}. */
    public void encode(int batch, int length, int[] ids, int[] types, int[] positions, Observer observer) {
        int tokens = start(batch, length, ids, types, positions);
        if (observer != null) {
            observer.hiddenState(0, x, 0, tokens, d);
        }
        for (int i = 0; i < model.layers.size(); i++) {
            layer(i, batch, length, observer);
            if (observer != null) {
                observer.hiddenState(i + 1, x, 0, tokens, d);
            }
        }
        done(batch, length, false);
    }

    /**
     * The same for callers who read the pooled output or logits made of it, and hidden states of first tokens, alone:
     * of the last layer only position 0 of each sequence is computed. Equal to {@link #encode} up to rounding.
     */
    public void encodeFirst(int batch, int length, int[] ids, int[] types, int[] positions) {
        start(batch, length, ids, types, positions);
        int last = model.layers.size() - 1;
        for (int i = 0; i < last; i++) {
            layer(i, batch, length, null);
        }
        if (last >= 0) {
            firstTokens(model.layers.get(last), batch, length);
        }
        done(batch, length, last >= 0);
    }

    private int start(int batch, int length, int[] ids, int[] types, int[] positions) {
        check(batch, length, ids, types, positions);
        if (!model.hot()) {
            model.countColdBatch();
        }
        int tokens = batch * length;
        this.batch = 0;
        reserve(tokens);
        embed(length, tokens, ids, types, positions);
        return tokens;
    }

    private void done(int batch, int length, boolean firstOnly) {
        this.batch = batch;
        this.length = length;
        this.firstOnly = firstOnly;
    }

    /** Copies the last hidden state of one token, {@code sequence · length + position}, to {@code into}. */
    public void hiddenState(int token, float[] into, int off) {
        Objects.checkIndex(token, encodedBatch() * length);
        if (token % length != 0) {
            encoded();
        }
        Objects.checkFromIndexSize(off, d, into.length);
        System.arraycopy(x, token * d, into, off, d);
    }

    /** Copies the last hidden states {@code [batch][length][d]} to {@code into}. */
    public void hiddenStates(float[] into, int off) {
        int size = encoded() * d;
        Objects.checkFromIndexSize(off, size, into.length);
        System.arraycopy(x, 0, into, off, size);
    }

    /** The mean of a sequence's last hidden states, {@code [d]}. */
    public void mean(int sequence, float[] into, int off) {
        Objects.checkIndex(sequence, encoded() / length);
        pooling.mean(length, d, x, sequence * length * d, d, into, off);
    }

    /** The largest value of each unit over a sequence's last hidden states, {@code [d]}. */
    public void max(int sequence, float[] into, int off) {
        Objects.checkIndex(sequence, encoded() / length);
        pooling.max(length, d, x, sequence * length * d, d, into, off);
    }

    /** The pooled output {@code tanh(pooler(x[:,0]))}, {@code [batch][d]}. */
    public void pooled(float[] into, int off) {
        if (model.pooler == null) {
            throw new IllegalStateException(
                    "this model has no pooler (" + model.config.modelClass().architecture() + ")");
        }
        int sequences = encodedBatch();
        Objects.checkFromIndexSize(off, sequences * d, into.length);
        gemm.multiply(sequences, x, 0, length * d, model.pooler.weight(), model.pooler.epilogue(), into, off, d);
    }

    /**
     * Logits of the classification head over the pooled output, {@code [batch][outputs]}: labels, next sentence, or one
     * per choice.
     */
    public void sequenceLogits(float[] into, int off) {
        SequenceHead head = present(model.sequenceHead);
        int sequences = encodedBatch();
        Objects.checkFromIndexSize(off, size("batch · outputs", sequences, head.outputs()), into.length);
        rows = atLeast(rows, sequences * d);
        pooled(rows, 0);
        head.apply(sequences, rows, into, off);
    }

    /** Logits of the classification head over every token, {@code [batch][length][outputs]}. */
    public void tokenLogits(float[] into, int off) {
        Dense head = present(model.tokenHead);
        int tokens = encoded();
        Objects.checkFromIndexSize(off, size("tokens · outputs", tokens, head.outputs()), into.length);
        gemm.multiply(tokens, x, 0, d, head.weight(), head.epilogue(), into, off, head.outputs());
    }

    /**
     * Vocabulary logits of the wanted tokens, {@code [count][V]}.
     *
     * @param tokens token numbers {@code sequence · length + position}
     */
    public void predictions(int count, int[] tokens, float[] into, int off) {
        Predictions head = model.predictions;
        if (head == null) {
            throw new IllegalStateException(
                    "this model predicts no tokens (" + model.config.modelClass().architecture() + ")");
        }
        Objects.checkFromIndexSize(0, count, tokens.length);
        int vocabulary = head.decoder().outputs();
        Objects.checkFromIndexSize(off, size("count · vocabulary", count, vocabulary), into.length);
        int encoded = encoded();
        rows = atLeast(rows, size("2 · count · hidden size", 2L * count, d));
        int transformed = count * d;
        for (int i = 0; i < count; i++) {
            Objects.checkIndex(tokens[i], encoded);
            System.arraycopy(x, tokens[i] * d, rows, i * d, d);
        }
        gemm.multiply(count, rows, 0, d, head.transform().weight(), head.transform().epilogue(), rows, transformed, d);
        head.norm().apply(count, rows, transformed, d, rows, transformed, d);
        gemm.multiply(count, rows, transformed, d, head.decoder().weight(), head.decoder().epilogue(), into, off,
                vocabulary);
    }

    private void embed(int length, int tokens, int[] ids, int[] types, int[] positions) {
        float[] word = model.wordTable;
        float[] type = model.typeTable;
        float[] position = model.positionTable;
        for (int t = 0; t < tokens; t++) {
            int w = ids[t] * d;
            int k = types == null ? 0 : types[t] * d;
            int p = (positions == null ? t % length : positions[t]) * d;
            int to = t * d;
            for (int j = 0; j < d; j++) {
                y[to + j] = word[w + j] + type[k + j] + position[p + j];
            }
        }
        model.embeddingNorm.apply(tokens, y, 0, d, y, 0, d);
        gemm.multiply(tokens, y, 0, d, model.projection.weight(), model.projection.epilogue(), x, 0, d);
    }

    private void layer(int index, int batch, int length, Observer observer) {
        Layer layer = model.layers.get(index);
        int tokens = batch * length;
        mixingScratch = atLeast(mixingScratch, layer.mixer().scratchLength(length, lent));
        if (observer != null && observer.wantsMixing()) {
            for (int b = 0; b < batch; b++) {
                layer.mixer().mix(length, x, b * length * d, y, b * length * d, mixingScratch, lent);
            }
            observer.mixing(index, y, 0, tokens, d);
        }
        for (int b = 0; b < batch; b++) {
            layer.mixer().mixAdd(length, x, b * length * d, x, b * length * d, mixingScratch, lent);
        }
        layer.mixingNorm().apply(tokens, x, 0, d, x, 0, d);
        inner = atLeast(inner, layer.feedForward().scratchLength(tokens));
        layer.feedForward().apply(gemm, tokens, x, 0, d, inner, 0);
    }

    /** The last layer for position 0 of each sequence. */
    private void firstTokens(Layer layer, int batch, int length) {
        mixingScratch = atLeast(mixingScratch, layer.mixer().scratchLength(length, lent));
        for (int b = 0; b < batch; b++) {
            int first = b * length * d;
            int to = b * d;
            layer.mixer().mixFirst(length, x, first, y, to, mixingScratch, lent);
            for (int j = 0; j < d; j++) {
                y[to + j] = x[first + j] + y[to + j];
            }
        }
        layer.mixingNorm().apply(batch, y, 0, d, y, 0, d);
        inner = atLeast(inner, layer.feedForward().scratchLength(batch));
        layer.feedForward().apply(gemm, batch, y, 0, d, inner, 0);
        for (int b = 0; b < batch; b++) {
            System.arraycopy(y, b * d, x, b * length * d, d);
        }
    }

    private void reserve(int tokens) {
        int floats = tokens * d;
        x = atLeast(x, floats);
        y = atLeast(y, floats);
    }

    private static int size(String what, long a, long b) {
        if (a * b > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    what + " is " + a * b + ", allowed are up to " + (Integer.MAX_VALUE - 64));
        }
        return (int) (a * b);
    }

    private static float[] atLeast(float[] array, int floats) {
        return array.length >= floats ? array : new float[floats];
    }

    private <T> T present(T head) {
        if (head == null) {
            throw new IllegalStateException(
                    "this model has no such head (" + model.config.modelClass().architecture() + ")");
        }
        return head;
    }

    private int encodedBatch() {
        if (batch == 0) {
            throw new IllegalStateException("nothing is encoded yet");
        }
        return batch;
    }

    /** Tokens whose hidden states are there: all. */
    private int encoded() {
        int tokens = encodedBatch() * length;
        if (firstOnly && length > 1) {
            throw new IllegalStateException(
                    "encodeFirst computes the last hidden states of first tokens alone, use encode");
        }
        return tokens;
    }

    private void check(int batch, int length, int[] ids, int[] types, int[] positions) {
        FNetConfig config = model.config;
        if (batch < 1) {
            throw new IllegalArgumentException("batch is " + batch + ", allowed is 1 or more");
        }
        if (length < 1 || positions == null && length > config.maxPositions()) {
            throw new IllegalArgumentException(
                    "length is " + length + ", this model allows 1 to " + config.maxPositions() + " tokens");
        }
        int tokens = size("batch · length", batch, length);
        size("batch · length · hidden size", tokens, d);
        checkRange("ids", ids, tokens, length, config.vocabularySize());
        if (types != null) {
            checkRange("types", types, tokens, length, config.typeVocabularySize());
        }
        if (positions != null) {
            checkRange("positions", positions, tokens, length, config.maxPositions());
        }
    }

    private static void checkRange(String name, int[] values, int tokens, int length, int limit) {
        if (values.length < tokens) {
            throw new IllegalArgumentException(name + " has " + values.length + " entries, " + tokens + " are needed");
        }
        for (int t = 0; t < tokens; t++) {
            if (values[t] < 0 || values[t] >= limit) {
                throw new IllegalArgumentException(name + " has " + values[t] + " at token " + t % length
                        + " of sequence " + t / length + ", this model allows 0 to " + (limit - 1));
            }
        }
    }
}
