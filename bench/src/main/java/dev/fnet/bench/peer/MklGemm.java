package dev.fnet.bench.peer;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;

/** {@code cblas_sgemm} ({@code cblas_sgemv} for one row), or {@code cblas_sgemm_compute} with B packed beforehand. */
final class MklGemm extends Product {
    private final OffHeap heap = new OffHeap();
    private final boolean packed;
    private final FloatBuffer result;
    private final FloatPointer a;
    private final FloatPointer[] b;
    private final FloatPointer c;

    MklGemm(GemmTask task, boolean packed) {
        super(task, packed ? "mkl-packed" : "mkl");
        this.packed = packed;
        int m = task.m();
        int k = task.k();
        int n = task.n();
        a = new FloatPointer(heap.copy(task.a()));
        b = new FloatPointer[task.sets()];
        for (int set = 0; set < b.length; set++) {
            if (packed) {
                long bytes = mkl_rt.cblas_sgemm_pack_get_size(Blas.B_MATRIX, m, n, k);
                b[set] = new FloatPointer(heap.nans(Math.toIntExact(bytes / Float.BYTES + 64)));
                try (OffHeap rows = new OffHeap()) {
                    mkl_rt.cblas_sgemm_pack(Blas.ROW_MAJOR, Blas.B_MATRIX, Blas.NO_TRANSPOSE, m, n, k, 1f,
                            new FloatPointer(rows.copy(task.b(set))), n, b[set]);
                }
            } else {
                b[set] = new FloatPointer(heap.copy(task.b(set)));
            }
        }
        result = heap.nans(m * n);
        c = new FloatPointer(result);
    }

    @Override
    protected void multiply(int set) {
        if (packed) {
            mkl_rt.cblas_sgemm_compute(Blas.ROW_MAJOR, Blas.NO_TRANSPOSE, Blas.PACKED, task.m(), task.n(), task.k(), a,
                    task.k(), b[set], task.n(), 0f, c, task.n());
        } else if (task.m() == 1) {
            mkl_rt.cblas_sgemv(Blas.ROW_MAJOR, Blas.TRANSPOSE, task.k(), task.n(), 1f, b[set], task.n(), a, 1, 0f, c,
                    1);
        } else {
            mkl_rt.cblas_sgemm(Blas.ROW_MAJOR, Blas.NO_TRANSPOSE, Blas.NO_TRANSPOSE, task.m(), task.n(), task.k(), 1f,
                    a, task.k(), b[set], task.n(), 0f, c, task.n());
        }
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
