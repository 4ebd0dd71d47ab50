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

    static List<WarmUpKernel> kernels(Activation... used) {
        List<WarmUpKernel> kernels = new ArrayList<>();
        if (Tiles.WIDE) {
            add(kernels, "gemm 8 rows", 800, Call.MAIN, 16, 12);
            add(kernels, "gemm 4 rows", 800, Call.FOUR, 8, 16);
            add(kernels, "gemm 2 rows wide", 800, Call.TWO_WIDE, 4, 16);
        } else {
            add(kernels, "gemm 3 rows", 800, Call.MAIN, 6, 16);
            add(kernels, "gemm 3 rows with residual", 800, Call.MAIN_ADD, 6, 16);
        }
        add(kernels, "gemm 1 row wide", 800, Call.ONE_WIDE, 2, 16);
        add(kernels, "gemm 1 row", 800, Call.ONE, 2, 32);
        for (Activation activation : used) {
            if (activation != Activation.NONE) {
                kernels.add(new WarmUpKernel("gemm " + activation, 500, new Sweep(activation)));
            }
        }
        kernels.add(new WarmUpKernel("gemm panels", 4_000, new Whole()));
        return kernels;
    }

    private static void add(List<WarmUpKernel> kernels, String name, long nanos, int kind, int rows, int k) {
        kernels.add(new WarmUpKernel(name, nanos, new Call(kind, rows, k)));
    }

    /** One kernel, as the walk over the panels calls it. */
    private static final class Call implements Runnable {
        static final int MAIN = 0;
        static final int MAIN_ADD = 1;
        static final int FOUR = 2;
        static final int TWO_WIDE = 3;
        static final int ONE_WIDE = 4;
        static final int ONE = 5;

        private final int kind;
        private final int rows;
        private final int k;
        private final int width = Tiles.GROUP * Tiles.COLUMNS;
        private final float[] a;
        private final float[] b;
        private final float[] bias = new float[width];
        private final float[] c;
        private int calls;

        Call(int kind, int rows, int k) {
            this.kind = kind;
            this.rows = rows;
            this.k = k;
            a = new float[rows * k];
            b = new float[k * width];
            c = new float[rows * width];
        }

        @Override
        public void run() {
            int turn = calls++;
            float[] r = (turn & 1) == 0 ? null : c;
            int columns = (turn & 2) == 0 ? Tiles.COLUMNS : Tiles.LANES + 1 - (turn & 4) / 2;
            int panel = k * Tiles.COLUMNS;
            int depth = k / 2 - 1; // three chains
            if (!Tiles.WIDE) {
                switch (kind) {
                    case MAIN -> GemmVector16R.rows3(rows, k, depth, a, 0, k, b, 0, bias, 0, c, 0, width);
                    case MAIN_ADD ->
                        GemmVector16R.rows3Add(rows, k, depth, a, 0, k, b, 0, bias, 0, c, 0, width, c, 0, width);
                    case ONE_WIDE ->
                        GemmVector16R.rows1Wide(
                                rows, k, depth, a, 0, k, b, 0, panel, bias, 0, r, 0, width, c, 0, width);
                    default ->
                        GemmVector16R.rows1(rows, k, depth, a, 0, k, b, 0, bias, 0, r, 0, width, c, 0, width, columns);
                }
                return;
            }
            switch (kind) {
                case MAIN -> GemmVector32R.rows8(rows, k, depth, a, 0, k, b, 0, bias, 0, r, 0, width, c, 0, width);
                case FOUR -> GemmVector32R.rows4(rows, k, depth, a, 0, k, b, 0, bias, 0, r, 0, width, c, 0, width);
                case TWO_WIDE ->
                    GemmVector32R.rows2Wide(rows, k, depth, a, 0, k, b, 0, panel, bias, 0, r, 0, width, c, 0, width);
                case ONE_WIDE ->
                    GemmVector32R.rows1Wide(rows, k, depth, a, 0, k, b, 0, panel, bias, 0, r, 0, width, c, 0, width);
                default ->
                    GemmVector32R.rows1(rows, k, depth, a, 0, k, b, 0, bias, 0, r, 0, width, c, 0, width, columns);
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
        private static final int ROWS = 23;

        private final int n = Tiles.GROUP * Tiles.COLUMNS + 1;
        private final PackedMatrix b = PackedMatrix.pack(K, n, new float[K * n], 0, n);
        private final Epilogue e = Epilogue.none();
        private final float[] a = new float[ROWS * K];
        private final float[] c = new float[ROWS * n];
        private int calls;

        @Override
        public void run() {
            int m = (calls++ & 1) == 0 ? ROWS : 7;
            GemmVector.run(DEPTH, m, a, 0, K, b, 0, b.panels(), e, null, 0, 0, c, 0, n);
        }
    }
}
