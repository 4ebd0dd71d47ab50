package dev.fnet.bench.peer;

import com.github.tjake.jlama.tensor.operations.PanamaTensorOperations;
import com.github.tjake.jlama.util.MachineSpec;
import dev.fnet.bench.subject.Subject;

/** Jlama's tensor operations on the Vector API. */
public final class Jlama implements Peer {
    private PanamaTensorOperations operations;
    private boolean warm;

    @Override
    public String name() {
        return "jlama";
    }

    @Override
    public String open() {
        if (operations == null) {
            operations = new PanamaTensorOperations(MachineSpec.VECTOR_TYPE);
        }
        return operations.name() + ", " + MachineSpec.VECTOR_TYPE;
    }

    public Subject gemm(GemmTask task) {
        Blas.refuseDense(task);
        open();
        if (!warm) {
            JavaWarmUp.products(small -> new JlamaGemm(operations, small));
            warm = true;
        }
        return new JlamaGemm(operations, task);
    }
}
