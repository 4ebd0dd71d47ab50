package dev.fnet.cli;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.FillMask;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextClassifier;
import dev.fnet.task.TextLength;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** {@code fnet demo}: the two embedded models on sample texts or the user's own, with the time each answer took. */
final class DemoCommand extends Command {
    private static final String FILL_MASK_MODEL = "fnet-mini-mlm";
    private static final String TOPICS_MODEL = "fnet-mini-topics";
    private static final String MASK = "[MASK]";
    private static final String SENTENCE = "He wrote several [MASK] about the history of music.";
    private static final String SAMPLE = "samples/hypertext-transfer-protocol.txt";
    private static final int CANDIDATES = 5;
    private static final int TOPICS = 3;
    private static final int REPEATS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    @Override
    String name() {
        return "demo";
    }

    @Override
    String summary() {
        return "run both embedded models on sample texts or your own";
    }

    @Override
    String operands() {
        return "[TEXT… | - | --file F…]";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(TextInput.FILE, Option.THREADS, StorageName.OPTION);
    }

    @Override
    String details() {
        return """
                A text with [MASK] goes to the fill-mask model, any other text to the topics model, which wants long
                documents; sample texts stand in where you give none.

                  fnet demo
                  fnet demo "The film was released in [MASK] 2004." --file article.txt""";
    }

    @Override
    int run(Arguments arguments, Streams streams) {
        int threads = arguments.integer(Option.THREADS, 1, 1, Runtime.getRuntime().availableProcessors());
        TaskOptions options = TaskOptions.defaults().withThreads(threads).withWeightStorage(StorageName.of(arguments));
        Output out = streams.out();
        boolean filled = false;
        boolean classified = false;
        if (!arguments.operands().isEmpty()) {
            try (TextInput input = new TextInput(arguments.operands(), streams.in(), false)) {
                for (TextItem item = input.next(); item != null; item = input.next()) {
                    if (item.text().contains(MASK)) {
                        fill(item.text(), options, out);
                        filled = true;
                    } else {
                        classify(item.text(), item.headline(), options, out);
                        classified = true;
                    }
                }
            }
        }
        if (!filled) {
            fill(SENTENCE, options, out);
        }
        if (!classified) {
            byte[] sample = ModelFiles.embedded(TOPICS_MODEL).bytes(SAMPLE);
            String text = new String(sample, StandardCharsets.UTF_8);
            classify(text, "Wikipedia's article on the Hypertext Transfer Protocol", options, out);
        }
        return Main.DONE;
    }

    private static void fill(String text, TaskOptions options, Output out) {
        out.line("Fill-mask with " + FILL_MASK_MODEL + ":").line("  " + text).line().flush();
        long start = System.nanoTime();
        try (FillMask task = FillMask.load(ModelFiles.embedded(FILL_MASK_MODEL), options)) {
            long loaded = System.nanoTime();
            FillMask.Result result = task.predict(text, CANDIDATES);
            long answered = System.nanoTime();
            for (FillMask.Mask mask : result.masks()) {
                FillMaskCommand.writeCandidates(out, mask.candidates());
                out.line();
            }
            times(out, result.length(), loaded - start, answered - loaded);
            WarmUpReport report = Work.warmUp(task.model(), WARM_UP);
            long[] nanos = new long[REPEATS];
            for (int i = 0; i < REPEATS; i++) {
                long before = System.nanoTime();
                task.predict(text, CANDIDATES);
                nanos[i] = System.nanoTime() - before;
            }
            warmed(out, report, nanos);
        }
    }

    private static void classify(String text, String headline, TaskOptions options, Output out) {
        out.line("Topic of a document with " + TOPICS_MODEL + ":").line("  " + headline).line().flush();
        long start = System.nanoTime();
        try (TextClassifier task = TextClassifier.load(ModelFiles.embedded(TOPICS_MODEL), options)) {
            long loaded = System.nanoTime();
            TextClassifier.Result result = task.classify(text);
            long answered = System.nanoTime();
            ClassifyCommand.writeLabels(out, result.labels(), true, TOPICS);
            out.line();
            times(out, result.length(), loaded - start, answered - loaded);
            WarmUpReport report = Work.warmUp(task.model(), WARM_UP);
            long[] nanos = new long[REPEATS];
            for (int i = 0; i < REPEATS; i++) {
                long before = System.nanoTime();
                task.classify(text);
                nanos[i] = System.nanoTime() - before;
            }
            warmed(out, report, nanos);
        }
    }

    private static void times(Output out, TextLength length, long load, long answer) {
        String cut = length.truncated() == 0 ? "" : ", " + Numbers.count(length.truncated()) + " more cut off";
        out.line("  " + Numbers.count(length.tokens()) + " tokens" + cut + ": answered in " + Numbers.time(answer)
                + " right after start (model loaded in " + Numbers.time(load) + ")").flush();
    }

    private static void warmed(Output out, WarmUpReport report, long[] nanos) {
        Arrays.sort(nanos);
        String median = Numbers.time(nanos[nanos.length / 2]);
        if (report.hot()) {
            out.line("  " + median + " once the vector kernels are compiled (warm-up took "
                    + Numbers.time(report.millis() * 1_000_000) + ")").line();
        } else {
            out.line("  " + median + " when repeated, by scalar kernels only: " + Work.why(report)).line();
        }
        out.flush();
    }
}
