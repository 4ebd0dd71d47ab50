package dev.fnet.cli;

import dev.fnet.exec.Workers;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.JsonWriter;
import dev.fnet.io.ModelFormatException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code fnet verify}: compares a model with the stored results of a reference implementation. */
final class VerifyCommand extends Command {
    private static final Option KERNELS = Option.valued("kernels", "FORM",
            "scalar, vector or auto: vector kernels where their warm-up pays (auto); both give the\nsame bits");
    private static final String UNKNOWN = "-";

    private int passed;
    private int failed;
    private int cases;
    private int unreadable;
    private double logRatios;
    private int ratios;

    @Override
    String name() {
        return "verify";
    }

    @Override
    String summary() {
        return "compare models with stored reference results";
    }

    @Override
    String operands() {
        return "DIR…";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(KERNELS, Option.THREADS, StorageName.OPTION, Option.JSON);
    }

    @Override
    String details() {
        return """
                A DIR holds a case: case.json and the outputs it lists; or it is a folder of such DIRs. An output passes
                if its largest error is at most the larger of twice the reference's own float32 error and 2e-6 of the
                largest value; where the case has float32 results only, 1e-5 of it. The last line is the geometric mean
                of our error over the reference's. Exit code 1 if an output fails, 3 if none does and a DIR cannot be read.
                The bounds are those of float weights; with narrower ones the errors tell what they cost.
                Answers in JSON: case, output, max_abs, error, reference_error, pass; the last line sums up.

                  fnet verify golden/my-model
                  fnet verify --json --kernels scalar golden""";
    }

    @Override
    int run(Arguments arguments, Streams streams) {
        if (arguments.operands().isEmpty()) {
            throw new UsageException("no folder; name one with a case.json, or with folders that have one");
        }
        GoldenRun.Kernels kernels = switch (arguments.choice(KERNELS, "auto", List.of("scalar", "vector", "auto"))) {
            case "scalar" -> GoldenRun.Kernels.SCALAR;
            case "vector" -> GoldenRun.Kernels.VECTOR;
            default -> GoldenRun.Kernels.AUTO;
        };
        int threads = arguments.integer(Option.THREADS, 1, 1, Runtime.getRuntime().availableProcessors());
        WeightStorage storage = StorageName.of(arguments);
        boolean json = arguments.has(Option.JSON);
        try (Workers workers = threads == 1 ? null : new Workers(threads)) {
            for (String operand : arguments.positional()) {
                for (Path folder : expand(operand, streams)) {
                    verify(folder, kernels, storage, workers, json, streams);
                    streams.out().flush();
                }
            }
        }
        sumUp(json, streams.out());
        return failed > 0 ? Main.FAILED : unreadable > 0 ? Main.BAD_FILE : Main.DONE;
    }

    /** The folder itself if it is a case, else the cases directly below it, by name. */
    private List<Path> expand(String operand, Streams streams) {
        Path folder;
        try {
            folder = Path.of(operand);
        } catch (InvalidPathException e) {
            unreadable(Arguments.quoted(operand), "is no path here (" + e.getReason() + ")", streams);
            return List.of();
        }
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(GoldenCase.FILE))) {
            return List.of(folder);
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.exists(entry.resolve(GoldenCase.FILE))) {
                    found.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable(operand, "cannot be read (" + e.getMessage() + ")", streams);
            return List.of();
        }
        Collections.sort(found);
        return found.isEmpty() ? List.of(folder) : found; // reading the folder will say what is missing
    }

    private void verify(Path folder, GoldenRun.Kernels kernels, WeightStorage storage, Workers workers, boolean json,
            Streams streams) {
        GoldenCase golden;
        List<Verdict> verdicts;
        long start = System.nanoTime();
        try {
            golden = GoldenCase.read(folder);
            verdicts = GoldenRun.run(golden, kernels, storage, workers, streams);
        } catch (ModelFormatException | IllegalArgumentException | ArithmeticException e) {
            String message = String.valueOf(e.getMessage());
            unreadable(folder.toString(), message, streams);
            return;
        } catch (OutOfMemoryError e) {
            unreadable(folder.toString(), "out of memory; give Java more with -Xmx", streams);
            return;
        }
        cases++;
        if (!json) {
            heading(golden, System.nanoTime() - start, streams.out());
        }
        int width = 0;
        int shapeWidth = 0;
        for (Verdict verdict : verdicts) {
            width = Math.max(width, verdict.output().name().length());
            shapeWidth = Math.max(shapeWidth, Numbers.shape(verdict.output().shape()).length());
        }
        for (Verdict verdict : verdicts) {
            count(verdict);
            if (json) {
                writeJson(golden.name(), verdict, streams.out());
            } else {
                writeText(verdict, width, shapeWidth, streams.out());
            }
        }
    }

    private void unreadable(String folder, String message, Streams streams) {
        unreadable++;
        streams.notice(message.startsWith(folder) ? message : folder + ": " + message);
    }

    private void count(Verdict verdict) {
        if (verdict.pass()) {
            passed++;
        } else {
            failed++;
        }
        double reference = verdict.output().referenceError();
        if (reference > 0 && verdict.error() > 0 && verdict.error() < Double.POSITIVE_INFINITY) {
            logRatios += Math.log(verdict.error() / reference);
            ratios++;
        }
    }

    private static void heading(GoldenCase golden, long nanos, Output out) {
        out.text(golden.name()).text("  (").text(golden.config().modelClass().architecture()).text(", ");
        for (int dimension : golden.shape()) {
            out.text(dimension + "×");
        }
        out.line(golden.config().hiddenSize() + ", " + Numbers.time(nanos) + ")");
    }

    private static void writeText(Verdict verdict, int width, int shapeWidth, Output out) {
        GoldenOutput output = verdict.output();
        double reference = output.referenceError();
        out.text("  ").column(output.name(), width + 2).column(Numbers.shape(output.shape()), shapeWidth + 2);
        out.text("max|x| ").column(Numbers.scientific(output.maxAbs()), 10);
        out.text("error ").column(Numbers.scientific(verdict.error()), 10);
        out.text(output.exact() ? "reference's " : "(against float32) reference's ");
        out.column(Double.isNaN(reference) ? UNKNOWN : Numbers.scientific(reference), 10);
        out.line(verdict.pass() ? "PASS" : "FAIL, allowed " + Numbers.scientific(output.tolerance()));
    }

    private static void writeJson(String name, Verdict verdict, Output out) {
        GoldenOutput output = verdict.output();
        StringBuilder text = new StringBuilder();
        JsonWriter json = new JsonWriter(text).object();
        json.member("case", name).member("output", output.name()).name("shape").array();
        for (long dimension : output.shape()) {
            json.value(dimension);
        }
        json.end().member("max_abs", output.maxAbs()).name("error");
        number(json, verdict.error());
        json.name("reference_error");
        number(json, output.referenceError());
        json.member("tolerance", output.tolerance()).member("pass", verdict.pass()).end().endLine();
        out.lines(text);
    }

    /** JSON has no NaN and no infinities. */
    private static void number(JsonWriter json, double value) {
        if (Double.isFinite(value)) {
            json.value(value);
        } else {
            json.nullValue();
        }
    }

    private void sumUp(boolean json, Output out) {
        double mean = ratios == 0 ? Double.NaN : Math.exp(logRatios / ratios);
        if (json) {
            StringBuilder text = new StringBuilder();
            JsonWriter line = new JsonWriter(text).object();
            line.member("cases", cases).member("unreadable", unreadable).member("outputs", passed + failed);
            line.member("passed", passed).member("failed", failed).name("geometric_mean");
            number(line, mean);
            line.member("compared", ratios).end().endLine();
            out.lines(text);
            return;
        }
        String unread = unreadable == 0 ? "" : ", " + unreadable + " could not be read";
        out.line(passed + " of " + (passed + failed) + " outputs pass in " + cases + (cases == 1 ? " case" : " cases")
                + unread + "; our error over the reference's, geometric mean of " + ratios + ": "
                + (ratios == 0 ? UNKNOWN : Numbers.fixed(mean, 3)));
    }
}
