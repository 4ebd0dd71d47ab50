package dev.fnet.cli;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.Embedder;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextLength;
import java.util.List;

/** {@code fnet embed}: texts to vectors. */
final class EmbedCommand extends TextCommand<Embedder.Result> {
    private static final int SHOWN = 8;
    private static final Option POOLING = Option.valued("pooling", "HOW",
            "mean, cls (row 0 of the last hidden state), max or pooler (mean); [CLS] and [SEP] count");
    private static final Option NORMALIZE = Option.flag("normalize", "scale every vector to length 1");

    private Embedder task;
    private String pooling;
    private boolean normalized;

    @Override
    String name() {
        return "embed";
    }

    @Override
    String summary() {
        return "turn texts into vectors";
    }

    @Override
    List<Option> ownOptions() {
        return options(List.of(POOLING, NORMALIZE));
    }

    @Override
    String details() {
        return """
                Answers in JSON: vector, pooling, normalized; tokens, padded, truncated: what was done to the length.
                The vectors of a fill-mask model, such as the default one, are no trained sentence embeddings.

                  fnet embed --json --normalize "A text" "Another text"
                  fnet embed --json --pooling cls --jsonl texts.jsonl""";
    }

    @Override
    String defaultModel() {
        return "fnet-mini-mlm";
    }

    @Override
    void check(Arguments arguments) {
        pooling = arguments.choice(POOLING, "mean", List.of("mean", "cls", "max", "pooler"));
        normalized = arguments.has(NORMALIZE);
    }

    @Override
    void load(ModelFiles files, TaskOptions options, Arguments arguments) {
        Embedder.Pooling how = switch (pooling) {
            case "cls" -> Embedder.Pooling.CLS;
            case "max" -> Embedder.Pooling.MAX;
            case "pooler" -> Embedder.Pooling.POOLER;
            default -> Embedder.Pooling.MEAN;
        };
        task = Embedder.load(files, how, normalized, options);
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
    List<Embedder.Result> answer(List<String> texts) {
        return task.embed(texts);
    }

    @Override
    TextLength length(Embedder.Result result) {
        return result.length();
    }

    @Override
    void writeJson(JsonWriter json, Embedder.Result result) {
        json.name("vector").values(result.vector(), 0, result.vector().length);
        json.member("pooling", pooling).member("normalized", normalized);
    }

    @Override
    void writeText(Output out, Embedder.Result result) {
        float[] vector = result.vector();
        out.text("    [");
        for (int i = 0; i < Math.min(SHOWN, vector.length); i++) {
            out.text(i == 0 ? "" : ", ").text(Numbers.fixed(vector[i], 4));
        }
        out.line((vector.length > SHOWN ? ", …" : "") + "]  " + vector.length + " values (all with --json)");
    }

    @Override
    void close() {
        task.close();
    }
}
