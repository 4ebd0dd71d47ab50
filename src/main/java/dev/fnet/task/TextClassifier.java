package dev.fnet.task;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelClass;
import dev.fnet.model.ModelFiles;
import dev.fnet.tokenizer.FnetTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies texts. Scores are by the checkpoint's problem type: softmax over the labels for a single-label model,
 * sigmoid per label for a multi-label one, the raw value for a regression. Thread-safe.
 */
public final class TextClassifier implements AutoCloseable {
    private final TextModel text;

    /**
     * A label with its score.
     *
     * @param label the label's name
     * @param score probability, or the value of a regression
     */
    public record Label(String label, double score) {}

    /**
     * The answer for one text.
     *
     * @param label the label with the highest score
     * @param score its score
     * @param labels all labels by falling score
     * @param length what was done to the text's length
     */
    public record Result(String label, double score, List<Label> labels, TextLength length) {}

    private TextClassifier(TextModel text) {
        this.text = text;
    }

    /**
     * Loads a model from a folder or, by name, an embedded one.
     *
     * @throws ModelFormatException if there is none, its files are damaged, or it classifies no texts
     */
    public static TextClassifier load(String folderOrName) {
        return load(ModelFiles.find(folderOrName), TaskOptions.defaults());
    }

    /** Loads a model with options. */
    public static TextClassifier load(ModelFiles files, TaskOptions options) {
        TextModel text = TextModel.load(files, null, options);
        if (text.config().modelClass() != ModelClass.SEQUENCE_CLASSIFICATION) {
            text.close();
            throw new ModelFormatException(files.label("config.json"), "architectures",
                    "is " + text.config().modelClass().architecture() + ", which classifies no texts",
                    "classify needs FNetForSequenceClassification");
        }
        return new TextClassifier(text);
    }

    /** Classifies a text; longer text than the model takes is cut off, as the result says. */
    public Result classify(String input) {
        return classify(List.of(input)).getFirst();
    }

    /** Classifies several texts; texts of equal length run together. */
    public List<Result> classify(List<String> inputs) {
        List<Input> prepared = new ArrayList<>(inputs.size());
        for (String input : inputs) {
            prepared.add(text.input(input));
        }
        int outputs = text.config().outputs();
        List<Result> results = TextModel.empty(inputs.size());
        text.run(prepared, true, new TextModel.BatchReader() {
            @Override
            public void read(Workspace workspace, int[] members, int count) {
                float[] logits = workspace.values(count * outputs);
                workspace.session.sequenceLogits(logits, 0);
                for (int i = 0; i < count; i++) {
                    TextModel.requireFinite(logits, i * outputs, outputs, members[i], prepared.size());
                    results.set(members[i], result(logits, i * outputs, prepared.get(members[i]).length()));
                }
            }
        });
        return results;
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

    private Result result(float[] logits, int off, TextLength length) {
        FNetConfig config = text.config();
        int n = config.outputs();
        double[] scores = scores(config, logits, off, n);
        List<Label> labels = new ArrayList<>(n);
        for (int i : TopK.of(logits, off, n, n)) {
            labels.add(new Label(config.labels().get(i), scores[i]));
        }
        return new Result(labels.getFirst().label(), labels.getFirst().score(), labels, length);
    }

    /** In double: a handful of values, so accuracy is free. */
    private static double[] scores(FNetConfig config, float[] logits, int off, int n) {
        double[] scores = new double[n];
        String type = config.problemType();
        boolean regression = "regression".equals(type) || type == null && n == 1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            scores[i] = logits[off + i];
            largest = Math.max(largest, scores[i]);
        }
        if (regression) {
            return scores;
        }
        if ("multi_label_classification".equals(type)) {
            for (int i = 0; i < n; i++) {
                scores[i] = 1 / (1 + StrictMath.exp(-scores[i]));
            }
            return scores;
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            scores[i] = StrictMath.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < n; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
