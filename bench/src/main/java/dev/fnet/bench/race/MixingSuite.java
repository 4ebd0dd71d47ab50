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

/** FNet's token mixing: one sequence and batches, what a layer adds to it, and what a token costs in longer ones. */
final class MixingSuite implements Suite {
    private static final String NATIVES = "FFTW and MKL";
    private static final String ONNX = "ONNX Runtime";
    private static final String TORCH = "PyTorch";
    private static final String JVM = "JTransforms";

    /** Products with matrices of so many elements are left to those who have time. */
    private static final long QUICK_MATRIX_ELEMENTS = 1 << 18;

    private static final int LONGEST = 16_384;

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
        return List.of(NATIVES, TORCH, ONNX, JVM);
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int count : new int[] {1, 8}) {
            cases.add(of("short", 128, 768, count));
            cases.add(of("short", 512, 768, count));
            cases.add(of("short", 512, 1024, count));
        }
        cases.add(of("", 2048, 768, 1));
        cases.add(of("", 4096, 512, 1));
        cases.add(of("other lengths", 512, 256, 1));
        cases.add(of("other lengths", 16, 768, 1));
        cases.add(of("other lengths", 100, 768, 1));
        cases.add(of("other lengths", 384, 768, 1));
        cases.add(of("other lengths", 2048, 256, 1));
        cases.add(of("large primes", 509, 768, 1));
        cases.add(of("large primes", 512, 254, 1));
        cases.add(sublayer(512, 768));
        cases.add(tokens(512));
        return cases;
    }

    private Case of(String group, int n, int d, int count) {
        return new Case(n + "x" + d + " b" + count, group, Case.Unit.MICROS, 0, Case.Roof.NONE,
                () -> entrants(new MixingTask(n, d, count)));
    }

    /** MKL's and FFTW's second half is Java code, and so takes time to compile. */
    private List<Entrant> entrants(MixingTask task) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(Entrant.ours("fnet", () -> new FnetMixing(task, ours, 1)));
        entrants.add(Entrant.java("fftw-measure", fftw, NATIVES, () -> fftw.mixing(task, false)));
        entrants.add(Entrant.java("fftw-patient", fftw, NATIVES, () -> patient(task)));
        entrants.add(Entrant.java("mkl", mkl, NATIVES, () -> mkl.mixing(task)));
        entrants.add(Entrant.of("pytorch", torch, TORCH, () -> torch.mixing(task)));
        entrants.add(Entrant.of("onnxruntime", onnx, ONNX, () -> onnx(task)));
        entrants.add(Entrant.java("jtransforms", jtransforms, JVM, () -> jtransforms.mixing(task)));
        return entrants;
    }

    /** In place, with what follows the mixing in a layer, beside the mixing alone. */
    private Case sublayer(int n, int d) {
        return new Case(n + "x" + d + " in place", "", Case.Unit.MICROS, 0, Case.Roof.NONE, () -> {
            MixingTask task = new MixingTask(n, d, 1);
            return List.of(
                    Entrant.ours("mixing alone", () -> new FnetMixing(task, ours, 1)),
                    Entrant.ours("+ residual", () -> new FnetSublayer(task, ours, false)),
                    Entrant.ours("+ residual + norm", () -> new FnetSublayer(task, ours, true)));
        });
    }

    /** Sequences of all lengths beside the shortest, each run as many as make the longest. */
    private Case tokens(int d) {
        return new Case("d " + d + " by length", "", Case.Unit.NANOS_PER_TOKEN, LONGEST, Case.Roof.NONE, () -> {
            List<Entrant> entrants = new ArrayList<>();
            for (int n = 512; n <= LONGEST; n *= 2) {
                int length = n;
                entrants.add(Entrant.ours(length + " tokens",
                        () -> new FnetMixing(new MixingTask(length, d, 1), ours, LONGEST / length)));
            }
            return entrants;
        });
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
