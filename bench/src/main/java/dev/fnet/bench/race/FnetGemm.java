package dev.fnet.bench.race;

import dev.fnet.bench.peer.GemmTask;
import dev.fnet.bench.peer.Product;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;

/** Ours: weights packed beforehand, bias and GELU as an epilogue. */
final class FnetGemm extends Product {
    private final Gemm gemm;
    private final float[] a;
    private final PackedMatrix[] b;
    private final Epilogue epilogue;
    private final float[] c;

    FnetGemm(GemmTask task, Gemm gemm) {
        super(task, "fnet");
        this.gemm = gemm;
        a = task.a().clone();
        b = new PackedMatrix[task.sets()];
        for (int set = 0; set < b.length; set++) {
            b[set] = PackedMatrix.pack(task.k(), task.n(), task.b(set), 0, task.n());
        }
        epilogue = task.dense() ? Epilogue.of(task.bias(), Activation.GELU_TANH) : Epilogue.none();
        c = Inputs.nans(task.m() * task.n());
    }

    @Override
    protected void multiply(int set) {
        gemm.multiply(task.m(), a, 0, task.k(), b[set], epilogue, c, 0, task.n());
    }

    @Override
    protected float result(int row, int column) {
        return c[row * task.n() + column];
    }
}
