package dev.fnet.bench.peer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.fnet.bench.subject.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Hugging Face's FNet as TorchScript. The weights are arguments. */
final class PyTorchEncoder extends Encoder {
    private final NDManager manager;
    private final PyTorch.Function function;
    private final NDList arguments = new NDList();
    private final NDArray y;
    private final StringBuilder names = new StringBuilder("x y");

    PyTorchEncoder(PyTorch torch, EncoderTask task) throws IOException {
        super(task, "pytorch");
        manager = torch.manager();
        int d = task.d();
        int f = task.f();
        Shape shape = new Shape(task.tokens(), d);
        y = manager.create(Inputs.nans(task.tokens() * d), shape);
        arguments.add(manager.create(task.embedded(), shape));
        arguments.add(y);
        List<String> body = new ArrayList<>();
        body.add("h = " + norm("x", "fnet.embeddings.LayerNorm"));
        body.add("h = " + linear("h", "fnet.embeddings.projection", d, d));
        for (int i = 0; i < task.layers(); i++) {
            String layer = EncoderTask.layer(i);
            body.add("m = torch.real(torch.fft_fftn(h, None, [0, 1], None))");
            body.add("h = " + norm("torch.add(h, m)", layer + ".fourier.output.LayerNorm"));
            body.add("g = " + linear("h", layer + ".intermediate.dense", f, d));
            body.add("g = torch.gelu(g, approximate=\"tanh\")");
            body.add("o = " + linear("g", layer + ".output.dense", d, f));
            body.add("h = " + norm("torch.add(o, h)", layer + ".output.LayerNorm"));
        }
        body.add("return torch.copy_(y, h, False)");
        function = torch.function(names.toString(), body.toArray(String[]::new));
    }

    @Override
    public void run() {
        function.call(arguments).close();
    }

    @Override
    protected void result(float[] into) {
        System.arraycopy(y.toFloatArray(), 0, into, 0, into.length);
    }

    @Override
    public void close() {
        function.close();
        manager.close();
    }

    private String norm(String x, String name) {
        Shape row = new Shape(task.d());
        return "torch.layer_norm(" + x + ", [" + task.d() + "], " + argument(name + ".weight", row) + ", "
                + argument(name + ".bias", row) + ", " + task.eps() + ", False)";
    }

    private String linear(String x, String name, int out, int in) {
        return "torch.linear(" + x + ", " + argument(name + ".weight", new Shape(out, in)) + ", "
                + argument(name + ".bias", new Shape(out)) + ")";
    }

    private String argument(String tensor, Shape shape) {
        String name = "w" + arguments.size();
        names.append(' ').append(name);
        arguments.add(manager.create(task.model().tensor(tensor), shape));
        return name;
    }
}
