package dev.fnet.bench.peer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.fnet.bench.subject.Subject;

/** ONNX Runtime with its CPU kernels. */
public final class OnnxRuntime implements Peer {
    private final int threads;
    private OrtEnvironment environment;

    public OnnxRuntime(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public String open() {
        if (environment == null) {
            environment = OrtEnvironment.getEnvironment();
        }
        return environment.getVersion();
    }

    /** A graph with B as a constant, which the library packs. */
    public Subject gemm(GemmTask task) throws OrtException {
        open();
        return new OnnxRuntimeGemm(this, task);
    }

    public Subject mixing(MixingTask task) throws OrtException {
        open();
        return new OnnxRuntimeMixing(this, task);
    }

    public Subject norm(NormTask task) throws OrtException {
        open();
        return new OnnxRuntimeNorm(this, task);
    }

    public Subject encoder(EncoderTask task) throws OrtException {
        open();
        return new OnnxRuntimeEncoder(this, task);
    }

    OrtEnvironment environment() {
        return environment;
    }

    OrtSession session(OnnxGraph graph) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            return environment.createSession(graph.toBytes(), options);
        }
    }
}
