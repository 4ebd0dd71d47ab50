package dev.fnet.bench.peer;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/** The operator LayerNormalization. */
final class OnnxRuntimeNorm extends Norm {
    private final OffHeap heap = new OffHeap();
    private final FloatBuffer y;
    private final OnnxRun run;

    OnnxRuntimeNorm(OnnxRuntime runtime, NormTask task) throws OrtException {
        super(task, "onnxruntime");
        long[] shape = {task.rows(), task.d()};
        y = heap.nans(task.rows() * task.d());
        OnnxGraph graph = new OnnxGraph().input("x", shape).output("y", shape)
                .constant("weight", task.weight(), task.d()).constant("bias", task.bias(), task.d());
        graph.node("", "LayerNormalization", "y", "x", "weight", "bias").with("axis", -1L)
                .with("epsilon", NormTask.EPS).end();
        run = new OnnxRun(runtime, graph, heap.copy(task.x()), shape, y, shape);
    }

    @Override
    public void run() {
        run.run();
    }

    @Override
    protected float result(int place) {
        return y.get(place);
    }

    @Override
    public void close() {
        run.close();
        heap.close();
    }
}
