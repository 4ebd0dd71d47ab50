package dev.fnet.bench.peer;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/** One graph; residual and normalisation, and bias and GELU, by the operators the library has for them together. */
final class OnnxRuntimeEncoder extends Encoder {
    private static final String FUSED = "com.microsoft";

    private final OffHeap heap = new OffHeap();
    private final FloatBuffer y;
    private final OnnxRun run;

    OnnxRuntimeEncoder(OnnxRuntime runtime, EncoderTask task) throws OrtException {
        super(task, "onnxruntime");
        int n = task.tokens();
        int d = task.d();
        int f = task.f();
        long[] shape = {n, d};
        OnnxGraph graph = new OnnxGraph().input("x", shape).output("y", shape);
        norm(graph, "fnet.embeddings.LayerNorm");
        graph.node("", "LayerNormalization", "normed", "x", "fnet.embeddings.LayerNorm.weight",
                "fnet.embeddings.LayerNorm.bias").with("axis", -1L).with("epsilon", task.eps()).end();
        linear(graph, "fnet.embeddings.projection", d, d);
        graph.node("", "MatMul", "projected", "normed", "fnet.embeddings.projection.weight").end();
        graph.node("", "Add", "hidden0", "projected", "fnet.embeddings.projection.bias").end();
        OnnxRuntimeMixing.matrices(graph, n, d);
        for (int i = 0; i < task.layers(); i++) {
            String layer = EncoderTask.layer(i);
            String fourier = layer + ".fourier.output.LayerNorm";
            String inner = layer + ".intermediate.dense";
            String outer = layer + ".output.dense";
            String last = layer + ".output.LayerNorm";
            norm(graph, fourier);
            norm(graph, last);
            linear(graph, inner, f, d);
            linear(graph, outer, d, f);
            OnnxRuntimeMixing.mixing(graph, layer, "hidden" + i, layer + ".mixed");
            graph.node(FUSED, "SkipLayerNormalization", layer + ".a", layer + ".mixed", "hidden" + i,
                    fourier + ".weight", fourier + ".bias").with("epsilon", task.eps()).end();
            graph.node("", "MatMul", layer + ".p", layer + ".a", inner + ".weight").end();
            graph.node(FUSED, "FastGelu", layer + ".g", layer + ".p", inner + ".bias").end();
            graph.node("", "MatMul", layer + ".q", layer + ".g", outer + ".weight").end();
            graph.node(FUSED, "SkipLayerNormalization", i == task.layers() - 1 ? "y" : "hidden" + (i + 1), layer + ".q",
                    layer + ".a", last + ".weight", last + ".bias", outer + ".bias").with("epsilon", task.eps()).end();
        }
        y = heap.nans(n * d);
        run = new OnnxRun(runtime, graph, heap.copy(task.embedded()), shape, y, shape);
    }

    @Override
    public void run() {
        run.run();
    }

    @Override
    protected void result(float[] into) {
        y.get(0, into);
    }

    @Override
    public void close() {
        run.close();
        heap.close();
    }

    private void norm(OnnxGraph graph, String name) {
        graph.constant(name + ".weight", task.model().tensor(name + ".weight"), task.d());
        graph.constant(name + ".bias", task.model().tensor(name + ".bias"), task.d());
    }

    private void linear(OnnxGraph graph, String name, int out, int in) {
        graph.constant(name + ".weight", task.transposed(name + ".weight", out, in), in, out);
        graph.constant(name + ".bias", task.model().tensor(name + ".bias"), out);
    }
}
