package dev.fnet.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a file says about a tensor. Immutable.
 *
 * @param name  the tensor's name
 * @param dtype type of the stored elements
 * @param shape dimensions, outermost first; empty for a scalar. The dimensions of a tensor with elements fit an
 *              {@code int} or {@code long}; those of one without may use all 64 bits, to be read as unsigned
 */
public record TensorInfo(String name, DType dtype, long[] shape) {
    /**
     * Copies {@code shape}.
     *
     * @throws IllegalArgumentException if the number of bits, multiplied up from the outermost dimension, overflows 64
     *                                  unsigned bits, or is no whole number of bytes
     */
    public TensorInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dtype, "dtype");
        shape = shape.clone();
        String fault = fault(dtype, shape);
        if (fault != null) {
            throw new IllegalArgumentException("shape = " + text(shape) + ", dtype = " + dtype + ": " + fault);
        }
    }

    /** What speaks against this shape, or {@code null}. */
    static String fault(DType dtype, long[] shape) {
        long elements = 1;
        for (long dimension : shape) {
            if (Math.unsignedMultiplyHigh(elements, dimension) != 0) {
                return "the number of elements overflows 64 bits";
            }
            elements *= dimension;
        }
        if (Math.unsignedMultiplyHigh(elements, dtype.bits()) != 0) {
            return "the size overflows 64 bits";
        }
        return elements * dtype.bits() % 8 == 0 ? null : "the size is no whole number of bytes";
    }

    /** A copy of the dimensions. */
    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** Dimension {@code i}, 0 being the outermost. */
    public long dimension(int i) {
        return shape[Objects.checkIndex(i, shape.length)];
    }

    /** True if the tensor has exactly these dimensions. */
    public boolean hasShape(long... dimensions) {
        return Arrays.equals(shape, dimensions);
    }

    /** Number of elements: the product of the dimensions, 1 for a scalar. */
    public long elements() {
        long elements = 1;
        for (long dimension : shape) {
            elements *= dimension;
        }
        return elements;
    }

    /** Number of bytes in the file. */
    public long bytes() {
        // Bits fit 64 unsigned bits, so the shift must be unsigned too.
        return elements() * dtype.bits() >>> 3;
    }

    /** The dimensions as text: {@code [768, 3072]}. */
    public String shapeText() {
        return text(shape);
    }

    private static String text(long[] shape) {
        StringBuilder text = new StringBuilder().append('[');
        for (int i = 0; i < shape.length; i++) {
            text.append(i == 0 ? "" : ", ").append(Long.toUnsignedString(shape[i]));
        }
        return text.append(']').toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorInfo that && name.equals(that.name) && dtype == that.dtype
                && Arrays.equals(shape, that.shape);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(shape);
    }

    /** Name, type and shape: {@code fnet.pooler.dense.weight F16 [384, 384]}. */
    @Override
    public String toString() {
        return name + " " + dtype + " " + shapeText();
    }
}
