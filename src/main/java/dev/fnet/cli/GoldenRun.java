package dev.fnet.cli;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.exec.Workers;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelClass;
import dev.fnet.model.Observer;
import dev.fnet.model.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Runs the model of a reference case once and compares every output that the case lists. */
final class GoldenRun {
    /** Which form of the kernels computes. */
    enum Kernels {
        /** The scalar twins. */
        SCALAR,
        /** The vector kernels, after a warm-up. */
        VECTOR,
        /** The vector kernels where the case is large enough for a warm-up to pay. */
        AUTO
    }

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration INSISTING = Duration.ofSeconds(60);

    private static final String MIXING = "mixing.";
    private static final String HIDDEN = "hidden_states.";
    private static final String LAST = "last_hidden_state";

    private final GoldenCase golden;
    private final FNetConfig config;
    private final Session session;
    private final Verdict[] verdicts;

    private GoldenRun(GoldenCase golden, Session session) {
        this.golden = golden;
        this.config = golden.config();
        this.session = session;
        this.verdicts = new Verdict[golden.outputs().size()];
    }

    /**
     * Runs a case.
     *
     * @param storage how the weights are kept
     * @param workers threads that compute, or {@code null} for the caller's alone
     * @return one verdict for every output, in the order of the case
     * @throws ModelFormatException if weights are damaged or an output is not one of this model
     */
    static List<Verdict> run(GoldenCase golden, Kernels kernels, WeightStorage storage, Workers workers,
            Streams streams) {
        FNetModel model;
        try (TensorSource weights = golden.openWeights()) {
            model = FNetModel.of(golden.config(), weights, storage);
        }
        if (kernels == Kernels.VECTOR || kernels == Kernels.AUTO && work(golden) > Work.WARM_UP_FLOP) {
            WarmUpReport report = Work.warmUp(model, kernels == Kernels.VECTOR ? INSISTING : PATIENT);
            if (kernels == Kernels.VECTOR && !report.hot()) {
                throw new IllegalStateException("the vector kernels do not answer: " + Work.why(report));
            }
            Work.tellIfCold(report, streams);
        }
        GoldenRun run = new GoldenRun(golden, model.newSession(workers));
        run.encode();
        run.heads();
        return Arrays.asList(run.verdicts);
    }

    private static double work(GoldenCase golden) {
        FNetConfig config = golden.config();
        double flop = Work.perToken(config) * golden.ids().length;
        if (config.modelClass().predictsTokens()) {
            for (GoldenOutput output : golden.outputs()) {
                if (output.name().endsWith("logits") && output.shape().length > 1) {
                    flop += 2.0 * config.hiddenSize() * output.shape()[0] * output.shape()[1];
                }
            }
        }
        return flop;
    }

    private void encode() {
        boolean mixing = false;
        for (GoldenOutput output : golden.outputs()) {
            mixing |= output.name().startsWith(MIXING);
        }
        boolean wantsMixing = mixing;
        session.encode(golden.sequences(), golden.length(), golden.ids(), golden.types(), golden.positions(),
                new Observer() {
                    @Override
                    public void mixing(int layer, float[] x, int off, int tokens, int hidden) {
                        compare(MIXING + layer, x, off, golden.sequences(), golden.length(), hidden);
                    }

                    @Override
                    public void hiddenState(int index, float[] x, int off, int tokens, int hidden) {
                        compare(HIDDEN + index, x, off, golden.sequences(), golden.length(), hidden);
                        if (index == config.layers()) {
                            compare(LAST, x, off, golden.sequences(), golden.length(), hidden);
                        }
                    }

                    @Override
                    public boolean wantsMixing() {
                        return wantsMixing;
                    }
                });
    }

    private void heads() {
        for (int i = 0; i < verdicts.length; i++) {
            GoldenOutput output = golden.outputs().get(i);
            if (verdicts[i] == null && !head(output)) {
                throw new ModelFormatException(golden.folder().resolve(GoldenCase.FILE).toString(), output.name(),
                        "is no output of " + config.modelClass().architecture() + " with " + config.layers()
                                + " layers", "correct the case");
            }
        }
    }

    /** Computes an output of a head and compares it; false if this model has none of that name. */
    private boolean head(GoldenOutput output) {
        return switch (output.name()) {
            case "pooler_output" -> pooled();
            case "logits" -> logits(output);
            case "prediction_logits" -> config.modelClass().predictsTokens() && vocabulary(output);
            case "seq_relationship_logits" -> sequence(output.name());
            case "start_logits" -> span(output.name(), 0);
            case "end_logits" -> span(output.name(), 1);
            default -> false;
        };
    }

    private boolean pooled() {
        int d = config.hiddenSize();
        if (!config.modelClass().pools() || !session.model().hasPooler()) {
            return false;
        }
        float[] pooled = new float[golden.sequences() * d];
        session.pooled(pooled, 0);
        compare("pooler_output", pooled, 0, golden.sequences(), d);
        return true;
    }

    private boolean logits(GoldenOutput output) {
        return switch (config.modelClass()) {
            case MASKED_LM -> vocabulary(output);
            case NEXT_SENTENCE, SEQUENCE_CLASSIFICATION, MULTIPLE_CHOICE -> sequence(output.name());
            case TOKEN_CLASSIFICATION -> {
                float[] logits = tokenLogits();
                compare(output.name(), logits, 0, golden.sequences(), golden.length(), config.outputs());
                yield true;
            }
            case BASE, PRE_TRAINING, QUESTION_ANSWERING -> false;
        };
    }

    private boolean sequence(String name) {
        if (!config.modelClass().pools() || config.outputs() == 0) {
            return false;
        }
        float[] logits = new float[golden.sequences() * config.outputs()];
        session.sequenceLogits(logits, 0);
        if (golden.shape().length == 3) {
            compare(name, logits, 0, golden.shape()[0], golden.shape()[1]);
        } else {
            compare(name, logits, 0, golden.sequences(), config.outputs());
        }
        return true;
    }

    private boolean vocabulary(GoldenOutput output) {
        int v = config.vocabularySize();
        int[] tokens = output.positions();
        if (tokens == null) {
            tokens = new int[golden.ids().length];
            for (int t = 0; t < tokens.length; t++) {
                tokens[t] = t;
            }
        }
        for (int token : tokens) {
            if (token < 0 || token >= golden.ids().length) {
                throw new ModelFormatException(golden.folder().resolve(GoldenCase.FILE).toString(), output.name(),
                        "positions has " + token + ", the case has " + golden.ids().length + " tokens", "");
            }
        }
        float[] logits = new float[Math.multiplyExact(tokens.length, v)];
        session.predictions(tokens.length, tokens, logits, 0);
        if (output.positions() == null) {
            compare(output.name(), logits, 0, golden.sequences(), golden.length(), v);
        } else {
            compare(output.name(), logits, 0, tokens.length, v);
        }
        return true;
    }

    private boolean span(String name, int column) {
        if (config.modelClass() != ModelClass.QUESTION_ANSWERING) {
            return false;
        }
        float[] both = tokenLogits();
        float[] one = new float[golden.ids().length];
        for (int t = 0; t < one.length; t++) {
            one[t] = both[2 * t + column];
        }
        compare(name, one, 0, golden.sequences(), golden.length());
        return true;
    }

    private float[] tokenLogits() {
        float[] logits = new float[golden.ids().length * config.outputs()];
        session.tokenLogits(logits, 0);
        return logits;
    }

    private void compare(String name, float[] x, int off, long... shape) {
        for (int i = 0; i < verdicts.length; i++) {
            GoldenOutput output = golden.outputs().get(i);
            if (output.name().equals(name)) {
                if (!Arrays.equals(output.shape(), shape)) {
                    throw new ModelFormatException(golden.folder().resolve(GoldenCase.FILE).toString(), name,
                            "has the shape " + Numbers.shape(output.shape()) + ", this model gives "
                                    + Numbers.shape(shape), "correct the case");
                }
                verdicts[i] = new Verdict(output, output.error(x, off));
            }
        }
    }
}
