package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.fnet.bench.subject.Inputs;
import java.io.IOException;

/** {@code torch.fft.fftn(x, dim=(1, 2)).real}, as Hugging Face's FNet has it. */
final class PyTorchMixing extends Mixing {
    private final NDManager manager;
    private final PyTorchRun run;

    PyTorchMixing(PyTorch torch, MixingTask task) throws IOException {
        super(task, "pytorch");
        manager = torch.manager();
        Shape shape = new Shape(task.count(), task.n(), task.d());
        NDArray x = manager.create(task.x(), shape);
        NDArray y = manager.create(Inputs.nans(task.x().length), shape);
        run = new PyTorchRun(torch.function("x y", "z = torch.fft_fftn(x, None, [1, 2], None)",
                "return torch.copy_(y, torch.real(z), False)"), new NDList(x, y), y);
    }

    @Override
    public void run() {
        run.run();
    }

    @Override
    protected float result(int row, int column) {
        return run.read(row * task.d() + column);
    }

    @Override
    public void close() {
        run.close();
        manager.close();
    }
}
