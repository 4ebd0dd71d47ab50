package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.fnet.bench.subject.Inputs;
import java.io.IOException;

/** {@code torch.native_layer_norm} into tensors that are there already. */
final class PyTorchNorm extends Norm {
    private final NDManager manager;
    private final PyTorchRun run;

    PyTorchNorm(PyTorch torch, NormTask task) throws IOException {
        super(task, "pytorch");
        manager = torch.manager();
        Shape shape = new Shape(task.rows(), task.d());
        Shape column = new Shape(task.rows(), 1);
        NDArray x = manager.create(task.x(), shape);
        NDArray y = manager.create(Inputs.nans(task.rows() * task.d()), shape);
        NDArray weight = manager.create(task.weight(), new Shape(task.d()));
        NDArray bias = manager.create(task.bias(), new Shape(task.d()));
        NDArray mean = manager.create(new float[task.rows()], column);
        NDArray deviation = manager.create(new float[task.rows()], column);
        run = new PyTorchRun(
                torch.function("x w b y m s", "y0, m0, s0 = torch.native_layer_norm(x, [" + task.d() + "], w, b, "
                        + NormTask.EPS + ", out0=y, out1=m, out2=s)", "return y"),
                new NDList(x, weight, bias, y, mean, deviation), y);
    }

    @Override
    public void run() {
        run.run();
    }

    @Override
    protected float result(int place) {
        return run.read(place);
    }

    @Override
    public void close() {
        run.close();
        manager.close();
    }
}
