package dev.fnet.bench.peer;

import dev.fnet.bench.subject.ForwardSubject;
import dev.fnet.model.FNetConfig;

/** One text through a whole FNet with random weights, to the last hidden states. */
public final class EncoderTask {
    private final ForwardSubject.Model model;
    private final int[] ids;
    private double[] exact;

    public EncoderTask(ForwardSubject.Model model, int tokens) {
        this.model = model;
        ids = ForwardSubject.ids(model, tokens);
    }

    public ForwardSubject.Model model() {
        return model;
    }

    public int[] ids() {
        return ids;
    }

    public int tokens() {
        return ids.length;
    }

    public int d() {
        return model.config().hiddenSize();
    }

    int f() {
        return model.config().intermediateSize();
    }

    int layers() {
        return model.config().layers();
    }

    float eps() {
        return (float) model.config().layerNormEps();
    }

    /** Sums of word, position and type embeddings: where peers begin. */
    float[] embedded() {
        FNetConfig config = model.config();
        int d = config.hiddenSize();
        float[] word = model.tensor("fnet.embeddings.word_embeddings.weight");
        float[] position = model.tensor("fnet.embeddings.position_embeddings.weight");
        float[] type = model.tensor("fnet.embeddings.token_type_embeddings.weight");
        float[] x = new float[ids.length * d];
        for (int t = 0; t < ids.length; t++) {
            for (int j = 0; j < d; j++) {
                x[t * d + j] = word[ids[t] * d + j] + type[j] + position[t * d + j];
            }
        }
        return x;
    }

    /** A weight, as rows of the outputs' number, turned into rows of the inputs' number. */
    float[] transposed(String name, int out, int in) {
        float[] w = model.tensor(name);
        float[] b = new float[w.length];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                b[i * out + o] = w[o * in + i];
            }
        }
        return b;
    }

    static String layer(int i) {
        return "fnet.encoder.layer." + i;
    }

    /** The whole result in double; takes seconds. */
    double[] exact() {
        if (exact == null) {
            exact = ForwardSubject.reference(model, ids);
        }
        return exact;
    }
}
