package dev.fnet.gemm;

/** Stored weights and their products as their definitions say, element by element. */
final class NaiveStorage {
    private NaiveStorage() {}

    /** The nearer of the two neighbours whose lower 16 bits are zero; of two as near, the one whose last bit is 0. */
    static float bf16(float v) {
        if (Float.isNaN(v) || Float.isInfinite(v)) {
            return v;
        }
        int towardsZero = Float.floatToRawIntBits(v) & 0xffff0000;
        double inner = Float.intBitsToFloat(towardsZero);
        float next = Float.intBitsToFloat(towardsZero + 0x10000);
        double outer = Float.isInfinite(next) ? Math.copySign(0x1p128, v) : next;
        double below = Math.abs(v - inner);
        double above = Math.abs(outer - v);
        boolean odd = (towardsZero & 0x10000) != 0;
        return below < above || below == above && !odd ? (float) inner : next;
    }

    /** Rows of a column that share a scale, {@code k} without groups. */
    static int group(int k, WeightStorage storage) {
        return switch (storage) {
            case INT8_GROUP_32 -> 32;
            case INT8_GROUP_64 -> 64;
            default -> k;
        };
    }

    /** The scale of the group in which element {@code i} of column {@code j} of the row-major b lies. */
    static float scale(int k, int n, float[] b, int i, int j, WeightStorage storage) {
        int group = group(k, storage);
        float largest = 0;
        for (int p = i / group * group; p < Math.min(i / group * group + group, k); p++) {
            largest = Math.max(largest, Math.abs(b[p * n + j]));
        }
        return largest / 127;
    }

    /** The integer of element {@code i} of column {@code j}, for weights whose scale is no subnormal. */
    static int quantum(int k, int n, float[] b, int i, int j, WeightStorage storage) {
        float scale = scale(k, n, b, i, j, storage);
        return scale == 0 ? 0 : (int) Math.rint((double) (b[i * n + j] / scale));
    }

    /** The stored values of the row-major b: as they are, rounded, or integers without their scales. */
    static float[] values(int k, int n, float[] b, WeightStorage storage) {
        float[] values = new float[k * n];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                values[i * n + j] = switch (storage) {
                    case F32 -> b[i * n + j];
                    case BF16 -> bf16(b[i * n + j]);
                    default -> quantum(k, n, b, i, j, storage);
                };
            }
        }
        return values;
    }

    /**
     * Σ a·b of one element in the order that defines its bits.
     *
     * @param values what {@link #values} made of b
     */
    static float product(int k, int n, float[] a, int aRow, float[] b, float[] values, int j, WeightStorage storage) {
        if (storage == WeightStorage.F32 || storage == WeightStorage.BF16) {
            return NaiveGemm.chains(k, a, aRow, values, j, n);
        }
        int steps = storage == WeightStorage.INT8 ? Tiles.DEPTH : group(k, storage);
        float sum = -0f;
        for (int from = 0; from < k; from += steps) {
            float chain = 0f;
            for (int p = from; p < Math.min(from + steps, k); p++) {
                chain = Math.fma(a[aRow + p], values[p * n + j], chain);
            }
            sum = Math.fma(chain, scale(k, n, b, from, j, storage), sum);
        }
        return sum;
    }
}
