package dev.fnet.bench.peer;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/**
 * The transforms as products with constant matrices, {@code C_n (X C_d) − S_n (X S_d)}: the library's own operator for
 * them takes eight times as long and loses digits.
 */
final class OnnxRuntimeMixing extends Mixing {
    private final OffHeap heap = new OffHeap();
    private final FloatBuffer y;
    private final OnnxRun run;

    OnnxRuntimeMixing(OnnxRuntime runtime, MixingTask task) throws OrtException {
        super(task, "onnxruntime");
        if (task.count() != 1) {
            throw new UnsupportedOperationException("one matrix alone, a batch takes as many times as long");
        }
        int n = task.n();
        int d = task.d();
        long[] shape = {n, d};
        y = heap.nans(n * d);
        OnnxGraph graph = new OnnxGraph().input("x", shape).output("y", shape);
        matrices(graph, n, d);
        mixing(graph, "", "x", "y");
        run = new OnnxRun(runtime, graph, heap.copy(task.x()), shape, y, shape);
    }

    /** Adds the matrices of all mixings of a graph. */
    static void matrices(OnnxGraph graph, int n, int d) {
        graph.constant("cosD", matrix(d, 0), d, d).constant("sinD", matrix(d, 1), d, d);
        graph.constant("cosN", matrix(n, 0), n, n).constant("sinN", matrix(n, 1), n, n);
    }

    /** Adds a mixing from {@code x} to {@code y}. */
    static void mixing(OnnxGraph graph, String prefix, String x, String y) {
        graph.node("", "MatMul", prefix + "xc", x, "cosD").end();
        graph.node("", "MatMul", prefix + "xs", x, "sinD").end();
        graph.node("", "MatMul", prefix + "cc", "cosN", prefix + "xc").end();
        graph.node("", "MatMul", prefix + "ss", "sinN", prefix + "xs").end();
        graph.node("", "Sub", y, prefix + "cc", prefix + "ss").end();
    }

    @Override
    public void run() {
        run.run();
    }

    @Override
    protected float result(int row, int column) {
        return y.get(row * task.d() + column);
    }

    @Override
    public void close() {
        run.close();
        heap.close();
    }

    private static float[] matrix(int n, int quarter) {
        float[] circle = new float[n];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            circle[i] = (float) (quarter == 0 ? Math.cos(angle) : Math.sin(angle));
        }
        float[] matrix = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = circle[(int) ((long) i * j % n)];
            }
        }
        return matrix;
    }
}
