package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.model.FeedForward;
import dev.fnet.nn.LayerNorm;
import java.util.Arrays;

/**
 * {@code LayerNorm(gelu(x·W1 + b1)·W2 + b2 + x)} of some rows, through several layers one after the other, so that the
 * weights of large ones come from memory as an encoder's do. Each run copies its input first.
 */
public final class FeedForwardSubject implements Subject {
    private static final float EPS = 1e-12f;
    /** Rows that are compared with the reference. */
    private static final int CHECKED = 16;

    private final int rows;
    private final int d;
    private final int f;
    private final int block;
    private final String by;
    private final Gemm gemm;
    private final FeedForward[] layers;
    private final float[] weight;
    private final float[] bias;
    private final float[] innerBias;
    private final float[] input;
    private final float[] x;
    private final float[] scratch;

    /** @param block rows of a call, 0: all */
    public FeedForwardSubject(int rows, int d, int f, int layers, int block, KernelState state) {
        this.rows = rows;
        this.d = d;
        this.f = f;
        this.block = block == 0 ? rows : block;
        by = Inputs.by(state);
        gemm = new Gemm(state);
        weight = Inputs.uniform(40, d, 1);
        bias = Inputs.uniform(41, d, 1);
        innerBias = Inputs.uniform(42, f, 1);
        Epilogue inner = Epilogue.of(innerBias, Activation.GELU_TANH);
        Epilogue outer = Epilogue.of(bias, Activation.NONE);
        LayerNorm norm = new LayerNorm(weight, bias, EPS, state);
        this.layers = new FeedForward[layers];
        for (int i = 0; i < layers; i++) {
            this.layers[i] = new FeedForward(PackedMatrix.pack(d, f, w1(i), 0, f), inner,
                    PackedMatrix.pack(f, d, w2(i), 0, d), outer, norm);
        }
        input = Inputs.uniform(43, rows * d, 1);
        x = Inputs.nans(rows * d);
        scratch = Inputs.nans(this.layers[0].scratchLength(rows));
    }

    @Override
    public String problem() {
        return "feed-forward " + rows + "x" + d + "x" + f + ", " + layers.length + " layers"
                + (block == rows ? "" : ", blocks of " + block);
    }

    @Override
    public String by() {
        return by;
    }

    @Override
    public double flops() {
        return 4.0 * rows * d * f * layers.length;
    }

    @Override
    public void run() {
        System.arraycopy(input, 0, x, 0, x.length);
        for (FeedForward layer : layers) {
            for (int i = 0; i < rows; i += block) {
                layer.apply(gemm, Math.min(block, rows - i), x, i * d, d, scratch, 0);
            }
        }
    }

    @Override
    public double error() {
        int count = Math.min(CHECKED, rows);
        double[] y = Reference.widen(Arrays.copyOf(input, count * d));
        for (int layer = 0; layer < layers.length; layer++) {
            double[] inner = Reference.gemm(count, f, d, y, w1(layer));
            for (int i = 0; i < inner.length; i++) {
                inner[i] = Reference.geluTanh(inner[i] + innerBias[i % f]);
            }
            double[] outer = Reference.gemm(count, d, f, inner, w2(layer));
            for (int i = 0; i < outer.length; i++) {
                outer[i] += bias[i % d] + y[i];
            }
            y = Reference.layerNorm(count, d, outer, weight, bias, EPS);
        }
        return Reference.error(x, y);
    }

    @Override
    public double allowedError() {
        return 2e-6 * layers.length;
    }

    private float[] w1(int layer) {
        return Inputs.uniform(50 + layer, d * f, (float) Math.sqrt(3.0 / d));
    }

    private float[] w2(int layer) {
        return Inputs.uniform(60 + layer, d * f, (float) Math.sqrt(3.0 / f));
    }
}
