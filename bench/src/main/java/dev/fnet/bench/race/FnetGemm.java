package dev.fnet.bench.race;

import dev.fnet.bench.peer.GemmTask;
import dev.fnet.bench.peer.Product;
import dev.fnet.bench.subject.Inputs;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.gemm.WeightStorage;

/** Ours: weights packed beforehand and stored in one of several ways, bias and GELU as an epilogue. */
final class FnetGemm extends Product {
    private final Gemm gemm;
    private final WeightStorage storage;
    private final float[] a;
    private final PackedMatrix[] b;
    private final Epilogue epilogue;
    private final float[] c;

    FnetGemm(GemmTask task, Gemm gemm, WeightStorage storage) {
        super(task, "fnet " + storage);
        this.gemm = gemm;
        this.storage = storage;
        a = task.a().clone();
        b = new PackedMatrix[task.sets()];
        for (int set = 0; set < b.length; set++) {
            b[set] = PackedMatrix.pack(task.k(), task.n(), task.b(set), 0, task.n(), storage);
        }
        epilogue = task.dense() ? Epilogue.of(task.bias(), Activation.GELU_TANH) : Epilogue.none();
        c = Inputs.nans(task.m() * task.n());
    }

    @Override
    protected void multiply(int set) {
        gemm.multiply(task.m(), a, 0, task.k(), b[set], epilogue, c, 0, task.n());
    }

    /** Weights even in ±1 have an rms of 0.58; rounding them leaves an rms of 0.001 (bf16) and of 0.0023 (8 bits). */
    @Override
    public double allowedError() {
        return super.allowedError() + switch (storage) {
            case F32 -> 0;
            case BF16 -> 3e-3;
            default -> 6e-3;
        };
    }

    @Override
    protected float result(int row, int column) {
        return c[row * task.n() + column];
    }
}
