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

    /** Small products in all forms, with limits that send them through every walk and turn every loop twice. */
    private static final class Products implements Runnable {
        /** Chains of 2 steps, packed by 4; from 5 on sums, in blocks of a tile and a group. */
        private static final PlainWalk MANY = new PlainWalk(2, 4, L * Tiles.ROWS, Tiles.ROWS, 4, 0);
        private static final int MANY_ROWS = PlainWalk.FEW_ROWS + Tiles.ROWS - 1;
        private static final int MANY_COLUMNS = 5 * NR + 1;
        private static final int MANY_STEPS = 5;

        /** Chains of 6 steps; rows 4 + 4 + 2 + 1, a vector of columns in a block. */
        private static final int FEW_ROWS = 11;
        private static final int FEW_COLUMNS = NR + 1;
        private static final int FEW_STEPS = 13;
        private static final PlainWalk FEW = new PlainWalk(6, 12, 300, Tiles.ROWS, 4, FEW_ROWS * L);

        private final float[] a = new float[Math.max(MANY_ROWS * MANY_STEPS, FEW_ROWS * FEW_STEPS)];
        private final float[] b = new float[Math.max(MANY_COLUMNS * MANY_STEPS, FEW_COLUMNS * FEW_STEPS)];
        private final float[] c = new float[MANY_ROWS * MANY_COLUMNS];
        private final float[] s;
        private int calls;

        Products() {
            int most = 0;
            for (int form = 0; form < 4; form++) {
                boolean transA = (form & 1) != 0;
                boolean transB = (form & 2) != 0;
                for (int less = 0; less < 3; less++) {
                    int many = MANY.scratchLength(transA, transB, MANY_ROWS, MANY_COLUMNS, MANY_STEPS - less);
                    int few = FEW.scratchLength(transA, false, FEW_ROWS, FEW_COLUMNS, FEW_STEPS - less);
                    most = Math.max(most, Math.max(many, few));
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
            int less = (form >> 3) % 3;
            int k = MANY_STEPS - less;
            MANY.run(true, transA, transB, add, MANY_ROWS, MANY_ROWS, MANY_COLUMNS, k, a, 0, transA ? MANY_ROWS : k,
                    b, 0, transB ? k : MANY_COLUMNS, 0, Tiles.panels(MANY_COLUMNS), c, 0, MANY_COLUMNS, s, 0);
            k = FEW_STEPS - less;
            FEW.runFew(true, transA, add, FEW_ROWS, FEW_COLUMNS, k, a, 0, transA ? FEW_ROWS : k, b, 0, FEW_COLUMNS,
                    0, Tiles.panels(FEW_COLUMNS), c, 0, FEW_COLUMNS, s, 0);
        }
    }
}
