package dev.fnet.gemm;

import java.util.Arrays;

/**
 * What happens to an element of a product before it is stored: {@code act(x + bias[column])}. No bias is a bias of
 * zeros. Immutable, safe to share between threads.
 */
public final class Epilogue {
    private static final Epilogue NONE = new Epilogue(null, 0, Activation.NONE);

    /** Padded with zeros to whole panels, or {@code null}. */
    final float[] bias;

    final Activation activation;
    private final int length;

    private Epilogue(float[] bias, int length, Activation activation) {
        this.bias = bias;
        this.length = length;
        this.activation = activation;
    }

    /** The product as it is. */
    public static Epilogue none() {
        return NONE;
    }

    /**
     * Bias, then activation.
     *
     * @param biasOrNull one value per column of the product, copied; {@code null} for no bias
     * @param activation applied after the bias
     * @throws IllegalArgumentException if the bias is empty
     */
    public static Epilogue of(float[] biasOrNull, Activation activation) {
        if (activation == null) {
            throw new IllegalArgumentException("activation is null, Activation.NONE stands for none");
        }
        if (biasOrNull == null) {
            return new Epilogue(null, 0, activation);
        }
        if (biasOrNull.length == 0) {
            throw new IllegalArgumentException("bias has 0 values, at least 1 is needed");
        }
        float[] padded = Arrays.copyOf(biasOrNull, Math.multiplyExact(Tiles.panels(biasOrNull.length), Tiles.COLUMNS));
        return new Epilogue(padded, biasOrNull.length, activation);
    }

    /** Refuses a product of {@code columns} columns if the bias has another length. */
    void check(int columns) {
        if (bias != null && length != columns) {
            throw new IllegalArgumentException(
                    "bias has " + length + " values, the product has " + columns + " columns");
        }
    }
}
