package dev.fnet.bench.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import dev.fnet.bench.subject.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** PyTorch through DJL, as TorchScript. */
public final class PyTorch implements Peer {
    private final int threads;
    private NDManager manager;
    private String version;

    public PyTorch(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String open() throws IOException {
        if (manager == null) {
            Engine engine = engine();
            JniUtils.setNumThreads(threads);
            manager = engine.newBaseManager();
            version = engine.getVersion();
            bind();
        }
        return version + " through DJL " + Engine.getDjlVersion();
    }

    public Subject gemm(GemmTask task) throws IOException {
        open();
        return new PyTorchGemm(this, task);
    }

    public Subject fft(FftTask task) throws IOException {
        open();
        return new PyTorchFft(this, task);
    }

    public Subject mixing(MixingTask task) throws IOException {
        open();
        return new PyTorchMixing(this, task);
    }

    public Subject norm(NormTask task) throws IOException {
        open();
        return new PyTorchNorm(this, task);
    }

    public Subject encoder(EncoderTask task) throws IOException {
        open();
        return new PyTorchEncoder(this, task);
    }

    private static Engine engine() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException e) {
            // What it says first is about a download that it may not try.
            throw new IllegalStateException("no native library of it on the class path, and none may be downloaded");
        }
    }

    NDManager manager() {
        return manager.newSubManager();
    }

    /** A function of tensors, compiled. */
    Function function(String arguments, String... body) throws IOException {
        byte[] module = TorchScript.module(arguments, body);
        return new Function(JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(module), false, false));
    }

    /** Calls what MKL exports too, before MKL comes: the library carries its own. */
    private void bind() throws IOException {
        try (NDManager own = manager()) {
            NDArray x = own.create(new float[16], new Shape(4, 4));
            function("x", "return torch.mm(x, x)").call(new NDList(x)).close();
            function("x", "y = torch.fft_fft(x, None, 1, None)", "z = torch.fft_rfft(x, None, 1, None)", "return x")
                    .call(new NDList(x)).close();
        }
    }

    /** A compiled function. */
    final class Function implements AutoCloseable {
        private final PtSymbolBlock block;
        private final ParameterStore none = new ParameterStore(manager, false);

        private Function(PtSymbolBlock block) {
            this.block = block;
        }

        /** @return the result, the caller's to close */
        NDList call(NDList arguments) {
            return block.forward(none, arguments, false);
        }

        @Override
        public void close() {
            block.close();
        }
    }
}
