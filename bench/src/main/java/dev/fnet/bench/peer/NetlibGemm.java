package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import dev.ludovic.netlib.blas.BLAS;

/** {@code sgemm}, {@code sgemv} for one row. Columns come first there, so it is told {@code Cᵀ = Bᵀ · Aᵀ}. */
final class NetlibGemm extends Product {
    private final BLAS blas;
    private final float[] a;
    private final float[][] b;
    private final float[] c;

    NetlibGemm(BLAS blas, GemmTask task) {
        super(task, "netlib");
        this.blas = blas;
        a = task.a().clone();
        b = new float[task.sets()][];
        for (int set = 0; set < b.length; set++) {
            b[set] = task.b(set).clone();
        }
        c = Inputs.nans(task.m() * task.n());
    }

    @Override
    protected void multiply(int set) {
        int k = task.k();
        int n = task.n();
        if (task.m() == 1) {
            blas.sgemv("N", n, k, 1, b[set], n, a, 1, 0, c, 1);
        } else {
            blas.sgemm("N", "N", n, task.m(), k, 1, b[set], n, a, k, 0, c, n);
        }
    }

    @Override
    protected float result(int row, int column) {
        return c[row * task.n() + column];
    }
}
