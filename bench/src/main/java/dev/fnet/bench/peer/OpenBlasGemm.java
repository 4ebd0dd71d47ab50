package dev.fnet.bench.peer;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** {@code cblas_sgemm}, which packs B anew in every call; {@code cblas_sgemv} for one row. */
final class OpenBlasGemm extends Product {
    private final OffHeap heap = new OffHeap();
    private final FloatBuffer result;
    private final FloatPointer a;
    private final FloatPointer[] b;
    private final FloatPointer c;

    OpenBlasGemm(GemmTask task) {
        super(task, "openblas");
        a = new FloatPointer(heap.copy(task.a()));
        b = new FloatPointer[task.sets()];
        for (int set = 0; set < b.length; set++) {
            b[set] = new FloatPointer(heap.copy(task.b(set)));
        }
        result = heap.nans(task.m() * task.n());
        c = new FloatPointer(result);
    }

    @Override
    protected void multiply(int set) {
        if (task.m() == 1) {
            openblas_nolapack.cblas_sgemv(Blas.ROW_MAJOR, Blas.TRANSPOSE, task.k(), task.n(), 1f, b[set], task.n(), a,
                    1, 0f, c, 1);
            return;
        }
        openblas_nolapack.cblas_sgemm(Blas.ROW_MAJOR, Blas.NO_TRANSPOSE, Blas.NO_TRANSPOSE, task.m(), task.n(),
                task.k(), 1f, a, task.k(), b[set], task.n(), 0f, c, task.n());
    }

    @Override
    protected float result(int row, int column) {
        return result.get(row * task.n() + column);
    }

    @Override
    public void close() {
        heap.close();
    }
}
