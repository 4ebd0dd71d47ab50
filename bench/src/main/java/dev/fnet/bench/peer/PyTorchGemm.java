package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.fnet.bench.subject.Inputs;
import java.io.IOException;

/** {@code torch.mm}, or {@code torch.addmm} with GELU in place, into a tensor that is there already. */
final class PyTorchGemm extends Product {
    private final NDManager manager;
    private final PyTorch.Function function;
    private final NDArray c;
    private final NDList[] arguments;
    private float[] read;

    PyTorchGemm(PyTorch torch, GemmTask task) throws IOException {
        super(task, "pytorch");
        manager = torch.manager();
        function = task.dense()
                ? torch.function("x w b y", "y0 = torch.addmm(b, x, w, out=y)",
                        "return torch.gelu_(y0, approximate=\"tanh\")")
                : torch.function("x w y", "return torch.mm(x, w, out=y)");
        NDArray a = manager.create(task.a(), new Shape(task.m(), task.k()));
        c = manager.create(Inputs.nans(task.m() * task.n()), new Shape(task.m(), task.n()));
        arguments = new NDList[task.sets()];
        for (int set = 0; set < arguments.length; set++) {
            NDArray b = manager.create(task.b(set), new Shape(task.k(), task.n()));
            arguments[set] = task.dense()
                    ? new NDList(a, b, manager.create(task.bias(), new Shape(task.n())), c)
                    : new NDList(a, b, c);
        }
    }

    @Override
    protected void multiply(int set) {
        read = null;
        function.call(arguments[set]).close();
    }

    @Override
    protected float result(int row, int column) {
        if (read == null) {
            read = c.toFloatArray();
        }
        return read[row * task.n() + column];
    }

    @Override
    public void close() {
        function.close();
        manager.close();
    }
}
