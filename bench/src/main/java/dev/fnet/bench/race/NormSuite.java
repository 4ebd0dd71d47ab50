package dev.fnet.bench.race;

import dev.fnet.bench.peer.NormTask;
import dev.fnet.bench.peer.OneDnn;
import dev.fnet.bench.peer.OnnxRuntime;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import dev.fnet.bench.peer.PyTorch;
import java.util.List;

/** Layer normalisation. */
final class NormSuite implements Suite {
    private static final String DNN = "oneDNN";
    private static final String OTHERS = "others";

    private final Ours ours;
    private final OneDnn dnn;
    private final OnnxRuntime onnx;
    private final PyTorch torch;

    NormSuite(Settings settings, Ours ours, Peers peers) {
        this.ours = ours;
        dnn = peers.oneDnn();
        onnx = peers.onnxRuntime();
        torch = peers.pyTorch();
    }

    @Override
    public String name() {
        return "norm";
    }

    @Override
    public List<Peer> peers() {
        return List.of(dnn, onnx, torch);
    }

    @Override
    public List<String> columns() {
        return List.of(DNN, OTHERS);
    }

    @Override
    public List<Case> cases() {
        return List.of(of(16, 768), of(128, 768), of(512, 768), of(2048, 768), of(512, 1024));
    }

    private Case of(int rows, int d) {
        return new Case(rows + "x" + d, "all", Case.Unit.MICROS, 0, Case.Roof.NONE,
                () -> entrants(new NormTask(rows, d)));
    }

    private List<Entrant> entrants(NormTask task) {
        return List.of(
                Entrant.ours("fnet", () -> new FnetNorm(task, ours)),
                Entrant.of("onednn", dnn, DNN, () -> dnn.norm(task)),
                Entrant.of("onnxruntime", onnx, OTHERS, () -> onnx.norm(task)),
                Entrant.of("pytorch", torch, OTHERS, () -> torch.norm(task)));
    }
}
