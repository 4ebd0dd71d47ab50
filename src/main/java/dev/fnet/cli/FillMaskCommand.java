package dev.fnet.cli;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.FillMask;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextLength;
import java.util.List;

/** {@code fnet fill-mask}: the likeliest tokens for every {@code [MASK]}. */
final class FillMaskCommand extends TextCommand<FillMask.Result> {
    private static final Option TOP_K = Option.valued("top-k", "K", "candidates per mask (5)");

    private FillMask task;
    private int topK;

    @Override
    String name() {
        return "fill-mask";
    }

    @Override
    String summary() {
        return "fill the [MASK] of texts";
    }

    @Override
    List<Option> ownOptions() {
        return options(List.of(TOP_K));
    }

    @Override
    String details() {
        return """
                A JSON line of --jsonl may have "ids" (complete and masked) and "positions" instead of "text".
                Answers in JSON: masks: [{position, candidates}], candidates: those of the first mask, each with token,
                piece, id and score (its probability); tokens, padded, truncated: what was done to the length.

                  fnet fill-mask "He wrote several [MASK] about the history of music."
                  fnet fill-mask --json --top-k 3 - < sentences.txt""";
    }

    @Override
    String defaultModel() {
        return "fnet-mini-mlm";
    }

    @Override
    boolean takesIds() {
        return true;
    }

    @Override
    void check(Arguments arguments) {
        topK = arguments.integer(TOP_K, 5, 1, Integer.MAX_VALUE);
    }

    @Override
    void load(ModelFiles files, TaskOptions options, Arguments arguments) {
        task = FillMask.load(files, options);
        int most = task.model().config().vocabularySize();
        if (topK > most) {
            task.close();
            throw Arguments.outOfRange(TOP_K, Integer.toString(topK), 1, most);
        }
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
    List<FillMask.Result> answer(List<String> texts) {
        return task.predict(texts, topK);
    }

    @Override
    FillMask.Result answerIds(TextItem item) {
        return task.predictIds(item.ids(), item.positions(), topK);
    }

    @Override
    TextLength length(FillMask.Result result) {
        return result.length();
    }

    @Override
    void writeJson(JsonWriter json, FillMask.Result result) {
        json.name("masks").array();
        for (FillMask.Mask mask : result.masks()) {
            json.object().member("position", mask.position()).name("candidates");
            candidates(json, mask.candidates());
            json.end();
        }
        json.end().name("candidates");
        candidates(json, result.masks().getFirst().candidates());
    }

    @Override
    void writeText(Output out, FillMask.Result result) {
        List<FillMask.Mask> masks = result.masks();
        for (FillMask.Mask mask : masks) {
            if (masks.size() > 1) {
                out.line("  token " + mask.position() + ":");
            }
            writeCandidates(out, mask.candidates());
        }
    }

    /** The candidates of one mask, a line each. */
    static void writeCandidates(Output out, List<FillMask.Candidate> candidates) {
        int width = 0;
        for (FillMask.Candidate candidate : candidates) {
            width = Math.max(width, candidate.token().codePointCount(0, candidate.token().length()));
        }
        for (FillMask.Candidate candidate : candidates) {
            out.text("    ").column(candidate.token(), width + 2).right(Numbers.percent(candidate.score()), 7).line();
        }
    }

    @Override
    void close() {
        task.close();
    }

    private static void candidates(JsonWriter json, List<FillMask.Candidate> candidates) {
        json.array();
        for (FillMask.Candidate candidate : candidates) {
            json.object().member("token", candidate.token()).member("piece", candidate.piece());
            json.member("id", candidate.id()).member("score", candidate.score()).end();
        }
        json.end();
    }
}
