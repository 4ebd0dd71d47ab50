package dev.fnet.gemm;

import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiny calls of every vector kernel of {@link PlainGemm}, and whole products that take every branch of its walk, for
 * the reasons told at {@link GemmWarmUp}.
 */
final class PlainGemmWarmUp implements Runnable {
    private static final int FOUR_ROWS = 0;
    private static final int TWO_ROWS = 1;
    private static final int ONE_ROW = 2;
    private static final int STEP = 3;
    private static final int ADD = 4;
    private static final int STORE = 5;
    private static final int GROUP = 6;
    private static final int PANEL = 7;
    private static final int TRANSPOSE = 8;
    private static final int WHOLE = 9;

    private static final int L = Tiles.LANES;
    private static final int NR = Tiles.COLUMNS;
    /** Columns of the small calls: eight vectors. */
    private static final int N = 8 * L;

    private final int form;
    private final float[] a = new float[4 * N];
    private final float[] b = new float[8 * N];
    private final float[] c = new float[4 * N];
    private final float[] s = new float[8 * N];
    private final Products products;
    private boolean turn;

    private PlainGemmWarmUp(int form) {
        this.form = form;
        products = form == WHOLE ? new Products() : null;
    }

    static List<WarmUpKernel> kernels() {
        List<WarmUpKernel> kernels = new ArrayList<>(GemmWarmUp.kernels(WeightStorage.F32));
        if (Tiles.WIDE) {
            kernels.add(kernel("four rows", FOUR_ROWS));
        }
        kernels.add(kernel("two rows", TWO_ROWS));
        kernels.add(kernel("one row", ONE_ROW));
        kernels.add(kernel("one step", STEP));
        kernels.add(kernel("sum of chains", ADD));
        kernels.add(kernel("rows to C", STORE));
        kernels.add(kernel("packing of a group", GROUP));
        kernels.add(kernel("packing of a panel", PANEL));
        kernels.add(kernel("transposition", TRANSPOSE));
        kernels.add(new WarmUpKernel("plain gemm", 20_000, new PlainGemmWarmUp(WHOLE)));
        return kernels;
    }

    private static WarmUpKernel kernel(String name, int form) {
        return new WarmUpKernel("plain gemm, " + name, 500, new PlainGemmWarmUp(form));
    }

    @Override
    public void run() {
        turn = !turn;
        switch (form) {
            case FOUR_ROWS -> FewRowsVector.rows4(N, a, 0, N, b, 0, N, c, 0, N);
            case TWO_ROWS -> FewRowsVector.rows2(N, a, 0, N, b, 0, N, c, 0, N);
            case ONE_ROW -> FewRowsVector.row1(N, a, 0, b, 0, N, c, 0);
            case STEP -> FewRowsVector.step(N, a[0], b, 0, c, 0);
            case ADD -> FewRowsVector.add(2, N, c, 0, s, 0, N);
            case STORE -> FewRowsVector.store(turn, 2, N, s, 0, N, c, 0, N);
            case GROUP -> PanelsVector.copyGroup(2, b, 0, N, s, 0, 2 * NR);
            case PANEL -> PanelsVector.copy(4, b, 0, N, s, 0);
            case TRANSPOSE -> PanelsVector.transpose(2 * L, 2 * L, b, 0, 2 * L, s, 0, 2 * L);
            default -> products.run();
        }
    }

    /** Small products in all forms, with limits that send them through every walk. */
    private static final class Products implements Runnable {
        /** Chains of 6 steps, packed by 12; from 13 on sums, in blocks of a tile and a group. */
        private static final PlainWalk WALK = new PlainWalk(6, 12, 264, Tiles.ROWS, 4);
        private static final int K = 13;
        /** Few rows: 4 + 4 + 2 + 1. */
        private static final int FEW = 11;
        private static final int M = PlainWalk.FEW_ROWS + Tiles.ROWS - 1;
        private static final int N = 5 * NR + 1;

        private final float[] a = new float[M * K];
        private final float[] b = new float[K * N];
        private final float[] c = new float[M * N];
        private final float[] s;
        private int calls;

        Products() {
            int most = 0;
            for (int form = 0; form < 8; form++) {
                for (int m : new int[] {M, FEW}) {
                    for (int k = K - 2; k <= K; k++) {
                        most = Math.max(most, WALK.scratchLength((form & 1) != 0, (form & 2) != 0, m, N, k));
                    }
                }
            }
            s = new float[most];
        }

        @Override
        public void run() {
            int form = calls++;
            boolean transA = (form & 1) != 0;
            boolean transB = (form & 2) != 0;
            boolean add = (form & 4) != 0;
            int m = (form & 8) != 0 ? FEW : M;
            int k = K - (form >> 4) % 3;
            int lda = transA ? m : k;
            int ldb = transB ? k : N;
            int panels = Tiles.panels(N);
            if (WALK.few(transA, transB, m, N, k)) {
                WALK.runFew(true, transA, add, m, N, k, a, 0, lda, b, 0, ldb, 0, panels, c, 0, N, s, 0);
            } else {
                WALK.run(true, transA, transB, add, m, m, N, k, a, 0, lda, b, 0, ldb, 0, panels, c, 0, N, s, 0);
            }
        }
    }
}
