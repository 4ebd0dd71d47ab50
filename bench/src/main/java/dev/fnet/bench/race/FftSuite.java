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
import java.util.function.Supplier;

/**
 * Transforms, complex and real ones in single precision, kinds of real ones in double: one, many rows, many columns.
 *
 * <p>Rows and single transforms are out of place; ours with interleaved complex numbers, as the peers have them, counts,
 * split ones have a line of their own. Columns are in place: ours split, the layout our mixing works in, counts, and
 * FFTW and MKL run in both layouts.
 */
final class FftSuite implements Suite {
    private static final String NATIVES = "FFTW and MKL";
    private static final String TORCH = "PyTorch";
    private static final String JVM = "JTransforms";
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
        return List.of(NATIVES, TORCH, JVM);
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        int[] complex = quick
                ? new int[] {64, 512, 768, 4096}
                : new int[] {64, 256, 512, 768, 1024, 1536, 2048, 3072, 4096};
        int[] real = quick
                ? new int[] {256, 1024, 4096}
                : new int[] {256, 512, 768, 1024, 1536, 2048, 3072, 4096};
        for (int count : new int[] {16, 32, 256, 384}) {
            cases.add(columns(512, count));
        }
        cases.add(columns(768, 32));
        for (int count : new int[] {MANY, 1}) {
            String which = count == 1 ? "one" : "rows";
            for (int n : complex) {
                cases.add(rows("complex, " + which, FftTask.Shape.rows(FftTask.Kind.COMPLEX, n, count)));
            }
            for (int n : new int[] {1000, 1009}) {
                cases.add(rows("", FftTask.Shape.rows(FftTask.Kind.COMPLEX, n, count)));
            }
            for (int n : real) {
                cases.add(rows("real, " + which, FftTask.Shape.rows(FftTask.Kind.REAL, n, count)));
            }
        }
        for (FftTask.Kind kind : new FftTask.Kind[] {FftTask.Kind.REAL, FftTask.Kind.DCT2, FftTask.Kind.HARTLEY}) {
            for (int n : quick ? new int[] {512} : new int[] {512, 1024}) {
                FftTask.Shape shape = FftTask.Shape.rows(kind, n, MANY);
                cases.add(rows("f64, rows", shape.inDoubles()));
                if (kind != FftTask.Kind.REAL && !quick) {
                    cases.add(rows("dct and hartley, rows", shape));
                }
            }
        }
        return cases;
    }

    private Case columns(int n, int count) {
        FftTask.Shape shape = FftTask.Shape.columns(FftTask.Kind.COMPLEX, n, count).ontoItself();
        return of("complex, columns", shape, () -> {
            FftTask task = new FftTask(shape);
            List<Entrant> entrants = new ArrayList<>();
            entrants.add(Entrant.ours("fnet", () -> new FnetFft(task, ours, false)));
            entrants.add(Entrant.ours("fnet-interleaved", () -> new FnetFft(task, ours, true)));
            entrants.add(Entrant.of("fftw-measure", fftw, NATIVES, () -> fftw.fft(task, false)));
            entrants.add(Entrant.of("fftw-patient", fftw, NATIVES, () -> patient(() -> fftw.fft(task, true))));
            entrants.add(Entrant.of("fftw-split-measure", fftw, NATIVES, () -> fftw.split(task, false)));
            entrants.add(Entrant.of("fftw-split-patient", fftw, NATIVES, () -> patient(() -> fftw.split(task, true))));
            entrants.add(Entrant.of("mkl", mkl, NATIVES, () -> mkl.fft(task)));
            entrants.add(Entrant.of("mkl-split", mkl, NATIVES, () -> mkl.split(task)));
            return entrants;
        });
    }

    private Case rows(String group, FftTask.Shape shape) {
        return of(group, shape, () -> {
            FftTask task = new FftTask(shape);
            List<Entrant> entrants = new ArrayList<>();
            entrants.add(Entrant.ours("fnet", () -> ours(task, true)));
            boolean spectra = shape.kind() == FftTask.Kind.COMPLEX || shape.kind() == FftTask.Kind.REAL;
            if (spectra) {
                entrants.add(Entrant.ours("fnet-split", () -> ours(task, false)));
            }
            entrants.add(Entrant.of("fftw-measure", fftw, NATIVES, () -> fftw.fft(task, false)));
            entrants.add(Entrant.of("fftw-patient", fftw, NATIVES, () -> patient(() -> fftw.fft(task, true))));
            if (spectra) {
                entrants.add(Entrant.of("mkl", mkl, NATIVES, () -> mkl.fft(task)));
            }
            if (spectra && !shape.f64()) {
                entrants.add(Entrant.of("pytorch", torch, TORCH, () -> torch.fft(task)));
            }
            if (spectra || shape.f64()) {
                entrants.add(Entrant.java("jtransforms", jtransforms, JVM, () -> jtransforms.fft(task)));
            }
            return entrants;
        });
    }

    private Subject ours(FftTask task, boolean interleaved) {
        if (task.shape().f64()) {
            return new FnetDoubles(task, ours, interleaved);
        }
        return switch (task.kind()) {
            case COMPLEX, REAL -> new FnetFft(task, ours, interleaved);
            case DCT2, HARTLEY -> new FnetKind(task, ours);
        };
    }

    private static Case of(String group, FftTask.Shape shape, Supplier<List<Entrant>> entrants) {
        return new Case(shape.title(), group, Case.Unit.GFLOPS, shape.flops(),
                shape.f64() ? Case.Roof.FMA_F64 : Case.Roof.FMA, entrants);
    }

    private Subject patient(Entrant.Maker maker) throws Exception {
        if (quick) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return maker.make();
    }
}
