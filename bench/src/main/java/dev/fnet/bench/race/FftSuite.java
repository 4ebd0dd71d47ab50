package dev.fnet.bench.race;

import dev.fnet.bench.peer.FftTask;
import dev.fnet.bench.peer.Fftw;
import dev.fnet.bench.peer.JTransforms;
import dev.fnet.bench.peer.Mkl;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import dev.fnet.bench.peer.PyTorch;
import dev.fnet.bench.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Transforms in single precision: complex or real, one, many rows, many columns. */
final class FftSuite implements Suite {
    private static final String FFTW = "FFTW";
    private static final String OTHERS = "others";
    private static final String JVM = "JVM";
    private static final int MANY = 64;

    private final boolean quick;
    private final Ours ours;
    private final Fftw fftw;
    private final Mkl mkl;
    private final PyTorch torch;
    private final JTransforms jtransforms;

    FftSuite(Settings settings, Ours ours, Peers peers) {
        quick = settings.quick();
        this.ours = ours;
        fftw = peers.fftw();
        mkl = peers.mkl();
        torch = peers.pyTorch();
        jtransforms = peers.jTransforms();
    }

    @Override
    public String name() {
        return "fft";
    }

    @Override
    public List<Peer> peers() {
        return List.of(fftw, mkl, torch, jtransforms);
    }

    @Override
    public List<String> columns() {
        return List.of(FFTW, OTHERS, JVM);
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int n : new int[] {256, 512, 768, 1000, 1009, 1024, 1536, 2048, 3072, 4096}) {
            cases.add(of(n == 1009 ? "" : "complex, one", n, 1, false, false));
        }
        for (int n : new int[] {128, 512, 768, 1024, 4096}) {
            cases.add(of("complex, rows", n, MANY, false, false));
        }
        cases.add(of("complex, columns", 128, 384, true, false));
        cases.add(of("complex, columns", 512, 384, true, false));
        cases.add(of("complex, columns", 512, 512, true, false));
        cases.add(of("complex, columns", 2048, 384, true, false));
        for (int n : new int[] {256, 512, 768, 1024, 2048, 4096}) {
            cases.add(of("real, one", n, 1, false, true));
        }
        for (int n : new int[] {512, 768, 1024}) {
            cases.add(of("real, rows", n, MANY, false, true));
        }
        return cases;
    }

    private Case of(String group, int n, int count, boolean columns, boolean real) {
        String name = (real ? "r2c " : "c2c ") + n + (count == 1 ? "" : " x" + count) + (columns ? " columns" : "");
        return new Case(name, group, Case.Unit.GFLOPS, FftTask.flops(n, count, real), Case.Roof.FMA,
                () -> entrants(new FftTask(n, count, columns, real)));
    }

    private List<Entrant> entrants(FftTask task) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(Entrant.ours("fnet", () -> new FnetFft(task, ours, false)));
        if (!task.real() || !task.columns()) {
            entrants.add(Entrant.ours("fnet-interleaved", () -> new FnetFft(task, ours, true)));
        }
        entrants.add(Entrant.of("fftw-measure", fftw, FFTW, () -> fftw.fft(task, false)));
        entrants.add(Entrant.of("fftw-patient", fftw, FFTW, () -> patient(task)));
        entrants.add(Entrant.of("mkl", mkl, OTHERS, () -> mkl.fft(task)));
        entrants.add(Entrant.of("pytorch", torch, OTHERS, () -> torch.fft(task)));
        entrants.add(Entrant.java("jtransforms", jtransforms, JVM, () -> jtransforms.fft(task)));
        return entrants;
    }

    private Subject patient(FftTask task) {
        if (quick) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return fftw.fft(task, true);
    }
}
