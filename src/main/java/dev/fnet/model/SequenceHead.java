package dev.fnet.model;

/**
 * The classification head over pooled outputs, {@code W x + b} with W of {@code [outputs][d]}. A few dot products per
 * text cost nothing beside the encoder, so they are summed in double, four partial sums for j modulo 4 and
 * {@code ((s0 + s1) + (s2 + s3)) + b}, and rounded once. Immutable.
 */
final class SequenceHead {
    private final float[] weight;
    private final float[] bias;
    private final int d;

    private SequenceHead(float[] weight, float[] bias, int d) {
        this.weight = weight;
        this.bias = bias;
        this.d = d;
    }

    static SequenceHead read(Weights weights, String name, int out, int in) {
        return new SequenceHead(weights.table(name + ".weight", out, in), weights.vector(name + ".bias", out), in);
    }

    int outputs() {
        return bias.length;
    }

    long bytes() {
        return 4L * weight.length;
    }

    /** {@code [count][d]} from the start of x to {@code [count][outputs]}. */
    void apply(int count, float[] x, float[] into, int off) {
        for (int i = 0; i < count; i++) {
            for (int o = 0; o < bias.length; o++) {
                into[off + i * bias.length + o] = (float) (dot(x, i * d, o * d) + bias[o]);
            }
        }
    }

    private double dot(float[] x, int a, int b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < d; j += 4) {
            s0 += (double) x[a + j] * weight[b + j];
            s1 += (double) x[a + j + 1] * weight[b + j + 1];
            s2 += (double) x[a + j + 2] * weight[b + j + 2];
            s3 += (double) x[a + j + 3] * weight[b + j + 3];
        }
        for (; j < d; j++) {
            s0 += (double) x[a + j] * weight[b + j];
        }
        return s0 + s1 + (s2 + s3);
    }
}
