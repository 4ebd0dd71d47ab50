package dev.fnet.gemm;

import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiny calls of every vector kernel, with all its branches, because the compiler leaves out what it has not seen and
 * falls back to the interpreter when it comes: two tiles, so that the loop over them turns; three chains of FMA;
 * residual there and not; whole and partial panels. The bounds of the tiles are a tenth or less of what C1 code needs
 * for the same call.
 */
final class GemmWarmUp {
    private GemmWarmUp() {}

    static List<WarmUpKernel> kernels(WeightStorage storage, Activation... used) {
        List<WarmUpKernel> kernels = new ArrayList<>();
        int main = storage == WeightStorage.F32 ? Tiles.ROWS : Tiles.EXPANDING_ROWS;
        add(kernels, storage, 2 * main, false, 12);
        for (int rows = main - 1; rows >= 1; rows--) {
            add(kernels, storage, rows, false, 16);
        }
        add(kernels, storage, 2, true, 16);
        add(kernels, storage, 1, true, 16);
        for (Activation activation : Activation.values()) {
            if (activation == Activation.NONE || List.of(used).contains(activation)) {
                kernels.add(new WarmUpKernel("gemm " + activation, 500, new Sweep(activation)));
            }
        }
        kernels.add(new WarmUpKernel("gemm panels of " + storage, 4_000, new Whole(storage, main)));
        return kernels;
    }

    private static void add(List<WarmUpKernel> kernels, WeightStorage storage, int rows, boolean across, int k) {
        String name = "gemm " + storage + " " + rows + (rows == 1 ? " row" : " rows");
        kernels.add(new WarmUpKernel(across ? name + " across panels" : name, 800, new Call(storage, rows, across, k)));
    }

    /** One tile, as the walk over the panels calls it. */
    private static final class Call implements Runnable {
        private final WeightStorage storage;
        private final int rows;
        private final boolean across;
        private final int k;
        private final int width = Tiles.GROUP * Tiles.COLUMNS;
        private final float[] a;
        private final float[] b;
        private final int[] pairs;
        private final byte[] quantized;
        private final float[] scale = new float[4 * width];
        private final float[] bias = new float[width];
        private final float[] c;
        private int calls;

        Call(WeightStorage storage, int rows, boolean across, int k) {
            this.storage = storage;
            this.rows = rows;
            this.across = across;
            this.k = k;
            a = new float[rows * k];
            b = new float[k * width];
            pairs = new int[k * width / 2];
            quantized = new byte[k * width];
            c = new float[rows * width];
        }

        @Override
        public void run() {
            float[] r = (calls++ & 1) == 0 ? null : c;
            int depth = k / 2 - 1; // three chains
            int panel = k * Tiles.COLUMNS;
            int step = Tiles.COLUMNS;
            if (storage == WeightStorage.F32) {
                if (across) {
                    FloatTilesVector.across(rows, k, depth, a, 0, k, b, 0, panel, bias, 0, r, 0, width, c, 0, width);
                } else {
                    FloatTilesVector.rows(rows, k, depth, a, 0, k, b, 0, bias, 0, r, 0, width, c, 0, width);
                }
            } else if (storage == WeightStorage.BF16) {
                if (across) {
                    Bf16TilesVector.across(rows, k, depth, a, 0, k, pairs, 0, panel / 2, bias, 0, r, 0, width,
                            c, 0, width);
                } else {
                    Bf16TilesVector.rows(rows, k, depth, a, 0, k, pairs, 0, bias, 0, r, 0, width, c, 0, width);
                }
            } else if (across) {
                Int8TilesVector.across(rows, k, depth, a, 0, k, quantized, 0, panel, scale, 0, step, 3 * step,
                        bias, 0, r, 0, width, c, 0, width);
            } else {
                Int8TilesVector.rows(rows, k, depth, a, 0, k, quantized, 0, scale, 0, step, bias, 0, r, 0, width,
                        c, 0, width);
            }
        }
    }

    /**
     * One activation on two rows of eight vectors. While the sweep is C1 code and its polynomial already C2 code, a
     * vector takes 75 ns, later 6 to 20: the bound lies between.
     */
    private static final class Sweep implements Runnable {
        private final Activation activation;
        private final int columns = 8 * Tiles.LANES;
        private final float[] c = new float[2 * columns];
        private int calls;

        Sweep(Activation activation) {
            this.activation = activation;
        }

        @Override
        public void run() {
            int turn = calls++;
            float[] r = (turn & 1) == 0 ? null : c;
            EpilogueVector.apply(activation, 2, columns, c, 0, columns, r, 0, columns, c, 0, columns);
        }
    }

    /** Whole products that take every branch of the walk. */
    private static final class Whole implements Runnable {
        private static final int K = 4;
        private static final int DEPTH = 3;

        private final int main;
        private final int rows;
        private final int n = Tiles.GROUP * Tiles.COLUMNS + 1;
        private final PackedMatrix b;
        private final Epilogue e = Epilogue.none();
        private final float[] a;
        private final float[] c;
        private final float[] scratch = new float[GemmVector.scratchLength()];
        private int calls;

        Whole(WeightStorage storage, int main) {
            this.main = main;
            rows = 2 * main;
            b = PackedMatrix.pack(K, n, new float[K * n], 0, n, storage);
            a = new float[rows * K];
            c = new float[rows * n];
        }

        @Override
        public void run() {
            int m = rows - calls++ % (main + 1);
            int depth = b.storage().group() == 0 ? DEPTH : b.storage().group();
            GemmVector.run(depth, m, a, 0, K, b, 0, b.panels(), e, null, 0, 0, c, 0, n, scratch);
        }
    }
}
