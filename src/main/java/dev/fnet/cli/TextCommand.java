package dev.fnet.cli;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpReport;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.LengthPolicy;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextLength;
import dev.fnet.task.TextSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * What fill-mask, classify and embed share: read texts, run them in chunks so that equal lengths can go together, write
 * the answers in the order of the input. A chunk ends where the input would have to be waited for, so that a process
 * that asks and waits is answered at once.
 *
 * @param <R> the answer for one text
 */
abstract class TextCommand<R> extends Command {
    private static final int CHUNK = 64;
    /** The specials [CLS] and [SEP]. */
    private static final int LEAST_LENGTH = 2;

    static final Option LENGTH = Option.valued("length", "POLICY",
            "exact (no padding), max (pad to the model's maximum) or a number of tokens to pad and\n"
                    + "cut to; default: what the checkpoint was made for");

    /** The model that answers if none is named. */
    abstract String defaultModel();

    /** Loads the task; called once, before the other methods below. */
    abstract void load(ModelFiles files, TaskOptions options, Arguments arguments);

    abstract FNetModel model();

    abstract WarmUpReport warmUp();

    /** True if an item may have ids instead of a text. */
    boolean takesIds() {
        return false;
    }

    /** The answers for texts, in their order. */
    abstract List<R> answer(List<String> texts);

    /** The answer for ids. */
    R answerIds(TextItem item) {
        throw new IllegalStateException("no ids");
    }

    abstract TextLength length(R result);

    /** Writes the members of the answer. */
    abstract void writeJson(JsonWriter json, R result);

    /** Writes the answer for people, without the headline. */
    abstract void writeText(Output out, R result);

    abstract void close();

    /** The options of this kind of command, {@code own} among them. */
    final List<Option> options(List<Option> own) {
        List<Option> all = new ArrayList<>();
        all.add(model(defaultModel()));
        all.add(TextInput.FILE);
        all.add(TextInput.JSONL);
        all.addAll(own);
        all.add(LENGTH);
        all.add(Option.THREADS);
        all.add(StorageName.OPTION);
        all.add(Option.JSON);
        return all;
    }

    /** The option that names the model. */
    static Option model(String byDefault) {
        return Option.valued("model", "DIR|NAME",
                "a model folder, or fnet-mini-mlm or fnet-mini-topics (" + byDefault + ")");
    }

    @Override
    final String operands() {
        return "TEXT… | - | --file F… | --jsonl F";
    }

    @Override
    final int run(Arguments arguments, Streams streams) {
        LengthPolicy policy = policy(arguments);
        int threads = arguments.integer(Option.THREADS, 1, 1, Runtime.getRuntime().availableProcessors());
        WeightStorage storage = StorageName.of(arguments);
        check(arguments);
        try (TextInput input = new TextInput(arguments.operands(), streams.in(), takesIds())) {
            ModelFiles files = ModelFiles.find(arguments.text(model(defaultModel()), defaultModel()));
            checkLength(policy, files);
            load(files, new TaskOptions(policy, threads, storage), arguments);
            try {
                run(input, policy == null ? model().config().lengthPolicy() : policy, arguments.has(Option.JSON),
                        streams);
            } finally {
                close();
            }
        }
        return Main.DONE;
    }

    /** Checks the command's own options before anything is loaded. */
    void check(Arguments arguments) {}

    private void run(TextInput input, LengthPolicy policy, boolean json, Streams streams) {
        Progress progress = new Progress(streams, "texts");
        List<TextItem> chunk = new ArrayList<>();
        WarmUp warmUp = new WarmUp(streams);
        long done = 0;
        while (true) {
            RuntimeException fault = read(input, chunk);
            for (TextItem item : chunk) {
                warmUp.add(Work.of(item, model().config(), policy));
            }
            if (warmUp.due()) {
                WarmUpReport refused = Work.refused();
                warmUp.note(refused != null ? refused : warmUp());
            }
            if (!chunk.isEmpty()) {
                answer(chunk, json, streams, progress);
                done += chunk.size();
            }
            if (fault != null) {
                throw fault;
            }
            if (chunk.isEmpty()) {
                progress.end();
                return;
            }
            progress.done(done);
        }
    }

    /** Fills the chunk; a fault of the input is returned, so that the texts before it are answered first. */
    private static RuntimeException read(TextInput input, List<TextItem> chunk) {
        chunk.clear();
        try {
            while (chunk.size() < CHUNK && (chunk.isEmpty() || input.ready())) {
                TextItem item = input.next();
                if (item == null) {
                    return null;
                }
                chunk.add(item);
            }
            return null;
        } catch (RuntimeException fault) {
            return fault;
        }
    }

    private void answer(List<TextItem> chunk, boolean json, Streams streams, Progress progress) {
        List<R> results = new ArrayList<>(chunk.size());
        InputException fault = null;
        try {
            results.addAll(answerAll(chunk));
        } catch (IllegalArgumentException oneIsWrong) {
            fault = oneByOne(chunk, results);
        }
        progress.end();
        for (int i = 0; i < results.size(); i++) {
            write(chunk.get(i), results.get(i), json, streams.out());
        }
        if (fault != null) {
            throw fault;
        }
        streams.out().flush();
    }

    private List<R> answerAll(List<TextItem> chunk) {
        List<String> texts = new ArrayList<>(chunk.size());
        for (TextItem item : chunk) {
            if (item.text() == null) {
                return answerEach(chunk);
            }
            texts.add(item.text());
        }
        return answer(texts);
    }

    private List<R> answerEach(List<TextItem> chunk) {
        List<R> results = new ArrayList<>(chunk.size());
        for (TextItem item : chunk) {
            results.add(answerOne(item));
        }
        return results;
    }

    private R answerOne(TextItem item) {
        return item.text() == null ? answerIds(item) : answer(List.of(item.text())).getFirst();
    }

    /** Answers up to the text that cannot be answered and says which one that is. */
    private InputException oneByOne(List<TextItem> chunk, List<R> results) {
        for (TextItem item : chunk) {
            try {
                results.add(answerOne(item));
            } catch (IllegalArgumentException e) {
                return new InputException(item.place() + ": " + e.getMessage(), e);
            }
        }
        return null;
    }

    private void write(TextItem item, R result, boolean json, Output out) {
        TextLength length = length(result);
        if (json) {
            StringBuilder text = new StringBuilder();
            JsonWriter line = new JsonWriter(text).object();
            if (item.id() != null) {
                line.name("id").value(item.id());
            }
            try {
                writeJson(line, result);
            } catch (IllegalArgumentException notFinite) {
                throw new InputException(item.place() + ": " + notFinite.getMessage(), notFinite);
            }
            line.member("tokens", length.tokens());
            line.member("padded", length.padded());
            line.member("truncated", length.truncated());
            line.end().endLine();
            out.lines(text);
            return;
        }
        out.text(item.headline());
        if (length.padded() > 0) {
            out.text("  (" + length.tokens() + " tokens padded to " + (length.tokens() + length.padded()) + ")");
        }
        if (length.truncated() > 0) {
            out.text("  (cut to " + length.tokens() + " tokens, " + length.truncated() + " dropped)");
        }
        out.line();
        writeText(out, result);
    }

    /** When to warm up: before the first large piece of work, and again later where a busy machine was too slow. */
    private static final class WarmUp {
        private static final double LATER = 8;

        private final Streams streams;
        private double work;
        private double dueAt = Work.WARM_UP_FLOP;
        private boolean told;

        WarmUp(Streams streams) {
            this.streams = streams;
        }

        void add(double flop) {
            work += flop;
        }

        boolean due() {
            return work > dueAt;
        }

        void note(WarmUpReport report) {
            dueAt = report.hot() || !Machine.vectorsUsable() ? Double.POSITIVE_INFINITY : LATER * work;
            if (!told) {
                told = true;
                Work.tellIfCold(report, streams);
            }
        }
    }

    private static LengthPolicy policy(Arguments arguments) {
        String text = arguments.text(LENGTH, null);
        if (text == null) {
            return null;
        }
        if (text.equals("max")) {
            return LengthPolicy.PAD_TO_MAX;
        }
        boolean number = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        LengthPolicy policy;
        try {
            policy = LengthPolicy.parse(number ? "pad_to(" + text + ")" : text);
        } catch (IllegalArgumentException wrong) {
            policy = null;
        }
        if (policy == null || policy instanceof LengthPolicy.PadTo padTo && padTo.length() < LEAST_LENGTH) {
            throw new UsageException("--length is " + Arguments.quoted(text)
                    + ", allowed are exact, max and a number of tokens from " + LEAST_LENGTH);
        }
        return policy;
    }

    /** A length that the model does not have is a wrong option, not a text that cannot be answered. */
    private static void checkLength(LengthPolicy policy, ModelFiles files) {
        if (policy instanceof LengthPolicy.PadTo padTo) {
            int most = TextSettings.read(files, FNetConfig.parse(files.json("config.json")).maxPositions())
                    .maximum();
            if (padTo.length() > most) {
                throw Arguments.outOfRange(LENGTH, Integer.toString(padTo.length()), LEAST_LENGTH, most);
            }
        }
    }
}
