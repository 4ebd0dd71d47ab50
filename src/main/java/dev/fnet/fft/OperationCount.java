package dev.fnet.fft;

/**
 * Arithmetic operations of one execution of a plan on real numbers, moves not counted.
 *
 * @param additions additions and subtractions
 * @param multiplications multiplications that are not part of an FMA
 * @param fmas fused multiply-adds, two flops each
 */
public record OperationCount(long additions, long multiplications, long fmas) {
    static final OperationCount NONE = new OperationCount(0, 0, 0);

    OperationCount plus(OperationCount other) {
        return new OperationCount(additions + other.additions, multiplications + other.multiplications,
                fmas + other.fmas);
    }

    OperationCount times(long n) {
        return new OperationCount(n * additions, n * multiplications, n * fmas);
    }

    /** Floating point operations, an FMA counted as two. */
    public long flops() {
        return additions + multiplications + 2 * fmas;
    }

    /** {@code complexProducts} products of complex numbers: two multiplications and two FMA each. */
    static OperationCount products(long complexProducts) {
        return new OperationCount(0, 2 * complexProducts, 2 * complexProducts);
    }

    /** One butterfly without its twiddles. */
    static OperationCount butterfly(int radix) {
        long h = radix / 2;
        return switch (radix) {
            case 1 -> NONE;
            case 2 -> new OperationCount(4, 0, 0);
            case 3 -> new OperationCount(6, 0, 6);
            case 4 -> new OperationCount(16, 0, 0);
            case 8 -> new OperationCount(44, 0, 8);
            case 5, 7 -> new OperationCount(10 * h, 2 * h, 4 * h * h - 2 * h);
            default -> new OperationCount(10 * h, 0, 4 * h * h);
        };
    }
}
