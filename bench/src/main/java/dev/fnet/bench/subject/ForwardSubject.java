package dev.fnet.bench.subject;

import dev.fnet.model.FNetConfig;
import dev.fnet.model.FNetModel;
import dev.fnet.model.LengthPolicy;
import dev.fnet.model.ModelClass;
import dev.fnet.model.Session;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Token ids to last hidden states: one text through a whole encoder with random weights, in the caller's thread. */
public final class ForwardSubject implements Subject {
    private final Model model;
    private final int tokens;
    private final int[] ids;
    private final Session session;

    /** An encoder with its weights; subjects of several lengths share one. */
    public static final class Model {
        private final String name;
        private final FNetConfig config;
        private final RandomWeights weights;
        private final FNetModel model;

        /** @param vectors false leaves the scalar twins in place */
        public Model(String name, int vocabulary, int d, int layers, int f, int positions, boolean vectors) {
            this.name = name;
            config = new FNetConfig(ModelClass.BASE, vocabulary, d, layers, f, "gelu_new", positions, 4, 1e-12, true, 3,
                    List.of("LABEL_0"), null, LengthPolicy.EXACT);
            weights = new RandomWeights(config);
            model = FNetModel.of(config, weights);
            if (vectors && !model.warmUp(Duration.ofSeconds(60)).hot()) {
                throw new IllegalStateException("vector kernels do not answer: " + model.warmUp().reason());
            }
        }

        public FNetConfig config() {
            return config;
        }

        /** The weights as an engine. */
        public FNetModel engine() {
            return model;
        }

        /** A tensor by its name in Hugging Face's checkpoints, made anew by each call. */
        public float[] tensor(String name) {
            return weights.all(name);
        }

        /** The sizes of google/fnet-base. */
        public static Model base() {
            return new Model("fnet-base", 32_000, 768, 12, 3072, 512, true);
        }
    }

    public ForwardSubject(Model model, int tokens) {
        this.model = model;
        this.tokens = tokens;
        session = model.model.newSession();
        ids = ids(model, tokens);
    }

    /** Some text. */
    public static int[] ids(Model model, int tokens) {
        return new SplittableRandom(10).ints(tokens, 0, model.config.vocabularySize()).toArray();
    }

    @Override
    public String problem() {
        return model.name + " " + tokens + " tokens";
    }

    @Override
    public String by() {
        return model.model.hot() ? "fnet" : "fnet-twin";
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public void run() {
        session.encode(1, tokens, ids, null, null);
    }

    @Override
    public double error() {
        float[] y = new float[tokens * model.config.hiddenSize()];
        session.hiddenStates(y, 0);
        return Reference.error(y, reference(model, ids));
    }

    @Override
    public double allowedError() {
        return 1e-5;
    }

    /** Lee-Thorp and others, arXiv 2105.03824, in the form of Hugging Face's FNetModel. */
    public static double[] reference(Model model, int[] ids) {
        int tokens = ids.length;
        int d = model.config.hiddenSize();
        int f = model.config.intermediateSize();
        float[] word = model.weights.all("fnet.embeddings.word_embeddings.weight");
        float[] position = model.weights.all("fnet.embeddings.position_embeddings.weight");
        float[] type = model.weights.all("fnet.embeddings.token_type_embeddings.weight");
        double[] x = new double[tokens * d];
        for (int t = 0; t < tokens; t++) {
            for (int j = 0; j < d; j++) {
                x[t * d + j] = (double) word[ids[t] * d + j] + type[j] + position[t * d + j];
            }
        }
        x = linear(model, norm(model, x, "fnet.embeddings.LayerNorm"), "fnet.embeddings.projection", d, d);
        for (int i = 0; i < model.config.layers(); i++) {
            String layer = "fnet.encoder.layer." + i;
            x = norm(model, sum(x, Reference.mixing(tokens, d, x)), layer + ".fourier.output.LayerNorm");
            double[] inner = linear(model, x, layer + ".intermediate.dense", f, d);
            inner = Reference.map(inner, Reference::geluTanh);
            x = norm(model, sum(x, linear(model, inner, layer + ".output.dense", d, f)), layer + ".output.LayerNorm");
        }
        return x;
    }

    private static double[] norm(Model model, double[] x, String name) {
        int d = model.config.hiddenSize();
        return Reference.layerNorm(x.length / d, d, x, model.weights.all(name + ".weight"),
                model.weights.all(name + ".bias"), (float) model.config.layerNormEps());
    }

    private static double[] linear(Model model, double[] x, String name, int out, int in) {
        float[] w = model.weights.all(name + ".weight");
        float[] bias = model.weights.all(name + ".bias");
        float[] b = new float[w.length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                b[i * out + o] = w[o * in + i];
            }
        }
        double[] y = Reference.gemm(x.length / in, out, in, x, b);
        for (int i = 0; i < y.length; i++) {
            y[i] += bias[i % out];
        }
        return y;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] c = new double[a.length];
        for (int i = 0; i < c.length; i++) {
            c[i] = a[i] + b[i];
        }
        return c;
    }
}
