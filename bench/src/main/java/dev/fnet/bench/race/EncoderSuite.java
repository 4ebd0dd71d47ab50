package dev.fnet.bench.race;

import dev.fnet.bench.peer.EncoderTask;
import dev.fnet.bench.peer.Fftw;
import dev.fnet.bench.peer.OneDnn;
import dev.fnet.bench.peer.OnnxRuntime;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import dev.fnet.bench.peer.PyTorch;
import dev.fnet.bench.subject.ForwardSubject;
import java.util.List;

/** FNet-base from embeddings to last hidden states. */
final class EncoderSuite implements Suite {
    private static final String PARTS = "best parts";
    private static final String READY = "ready-made";

    private final Ours ours;
    private final OneDnn dnn;
    private final Fftw fftw;
    private final OnnxRuntime onnx;
    private final PyTorch torch;
    private ForwardSubject.Model model;

    EncoderSuite(Settings settings, Ours ours, Peers peers) {
        this.ours = ours;
        dnn = peers.oneDnn();
        fftw = peers.fftw();
        onnx = peers.onnxRuntime();
        torch = peers.pyTorch();
    }

    @Override
    public String name() {
        return "encoder";
    }

    @Override
    public List<Peer> peers() {
        return List.of(dnn, fftw, onnx, torch);
    }

    @Override
    public List<String> columns() {
        return List.of(PARTS, READY);
    }

    @Override
    public List<Case> cases() {
        return List.of(of(16), of(128), of(512));
    }

    private Case of(int tokens) {
        return new Case("fnet-base " + tokens + " tokens", "all", Case.Unit.MILLIS, 0, Case.Roof.NONE,
                () -> entrants(new EncoderTask(model(), tokens)));
    }

    private List<Entrant> entrants(EncoderTask task) {
        return List.of(
                Entrant.ours("fnet", () -> new FnetEncoder(task, ours)),
                Entrant.of("onednn-fftw", dnn, PARTS, () -> dnn.encoder(task, fftw)),
                Entrant.of("onnxruntime", onnx, READY, () -> onnx.encoder(task)),
                Entrant.of("pytorch", torch, READY, () -> torch.encoder(task)));
    }

    private ForwardSubject.Model model() {
        if (model == null) {
            model = ForwardSubject.Model.base();
        }
        return model;
    }
}
