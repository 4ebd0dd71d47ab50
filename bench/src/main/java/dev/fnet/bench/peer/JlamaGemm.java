package dev.fnet.bench.peer;

import com.github.tjake.jlama.tensor.FloatBufferTensor;
import com.github.tjake.jlama.tensor.operations.PanamaTensorOperations;

/** {@code batchDotProduct} of the rows of A and of Bᵀ. */
final class JlamaGemm extends Product {
    private final PanamaTensorOperations operations;
    private final FloatBufferTensor a;
    private final FloatBufferTensor[] b;
    private final FloatBufferTensor c;

    JlamaGemm(PanamaTensorOperations operations, GemmTask task) {
        super(task, "jlama");
        this.operations = operations;
        int k = task.k();
        int n = task.n();
        a = new FloatBufferTensor(task.m(), k);
        for (int i = 0; i < task.m(); i++) {
            for (int l = 0; l < k; l++) {
                a.set(task.a()[i * k + l], i, l);
            }
        }
        b = new FloatBufferTensor[task.sets()];
        for (int set = 0; set < b.length; set++) {
            b[set] = new FloatBufferTensor(n, k);
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    b[set].set(task.b(set)[l * n + j], j, l);
                }
            }
        }
        c = new FloatBufferTensor(task.m(), n);
        for (int i = 0; i < task.m(); i++) {
            for (int j = 0; j < n; j++) {
                c.set(Float.NaN, i, j);
            }
        }
    }

    @Override
    protected void multiply(int set) {
        operations.batchDotProduct(c, a, b[set], 0, 0, task.k(), 0, 0, task.n());
    }

    @Override
    protected float result(int row, int column) {
        return c.get(row, column);
    }

    @Override
    public void close() {
        a.close();
        c.close();
        for (FloatBufferTensor tensor : b) {
            tensor.close();
        }
    }
}
