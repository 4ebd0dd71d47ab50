package dev.fnet.bench.race;

import dev.fnet.bench.peer.Fftw;
import dev.fnet.bench.peer.JTransforms;
import dev.fnet.bench.peer.MixingTask;
import dev.fnet.bench.peer.Mkl;
import dev.fnet.bench.peer.OnnxRuntime;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import dev.fnet.bench.peer.PyTorch;
import dev.fnet.bench.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** FNet's token mixing. */
final class MixingSuite implements Suite {
    private static final String FFTW = "FFTW";
    private static final String OTHERS = "others";
    private static final String JVM = "JVM";
    private static final long QUICK_MATRIX_ELEMENTS = 1 << 20;

    private final boolean quick;
    private final Ours ours;
    private final Fftw fftw;
    private final Mkl mkl;
    private final PyTorch torch;
    private final OnnxRuntime onnx;
    private final JTransforms jtransforms;

    MixingSuite(Settings settings, Ours ours, Peers peers) {
        quick = settings.quick();
        this.ours = ours;
        fftw = peers.fftw();
        mkl = peers.mkl();
        torch = peers.pyTorch();
        onnx = peers.onnxRuntime();
        jtransforms = peers.jTransforms();
    }

    @Override
    public String name() {
        return "mixing";
    }

    @Override
    public List<Peer> peers() {
        return List.of(fftw, mkl, torch, onnx, jtransforms);
    }

    @Override
    public List<String> columns() {
        return List.of(FFTW, OTHERS, JVM);
    }

    @Override
    public List<Case> cases() {
        return List.of(of(32, 768), of(128, 768), of(512, 768), of(512, 1024), of(2048, 768), of(4096, 512));
    }

    private Case of(int n, int d) {
        return new Case(n + "x" + d, "all", Case.Unit.MICROS, 0, Case.Roof.NONE, () -> entrants(new MixingTask(n, d)));
    }

    /** MKL's and FFTW's second half is Java code, and so takes time to compile. */
    private List<Entrant> entrants(MixingTask task) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(Entrant.ours("fnet", () -> new FnetMixing(task, ours)));
        entrants.add(Entrant.java("fftw-measure", fftw, FFTW, () -> fftw.mixing(task, false)));
        entrants.add(Entrant.java("fftw-patient", fftw, FFTW, () -> patient(task)));
        entrants.add(Entrant.java("mkl", mkl, OTHERS, () -> mkl.mixing(task)));
        entrants.add(Entrant.of("pytorch", torch, OTHERS, () -> torch.mixing(task)));
        entrants.add(Entrant.of("onnxruntime", onnx, OTHERS, () -> onnx(task)));
        entrants.add(Entrant.java("jtransforms", jtransforms, JVM, () -> jtransforms.mixing(task)));
        return entrants;
    }

    private Subject patient(MixingTask task) {
        if (quick) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return fftw.mixing(task, true);
    }

    private Subject onnx(MixingTask task) throws Exception {
        if (quick && (long) task.n() * task.n() > QUICK_MATRIX_ELEMENTS) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return onnx.mixing(task);
    }
}
