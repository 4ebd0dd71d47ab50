package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** A function's arguments and the one among them that it writes; results are copied out when asked for. */
final class PyTorchRun implements AutoCloseable {
    private final PyTorch.Function function;
    private final NDList arguments;
    private final NDArray y;
    private float[] read;

    PyTorchRun(PyTorch.Function function, NDList arguments, NDArray y) {
        this.function = function;
        this.arguments = arguments;
        this.y = y;
    }

    void run() {
        read = null;
        function.call(arguments).close();
    }

    float read(int place) {
        if (read == null) {
            read = y.toFloatArray();
        }
        return read[place];
    }

    @Override
    public void close() {
        function.close();
    }
}
