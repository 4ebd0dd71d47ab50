package dev.fnet.bench.peer;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/** MatMul with a constant B; bias and GELU by the one operator the library has for both, FastGelu. */
final class OnnxRuntimeGemm extends Product {
    private final OffHeap heap = new OffHeap();
    private final FloatBuffer c;
    private final OnnxRun[] runs;

    OnnxRuntimeGemm(OnnxRuntime runtime, GemmTask task) throws OrtException {
        super(task, "onnxruntime");
        FloatBuffer a = heap.copy(task.a());
        c = heap.nans(task.m() * task.n());
        long[] aShape = {task.m(), task.k()};
        long[] cShape = {task.m(), task.n()};
        runs = new OnnxRun[task.sets()];
        for (int set = 0; set < runs.length; set++) {
            OnnxGraph graph = new OnnxGraph().input("x", aShape).output("y", cShape)
                    .constant("b", task.b(set), task.k(), task.n());
            if (task.dense()) {
                graph.constant("bias", task.bias(), task.n());
                graph.node("", "MatMul", "product", "x", "b").end();
                graph.node("com.microsoft", "FastGelu", "y", "product", "bias").end();
            } else {
                graph.node("", "MatMul", "y", "x", "b").end();
            }
            runs[set] = new OnnxRun(runtime, graph, a, aShape, c, cShape);
        }
    }

    @Override
    protected void multiply(int set) {
        runs[set].run();
    }

    @Override
    protected float result(int row, int column) {
        return c.get(row * task.n() + column);
    }

    @Override
    public void close() {
        for (OnnxRun run : runs) {
            run.close();
        }
        heap.close();
    }
}
