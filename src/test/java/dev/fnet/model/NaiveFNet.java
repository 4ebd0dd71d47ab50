package dev.fnet.model;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * FNet in double by its definition, with no thought of speed: what the encoder is held against. With noise of float's
 * size on every step's result it shows how much a model amplifies rounding errors: LayerNorm divides by the deviation of
 * few values, which may nearly agree.
 */
final class NaiveFNet {
    private final FNetConfig config;
    private final Map<String, float[]> weights;
    private final SplittableRandom noise;

    /** {@code noise} may be {@code null}: then the result is exact. */
    NaiveFNet(FNetConfig config, Map<String, float[]> weights, SplittableRandom noise) {
        this.config = config;
        this.weights = weights;
        this.noise = noise;
    }

    /** Last hidden state of one sequence. */
    double[][] encode(int[] ids, int[] types, int[] positions) {
        int d = config.hiddenSize();
        double[][] x = new double[ids.length][d];
        for (int t = 0; t < ids.length; t++) {
            for (int j = 0; j < d; j++) {
                x[t][j] = at("fnet.embeddings.word_embeddings.weight", ids[t] * d + j)
                        + at("fnet.embeddings.token_type_embeddings.weight", types[t] * d + j)
                        + at("fnet.embeddings.position_embeddings.weight", positions[t] * d + j);
            }
        }
        x = linear("fnet.embeddings.projection", norm("fnet.embeddings.LayerNorm", x));
        for (int i = 0; i < config.layers(); i++) {
            String layer = "fnet.encoder.layer." + i;
            x = norm(layer + ".fourier.output.LayerNorm", sum(x, mix(x)));
            double[][] inner = map(linear(layer + ".intermediate.dense", x), activation());
            x = norm(layer + ".output.LayerNorm", sum(x, linear(layer + ".output.dense", inner)));
        }
        return x;
    }

    double[] pooled(double[][] x) {
        return map(linear("fnet.pooler.dense", new double[][] {x[0]}), Math::tanh)[0];
    }

    double[][] predictions(double[][] x) {
        double[][] h = norm("cls.predictions.transform.LayerNorm",
                map(linear("cls.predictions.transform.dense", x), activation()));
        return linear("fnet.embeddings.word_embeddings.weight", "cls.predictions.bias", h);
    }

    double[][] linear(String name, double[][] x) {
        return linear(name + ".weight", name + ".bias", x);
    }

    private double[][] linear(String weight, String bias, double[][] x) {
        int in = x[0].length;
        int out = weights.get(weight).length / in;
        double[][] y = new double[x.length][out];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < out; o++) {
                double s = at(bias, o);
                for (int i = 0; i < in; i++) {
                    s += x[t][i] * at(weight, o * in + i);
                }
                y[t][o] = noisy(s);
            }
        }
        return y;
    }

    private double[][] mix(double[][] x) {
        int n = x.length;
        int d = x[0].length;
        double[][] y = new double[n][d];
        for (int a = 0; a < n; a++) {
            for (int k = 0; k < d; k++) {
                double s = 0;
                for (int m = 0; m < n; m++) {
                    for (int j = 0; j < d; j++) {
                        s += x[m][j] * Math.cos(2 * Math.PI * ((double) (a * m % n) / n + (double) (k * j % d) / d));
                    }
                }
                y[a][k] = noisy(s);
            }
        }
        return y;
    }

    private double[][] norm(String name, double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            double mean = 0;
            for (double v : x[t]) {
                mean += v / x[t].length;
            }
            double variance = 0;
            for (double v : x[t]) {
                variance += (v - mean) * (v - mean) / x[t].length;
            }
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = noisy((x[t][j] - mean) / Math.sqrt(variance + config.layerNormEps())
                        * at(name + ".weight", j) + at(name + ".bias", j));
            }
        }
        return y;
    }

    private DoubleUnaryOperator activation() {
        return switch (config.hiddenAct()) {
            case "gelu_new" -> v -> 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
            case "relu" -> v -> Math.max(v, 0);
            case "silu" -> v -> v / (1 + Math.exp(-v));
            default -> throw new IllegalArgumentException(config.hiddenAct());
        };
    }

    private double noisy(double v) {
        return noise == null ? v : v * (1 + 0x1p-23 * noise.nextDouble(-1, 1));
    }

    private double at(String name, int index) {
        return weights.get(name)[index];
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] y = new double[a.length][a[0].length];
        for (int t = 0; t < y.length; t++) {
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = a[t][j] + b[t][j];
            }
        }
        return y;
    }

    private static double[][] map(double[][] x, DoubleUnaryOperator f) {
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < y.length; t++) {
            for (int j = 0; j < y[t].length; j++) {
                y[t][j] = f.applyAsDouble(x[t][j]);
            }
        }
        return y;
    }
}
