package dev.fnet.model;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.exec.WarmUpReport;
import dev.fnet.exec.Workers;
import dev.fnet.fft.FourierMixing;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.TensorSource;
import dev.fnet.nn.LayerNorm;
import dev.fnet.nn.Pooling;
import dev.fnet.nn.Softmax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An FNet model: configuration and weights, packed for the kernels when it is loaded. Immutable and shared between
 * threads; each caller computes through a {@link Session} of its own.
 *
 * <p>The scalar twins of the kernels answer until {@link #warmUp} has found the vector kernels compiled. The answers
 * have the same bits before and after.
 *
 * <p>Source of the formulas: Lee-Thorp, Ainslie, Eckstein, Ontañón, <i>FNet: Mixing Tokens with Fourier Transforms</i>,
 * arXiv 2105.03824, in the form of Hugging Face's {@code FNetModel}.
 */
public final class FNetModel {
    private static final String WORDS = "fnet.embeddings.word_embeddings.weight";
    private static final String DECODER = "cls.predictions.decoder";
    private static final String POOLER = "fnet.pooler.dense";
    private static final String PREDICTIONS_BIAS = "cls.predictions.bias";
    private static final int WARM_LENGTH = 16;
    private static final int WARM_FORWARDS = 20;
    private static final int WARN_AFTER = 1000;

    final FNetConfig config;
    final KernelState state = new KernelState();
    private final WeightStorage storage;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicInteger coldBatches = new AtomicInteger();
    final float[] wordTable;
    final float[] positionTable;
    final float[] typeTable;
    final LayerNorm embeddingNorm;
    final Dense projection;
    final List<Layer> layers;
    /** Pooled output; {@code null} where the class does not pool. */
    final Dense pooler;
    /** Masked-LM head, or {@code null}. */
    final Predictions predictions;
    /** Classification head over the pooled output, or {@code null}. */
    final SequenceHead sequenceHead;
    /** Classification head over every token, or {@code null}. */
    final Dense tokenHead;

    private FNetModel(FNetConfig config, Weights weights, WeightStorage storage) {
        if (storage == null) {
            throw new IllegalArgumentException("storage is null, WeightStorage.F32 stands for float");
        }
        this.config = config;
        this.storage = storage;
        int d = config.hiddenSize();
        int f = config.intermediateSize();
        weights.refuseLayersFrom(config.layers());
        // The smallest tensors first: a wrong config.json is found before the large ones are read.
        embeddingNorm = norm(weights, "fnet.embeddings.LayerNorm");
        positionTable = weights.table("fnet.embeddings.position_embeddings.weight", config.maxPositions(), d);
        typeTable = weights.table("fnet.embeddings.token_type_embeddings.weight", config.typeVocabularySize(), d);
        projection = Dense.read(weights, "fnet.embeddings.projection", d, d, Activation.NONE, storage);
        TokenMixer mixer = new FourierMixer(d, config.maxPositions(), state);
        List<Layer> read = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            String layer = "fnet.encoder.layer." + i;
            LayerNorm mixingNorm = norm(weights, layer + ".fourier.output.LayerNorm");
            Dense intermediate =
                    Dense.read(weights, layer + ".intermediate.dense", f, d, config.activation(), storage);
            Dense output = Dense.read(weights, layer + ".output.dense", d, f, Activation.NONE, storage);
            read.add(new Layer(mixer, mixingNorm, new FeedForward(intermediate.weight(), intermediate.epilogue(),
                    output.weight(), output.epilogue(), norm(weights, layer + ".output.LayerNorm"))));
        }
        layers = List.copyOf(read);
        pooler = pooler(weights, d);
        String head = head(config.modelClass());
        boolean pools = config.modelClass().pools();
        sequenceHead = head == null || !pools ? null : SequenceHead.read(weights, head, config.outputs(), d);
        tokenHead = head == null || pools ? null
                : Dense.read(weights, head, config.outputs(), d, Activation.NONE, WeightStorage.F32);
        wordTable = weights.table(config.tiedEmbeddings() ? weights.either(WORDS, DECODER + ".weight") : WORDS,
                config.vocabularySize(), d);
        predictions = config.modelClass().predictsTokens() ? predictions(weights, d) : null;
    }

    /**
     * Loads {@code config.json} and {@code model.safetensors}.
     *
     * @throws dev.fnet.io.ModelFormatException if a file is missing, damaged or does not fit the other
     */
    public static FNetModel load(ModelFiles files) {
        return load(files, FNetConfig.parse(files.json("config.json")));
    }

    /** The same for a configuration that has been read already, for another model class for example. */
    public static FNetModel load(ModelFiles files, FNetConfig config) {
        return load(files, config, WeightStorage.F32);
    }

    /** The same with the weights of the large products kept in that way, whatever the file keeps them in. */
    public static FNetModel load(ModelFiles files, FNetConfig config, WeightStorage storage) {
        try (TensorSource source = files.weights()) {
            return of(config, source, storage);
        }
    }

    /** A model of that configuration with the weights of {@code source}, which is not needed afterwards. */
    public static FNetModel of(FNetConfig config, TensorSource source) {
        return of(config, source, WeightStorage.F32);
    }

    /**
     * The same with the weights of the large products kept in that way: projection, feed-forward, pooler, and
     * transformation and decoder of the masked-LM head. Embeddings, norms, biases and the small heads stay
     * {@code float}.
     */
    public static FNetModel of(FNetConfig config, TensorSource source, WeightStorage storage) {
        return new FNetModel(config, new Weights(source), storage);
    }

    /**
     * What {@link #weightBytes()} of a model with the weights of {@code source} would be; reads names alone.
     *
     * @throws IllegalArgumentException if {@code storage} is {@code null}
     */
    public static long weightBytes(FNetConfig config, TensorSource source, WeightStorage storage) {
        int d = config.hiddenSize();
        int f = config.intermediateSize();
        int v = config.vocabularySize();
        long bytes = 4L * d * ((long) v + config.maxPositions() + config.typeVocabularySize());
        bytes += PackedMatrix.bytes(d, d, storage);
        bytes += config.layers() * (PackedMatrix.bytes(d, f, storage) + PackedMatrix.bytes(f, d, storage));
        if (hasPooler(config, new Weights(source))) {
            bytes += PackedMatrix.bytes(d, d, storage);
        }
        if (config.modelClass().predictsTokens()) {
            bytes += PackedMatrix.bytes(d, d, storage) + PackedMatrix.bytes(d, v, storage);
        }
        if (config.outputs() > 0) {
            bytes += config.modelClass().pools() ? 4L * d * config.outputs()
                    : PackedMatrix.bytes(d, config.outputs(), WeightStorage.F32);
        }
        return bytes;
    }

    /** What {@code config.json} says. */
    public FNetConfig config() {
        return config;
    }

    /** How the weights of the large products are kept. */
    public WeightStorage weightStorage() {
        return storage;
    }

    /** Memory of the embedding tables and of the packed weights; biases and norms, far below 1 %, not counted. */
    public long weightBytes() {
        long bytes = 4L * ((long) wordTable.length + positionTable.length + typeTable.length) + bytes(projection);
        for (Layer layer : layers) {
            bytes += layer.feedForward().bytes();
        }
        bytes += bytes(pooler) + bytes(tokenHead) + (sequenceHead == null ? 0 : sequenceHead.bytes());
        return predictions == null ? bytes : bytes + bytes(predictions.transform()) + bytes(predictions.decoder());
    }

    private static long bytes(Dense dense) {
        return dense == null ? 0 : dense.weight().bytes();
    }

    /** True if the vector kernels answer. */
    public boolean hot() {
        return state.hot();
    }

    /** Which kernels answer, for row kernels that belong to this model's results. */
    public KernelState kernelState() {
        return state;
    }

    /** True if {@link Session#pooled} can be asked. */
    public boolean hasPooler() {
        return pooler != null;
    }

    /** A session that computes in its caller's thread alone. */
    public Session newSession() {
        return newSession(null);
    }

    /** A session whose products and mixings are split over {@code workers}, which the caller closes. */
    public Session newSession(Workers workers) {
        return new Session(this, workers);
    }

    /** {@link #warmUp(Duration)} with twenty seconds at most; three to five are usual. */
    public WarmUpReport warmUp() {
        return warmUp(Duration.ofSeconds(20));
    }

    /**
     * Compiles the vector kernels by calling them on tiny inputs, lets them answer, and runs some short texts so that
     * the code around them is compiled too. A service calls this before it reports ready; calls of other threads are
     * answered meanwhile.
     *
     * @param limit time after which the scalar twins serve on
     */
    public WarmUpReport warmUp(Duration limit) {
        if (state.hot()) {
            return new WarmUpReport(true, 0, 0, List.of(), null);
        }
        long start = System.nanoTime();
        int length = Math.min(WARM_LENGTH, config.maxPositions());
        WarmUpReport report = state.warmUp(limit, kernels());
        if (report.hot()) {
            Session session = newSession();
            int[] ids = new int[length];
            for (int i = 0; i < WARM_FORWARDS && System.nanoTime() - start < limit.toNanos(); i++) {
                session.encode(1, length, ids, null, null);
            }
        }
        if (!report.hot()) {
            warnOfScalarKernels(report.reason());
        }
        return new WarmUpReport(report.hot(), report.calls(), (System.nanoTime() - start) / 1_000_000, report.cold(),
                report.reason());
    }

    /** The vector kernels that sessions of this model use. */
    List<WarmUpKernel> kernels() {
        List<WarmUpKernel> kernels = new ArrayList<>(Gemm.warmUp(storage, config.activation(), Activation.TANH));
        if (storage != WeightStorage.F32 && tokenHead != null) {
            kernels.addAll(Gemm.warmUp(WeightStorage.F32));
        }
        kernels.addAll(LayerNorm.warmUp());
        kernels.addAll(Softmax.warmUp());
        kernels.addAll(Pooling.warmUp());
        kernels.addAll(FourierMixing.warmUp(config.maxPositions(), config.hiddenSize()));
        return kernels;
    }

    /** After so many batches somebody should hear that the kernels are still cold. */
    void countColdBatch() {
        if (coldBatches.incrementAndGet() == WARN_AFTER) {
            String why = Machine.whyUnusable();
            warnOfScalarKernels(why != null ? why : "warmUp() was not called, or has not succeeded");
        }
    }

    /** Says once per model that it computes many times slower than it could. */
    private void warnOfScalarKernels(String reason) {
        if (!warned.getAndSet(true)) {
            System.getLogger("dev.fnet").log(System.Logger.Level.WARNING,
                    "scalar kernels answer, many times slower than vector kernels: " + reason);
        }
    }

    private LayerNorm norm(Weights weights, String name) {
        int d = config.hiddenSize();
        return new LayerNorm(weights.vector(name + ".weight", d), weights.vector(name + ".bias", d),
                (float) config.layerNormEps(), state);
    }

    /** The bare encoder is useful without its pooler, which some checkpoints lack; every other class needs it. */
    private Dense pooler(Weights weights, int d) {
        if (!hasPooler(config, weights)) {
            return null;
        }
        return Dense.read(weights, POOLER, d, d, Activation.TANH, storage);
    }

    private static boolean hasPooler(FNetConfig config, Weights weights) {
        return config.modelClass() == ModelClass.BASE ? weights.has(POOLER + ".weight") : config.modelClass().pools();
    }

    /** Name of the classification head, {@code null} where there is none. */
    private static String head(ModelClass modelClass) {
        return switch (modelClass) {
            case BASE, MASKED_LM -> null;
            case PRE_TRAINING, NEXT_SENTENCE -> "cls.seq_relationship";
            case SEQUENCE_CLASSIFICATION, MULTIPLE_CHOICE, TOKEN_CLASSIFICATION -> "classifier";
            case QUESTION_ANSWERING -> "qa_outputs";
        };
    }

    /** The decoder's own tensors win over the tied ones, as the reference of 2025 has it. */
    private Predictions predictions(Weights weights, int d) {
        int v = config.vocabularySize();
        Dense transform = Dense.read(weights, "cls.predictions.transform.dense", d, d, config.activation(), storage);
        LayerNorm norm = norm(weights, "cls.predictions.transform.LayerNorm");
        String bias = weights.has(DECODER + ".bias") ? DECODER + ".bias" : PREDICTIONS_BIAS;
        PackedMatrix decoder = !weights.has(DECODER + ".weight") && config.tiedEmbeddings()
                ? PackedMatrix.packTransposed(v, d, wordTable, 0, d, storage)
                : weights.linear(DECODER + ".weight", v, d, storage);
        return new Predictions(transform, norm,
                new Dense(decoder, Epilogue.of(weights.vector(bias, v), Activation.NONE)));
    }
}
