package dev.fnet.cli;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextClassifier;
import dev.fnet.task.TextLength;
import java.util.List;

/** {@code fnet classify}: the labels of texts with their scores. */
final class ClassifyCommand extends TextCommand<TextClassifier.Result> {
    private static final int SHOWN = 5;

    private TextClassifier task;
    private boolean probabilities;

    @Override
    String name() {
        return "classify";
    }

    @Override
    String summary() {
        return "tell the label of texts, by default the topic of long documents";
    }

    @Override
    List<Option> ownOptions() {
        return options(List.of());
    }

    @Override
    String details() {
        return """
                Answers in JSON: label, score, labels: [{label, score}] by falling score; tokens, padded, truncated:
                what was done to the length. A score is the softmax, the sigmoid (multi-label models) or the raw value
                (regressions). The default model knows eleven topics and wants articles, not single sentences.

                  fnet classify --file article.txt other.txt
                  fnet classify --json --jsonl documents.jsonl""";
    }

    @Override
    String defaultModel() {
        return "fnet-mini-topics";
    }

    @Override
    void load(ModelFiles files, TaskOptions options, Arguments arguments) {
        task = TextClassifier.load(files, options);
        FNetConfig config = task.model().config();
        probabilities = !"regression".equals(config.problemType())
                && (config.problemType() != null || config.outputs() > 1);
    }

    @Override
    FNetModel model() {
        return task.model();
    }

    @Override
    WarmUpReport warmUp() {
        return task.warmUp();
    }

    @Override
    List<TextClassifier.Result> answer(List<String> texts) {
        return task.classify(texts);
    }

    @Override
    TextLength length(TextClassifier.Result result) {
        return result.length();
    }

    @Override
    void writeJson(JsonWriter json, TextClassifier.Result result) {
        json.member("label", result.label()).member("score", result.score()).name("labels").array();
        for (TextClassifier.Label label : result.labels()) {
            json.object().member("label", label.label()).member("score", label.score()).end();
        }
        json.end();
    }

    @Override
    void writeText(Output out, TextClassifier.Result result) {
        writeLabels(out, result.labels(), probabilities, SHOWN);
    }

    /** The best labels, a line each. */
    static void writeLabels(Output out, List<TextClassifier.Label> labels, boolean probabilities, int most) {
        int count = Math.min(most, labels.size());
        int width = 0;
        for (TextClassifier.Label label : labels.subList(0, count)) {
            width = Math.max(width, label.label().codePointCount(0, label.label().length()));
        }
        for (TextClassifier.Label label : labels.subList(0, count)) {
            String score = probabilities ? Numbers.percent(label.score()) : Numbers.fixed(label.score(), 4);
            out.text("    ").column(label.label(), width + 2).right(score, 7).line();
        }
    }

    @Override
    void close() {
        task.close();
    }
}
