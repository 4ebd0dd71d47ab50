package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.fnet.bench.subject.Inputs;
import java.io.IOException;

/** {@code torch.fft.fft} or {@code rfft} into a tensor that is there already. */
final class PyTorchFft extends Transform {
    private final NDManager manager;
    private final PyTorchRun run;

    PyTorchFft(PyTorch torch, FftTask task) throws IOException {
        super(task, "pytorch");
        if (task.shape().f64() || task.shape().inPlace() || !task.shape().complexResult()) {
            throw new UnsupportedOperationException("not asked for this");
        }
        boolean real = task.kind() == FftTask.Kind.REAL;
        manager = torch.manager();
        String dimension = task.columns() ? "0" : "1";
        PyTorch.Function function = torch.function("x y",
                "x0 = " + (real ? "x" : "torch.view_as_complex(x)"),
                "y0 = torch.view_as_complex(y)",
                "y1 = torch." + (real ? "fft_rfft" : "fft_fft") + "(x0, None, " + dimension + ", None, out=y0)",
                "return y");
        long rows = task.columns() ? task.n() : task.count();
        long columns = task.columns() ? task.count() : task.n();
        NDArray x = manager.create(task.interleaved(),
                real ? new Shape(rows, columns) : new Shape(rows, columns, 2));
        NDArray y = manager.create(Inputs.nans(2 * task.bins() * task.count()),
                task.columns() ? new Shape(task.bins(), task.count(), 2) : new Shape(task.count(), task.bins(), 2));
        run = new PyTorchRun(function, new NDList(x, y), y);
    }

    @Override
    protected void run(int times) {
        for (int i = 0; i < times; i++) {
            run.run();
        }
    }

    @Override
    protected double re(int transform, int bin) {
        return run.read(2 * task.place(transform, bin));
    }

    @Override
    protected double im(int transform, int bin) {
        return run.read(2 * task.place(transform, bin) + 1);
    }

    @Override
    public void close() {
        run.close();
        manager.close();
    }
}
