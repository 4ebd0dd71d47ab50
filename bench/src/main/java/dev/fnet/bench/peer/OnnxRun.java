package dev.fnet.bench.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** A graph from {@code x} to {@code y} on memory of the caller: nothing is copied, nothing allocated for the result. */
final class OnnxRun implements AutoCloseable {
    private final OrtSession session;
    private final OnnxTensor x;
    private final OnnxTensor y;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    OnnxRun(OnnxRuntime runtime, OnnxGraph graph, FloatBuffer x, long[] xShape, FloatBuffer y, long[] yShape)
            throws OrtException {
        session = runtime.session(graph);
        this.x = OnnxTensor.createTensor(runtime.environment(), x, xShape);
        this.y = OnnxTensor.createTensor(runtime.environment(), y, yShape);
        inputs = Map.of("x", this.x);
        outputs = Map.of("y", this.y);
    }

    void run() {
        try (OrtSession.Result result = session.run(inputs, outputs)) {
            // the result is y
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        x.close();
        y.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
