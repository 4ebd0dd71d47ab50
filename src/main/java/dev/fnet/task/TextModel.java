package dev.fnet.task;

import dev.fnet.io.ModelFormatException;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.LengthPolicy;
import dev.fnet.model.ModelClass;
import dev.fnet.model.ModelFiles;
import dev.fnet.tokenizer.FnetTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with its tokenizer and length policy: turns texts into batches of equal length and runs them. What the three
 * tasks share.
 */
final class TextModel implements AutoCloseable {
    /** Tokens of one batch at most, unless one text has more: enough for full speed, small enough for the caches. */
    private static final int BATCH_TOKENS = 2048;

    final FnetTokenizer tokenizer;
    final Engine engine;
    private final LengthPolicy policy;
    private final int maximum;

    private TextModel(FnetTokenizer tokenizer, Engine engine, LengthPolicy policy, int maximum) {
        this.tokenizer = tokenizer;
        this.engine = engine;
        this.policy = policy;
        this.maximum = maximum;
    }

    static TextModel load(ModelFiles files, ModelClass wanted, TaskOptions options) {
        FNetConfig config = FNetConfig.parse(files.json("config.json"), wanted);
        TextSettings settings = TextSettings.read(files, config.maxPositions());
        FnetTokenizer tokenizer = settings.tokenizer(files);
        if (tokenizer.model().size() > config.vocabularySize()) {
            throw new ModelFormatException(files.label("spiece.model"), "", "has " + tokenizer.model().size()
                    + " pieces, the model's vocabulary has " + config.vocabularySize(),
                    "check that spiece.model belongs to this model");
        }
        LengthPolicy policy = options.lengthPolicy() == null ? config.lengthPolicy() : options.lengthPolicy();
        // Refuses a length that the model does not have, before the first text.
        if (policy.limit(settings.maximum()) < 2) {
            throw new IllegalArgumentException("texts are cut to " + policy.limit(settings.maximum())
                    + " token, allowed is 2 or more: [CLS] and [SEP] count");
        }
        if (policy != LengthPolicy.EXACT && tokenizer.padId() < 0) {
            throw new ModelFormatException(files.label("spiece.model"), "pieces", "there is no piece <pad>",
                    "the length policy " + policy + " pads; choose exact");
        }
        Engine engine = new Engine(FNetModel.load(files, config, options.weightStorage()), options.threads());
        return new TextModel(tokenizer, engine, policy, settings.maximum());
    }

    FNetConfig config() {
        return engine.model.config();
    }

    /** The text's ids at the length that the model will see. */
    Input input(String text) {
        int[] all = tokenizer.encode(text).ids();
        int kept = Math.min(all.length, policy.limit(maximum));
        int length = policy.paddedLength(kept, maximum);
        int[] ids = new int[length];
        System.arraycopy(all, 0, ids, 0, kept);
        int masksCut = 0;
        if (kept < all.length) {
            for (int i = kept - 1; i < all.length; i++) {
                masksCut += all[i] == tokenizer.maskId() ? 1 : 0;
            }
            ids[kept - 1] = tokenizer.sepId();
        }
        for (int i = kept; i < length; i++) {
            ids[i] = tokenizer.padId();
        }
        return new Input(ids, new TextLength(kept, length - kept, all.length - kept), masksCut);
    }

    /** What is done with a batch that has been encoded. No lambda implements it: the first one costs a cold start 30 ms. */
    interface BatchReader {
        /**
         * Reads the results of one batch.
         *
         * @param inputs indices of the batch's inputs, in the order of its sequences
         */
        void read(Workspace workspace, int[] inputs, int count);
    }

    /** Runs all inputs, equal lengths together, and shows every batch to {@code reader}. */
    void run(List<Input> inputs, BatchReader reader) {
        run(inputs, false, reader);
    }

    /** The same; with {@code first} the reader wants what is made of first tokens alone. */
    void run(List<Input> inputs, boolean first, BatchReader reader) {
        boolean[] done = new boolean[inputs.size()];
        int[] members = new int[inputs.size()];
        Workspace workspace = engine.acquire();
        try {
            for (int next = 0; next < inputs.size(); next++) {
                if (done[next]) {
                    continue;
                }
                int length = inputs.get(next).ids().length;
                int most = Math.max(1, BATCH_TOKENS / length);
                int count = 0;
                for (int i = next; i < inputs.size() && count < most; i++) {
                    if (!done[i] && inputs.get(i).ids().length == length) {
                        done[i] = true;
                        members[count++] = i;
                    }
                }
                int[] ids = workspace.ids(count * length);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(inputs.get(members[i]).ids(), 0, ids, i * length, length);
                }
                if (first) {
                    workspace.session.encodeFirst(count, length, ids, null, null);
                } else {
                    workspace.session.encode(count, length, ids, null, null);
                }
                reader.read(workspace, members, count);
            }
        } finally {
            engine.release(workspace);
        }
    }

    /** Finite weights can still overflow: then the answer is an error, not NaN. */
    static void requireFinite(float[] values, int off, int count, int input, int inputs) {
        float sum = 0; // 0·v is NaN for NaN and for infinities
        for (int i = off; i < off + count; i++) {
            sum += 0f * values[i];
        }
        if (sum != sum) {
            throw new IllegalArgumentException((inputs == 1 ? "the text" : "text " + (input + 1) + " of " + inputs)
                    + " makes the model's output overflow float32; its weights are damaged or too large");
        }
    }

    static <T> List<T> empty(int size) {
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(null);
        }
        return list;
    }

    @Override
    public void close() {
        engine.close();
    }
}
