package dev.fnet.task;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.nn.Softmax;
import dev.fnet.tokenizer.FnetTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills the {@code [MASK]} of a text: the most probable pieces for every masked position. Thread-safe.
 *
 * <p>The scalar twins of the kernels answer until {@link #warmUp}; a service calls it before it reports ready.
 */
public final class FillMask implements AutoCloseable {
    private static final int MASKS_AT_ONCE = 16;

    private final TextModel text;
    private final Softmax softmax;

    /**
     * One way to fill a mask.
     *
     * @param token the piece as text, without the mark of a preceding space
     * @param piece the piece as the vocabulary spells it
     * @param id its id
     * @param score its probability over the whole vocabulary
     */
    public record Candidate(String token, String piece, int id, double score) {}

    /**
     * A masked position.
     *
     * @param position index among the text's tokens, {@code [CLS]} being 0
     * @param candidates by falling score
     */
    public record Mask(int position, List<Candidate> candidates) {}

    /**
     * The answer for one text.
     *
     * @param masks one entry per masked position, from left to right
     * @param length what was done to the text's length
     */
    public record Result(List<Mask> masks, TextLength length) {
        /** The candidates of the first mask. */
        public List<Candidate> candidates() {
            return masks.getFirst().candidates();
        }
    }

    private FillMask(TextModel text) {
        this.text = text;
        this.softmax = new Softmax(text.engine.model.kernelState());
    }

    /**
     * Loads a model from a folder or, by name, an embedded one.
     *
     * @throws ModelFormatException if there is none, its files are damaged, or it predicts no tokens
     */
    public static FillMask load(String folderOrName) {
        return load(ModelFiles.find(folderOrName), TaskOptions.defaults());
    }

    /** Loads a model with options. */
    public static FillMask load(ModelFiles files, TaskOptions options) {
        TextModel text = TextModel.load(files, null, options);
        if (!text.config().modelClass().predictsTokens()) {
            text.close();
            throw new ModelFormatException(files.label("config.json"), "architectures",
                    "is " + text.config().modelClass().architecture() + ", which predicts no tokens",
                    "fill-mask needs FNetForMaskedLM or FNetForPreTraining");
        }
        if (text.tokenizer.maskId() < 0) {
            text.close();
            throw new ModelFormatException(files.label("spiece.model"), "pieces", "there is no piece [MASK]",
                    "use the spiece.model of an FNet model");
        }
        return new FillMask(text);
    }

    /**
     * Fills the masks of a text.
     *
     * @param topK candidates per mask, 1 to the size of the vocabulary
     * @throws IllegalArgumentException if the text has no {@code [MASK]} or one of them is cut off by truncation
     */
    public Result predict(String input, int topK) {
        return predict(List.of(input), topK).getFirst();
    }

    /** Fills the masks of several texts; texts of equal length run together. */
    public List<Result> predict(List<String> inputs, int topK) {
        checkTopK(topK);
        List<Input> prepared = new ArrayList<>(inputs.size());
        int[][] positions = new int[inputs.size()][];
        for (int i = 0; i < inputs.size(); i++) {
            Input input = text.input(inputs.get(i));
            prepared.add(input);
            positions[i] = masks(input, i, inputs.size());
        }
        return run(prepared, positions, topK);
    }

    /**
     * Fills given positions of given ids, which are run as they are: no specials added, no padding.
     *
     * @param ids all ids, specials included
     * @param positions indices into {@code ids}; any token may be there
     */
    public Result predictIds(int[] ids, int[] positions, int topK) {
        checkTopK(topK);
        if (ids.length == 0) {
            throw new IllegalArgumentException("ids is empty, at least one is needed");
        }
        if (positions.length == 0) {
            throw new IllegalArgumentException("positions is empty, at least one is needed");
        }
        for (int position : positions) {
            if (position < 0 || position >= ids.length) {
                throw new IllegalArgumentException(
                        "positions has " + position + ", allowed are 0 to " + (ids.length - 1));
            }
        }
        Input input = new Input(ids.clone(), new TextLength(ids.length, 0, 0), 0);
        return run(List.of(input), new int[][] {positions.clone()}, topK).getFirst();
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

    private List<Result> run(List<Input> inputs, int[][] positions, int topK) {
        List<Result> results = TextModel.empty(inputs.size());
        text.run(inputs, new TextModel.BatchReader() {
            @Override
            public void read(Workspace workspace, int[] members, int count) {
                int length = workspace.session.length();
                for (int i = 0; i < count; i++) {
                    int[] wanted = positions[members[i]];
                    results.set(members[i], new Result(masks(workspace, i * length, wanted, topK, members[i], inputs.size()),
                            inputs.get(members[i]).length()));
                }
            }
        });
        return results;
    }

    private List<Mask> masks(Workspace workspace, int firstToken, int[] wanted, int topK, int input,
            int inputs) {
        int vocabulary = text.config().vocabularySize();
        List<Mask> masks = new ArrayList<>(wanted.length);
        // In chunks, because a text may be all masks and every one of them gets a whole vocabulary of logits.
        for (int from = 0; from < wanted.length; from += MASKS_AT_ONCE) {
            int count = Math.min(MASKS_AT_ONCE, wanted.length - from);
            int[] tokens = workspace.positions(count);
            for (int i = 0; i < count; i++) {
                tokens[i] = firstToken + wanted[from + i];
            }
            float[] logits = workspace.values(count * vocabulary);
            workspace.session.predictions(count, tokens, logits, 0);
            TextModel.requireFinite(logits, 0, count * vocabulary, input, inputs);
            for (int i = 0; i < count; i++) {
                masks.add(new Mask(wanted[from + i], candidates(logits, i * vocabulary, topK)));
            }
        }
        return masks;
    }

    private List<Candidate> candidates(float[] logits, int off, int topK) {
        int vocabulary = text.config().vocabularySize();
        double logSumExp = softmax.logSumExp(logits, off, vocabulary);
        int[] best = TopK.of(logits, off, Math.min(vocabulary, text.tokenizer.model().size()), topK);
        List<Candidate> candidates = new ArrayList<>(best.length);
        for (int id : best) {
            String piece = text.tokenizer.model().piece(id);
            candidates.add(new Candidate(plain(piece), piece, id, StrictMath.exp(logits[off + id] - logSumExp)));
        }
        return candidates;
    }

    private static String plain(String piece) {
        return piece.startsWith("\u2581") ? piece.substring(1) : piece;
    }

    private int[] masks(Input input, int index, int inputs) {
        String name = inputs == 1 ? "the text" : "text " + (index + 1) + " of " + inputs;
        TextLength length = input.length();
        if (input.masksCut() > 0) {
            throw new IllegalArgumentException("a [MASK] is cut off: " + name + " has "
                    + (length.tokens() + length.truncated()) + " tokens, the model sees " + length.tokens());
        }
        int mask = text.tokenizer.maskId();
        int[] positions = new int[length.tokens()];
        int count = 0;
        for (int i = 0; i < length.tokens(); i++) {
            if (input.ids()[i] == mask) {
                positions[count++] = i;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(name + " has no [MASK]");
        }
        return Arrays.copyOf(positions, count);
    }

    private void checkTopK(int topK) {
        int most = text.config().vocabularySize();
        if (topK < 1 || topK > most) {
            throw new IllegalArgumentException("top-k is " + topK + ", allowed are 1 to " + most);
        }
    }
}
