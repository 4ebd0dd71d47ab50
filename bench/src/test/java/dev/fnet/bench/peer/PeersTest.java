package dev.fnet.bench.peer;

import dev.fnet.bench.subject.ForwardSubject;
import dev.fnet.bench.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every peer that is on this machine is called the right way. */
final class PeersTest {
    private interface Maker<T> {
        Subject make(T task) throws Exception;
    }

    @TestFactory
    List<DynamicTest> products() {
        Peers peers = new Peers(1, null, null, 1, null);
        List<DynamicTest> tests = new ArrayList<>();
        for (boolean dense : new boolean[] {false, true}) {
            product(tests, peers.oneDnn(), dense, task -> peers.oneDnn().gemm(task, true));
            product(tests, peers.oneDnn(), dense, task -> peers.oneDnn().gemm(task, false));
            product(tests, peers.onnxRuntime(), dense, task -> peers.onnxRuntime().gemm(task));
            product(tests, peers.pyTorch(), dense, task -> peers.pyTorch().gemm(task));
        }
        product(tests, peers.openBlas(), false, task -> peers.openBlas().gemm(task));
        product(tests, peers.netlib(), false, task -> peers.netlib().gemm(task));
        product(tests, peers.jlama(), false, task -> peers.jlama().gemm(task));
        product(tests, peers.mkl(), false, task -> peers.mkl().gemm(task, false));
        product(tests, peers.mkl(), false, task -> peers.mkl().gemm(task, true));
        return tests;
    }

    private static void product(List<DynamicTest> tests, Peer peer, boolean dense, Maker<GemmTask> maker) {
        for (int rows : new int[] {1, 7}) {
            String name = peer.name() + ", " + rows + " rows" + (dense ? ", dense" : "");
            tests.add(DynamicTest.dynamicTest(name, () -> check(peer, maker, new GemmTask(rows, 32, 48, 2, dense))));
        }
    }

    @TestFactory
    List<DynamicTest> transforms() {
        Peers peers = new Peers(1, null, null, 1, null);
        List<DynamicTest> tests = new ArrayList<>();
        for (FftTask.Kind kind : FftTask.Kind.values()) {
            boolean complex = kind == FftTask.Kind.COMPLEX || kind == FftTask.Kind.REAL;
            FftTask.Shape rows = FftTask.Shape.rows(kind, 90, 3);
            for (FftTask.Shape shape : List.of(rows, rows.inDoubles(), FftTask.Shape.rows(kind, 64, 3).inDoubles(),
                    FftTask.Shape.columns(kind, 90, 3))) {
                FftTask task = new FftTask(shape);
                String name = ", " + shape.title();
                transform(tests, peers.fftw(), name, peer -> peers.fftw().fft(task, false));
                if (complex && !shape.f64()) {
                    transform(tests, peers.pyTorch(), name, peer -> peers.pyTorch().fft(task));
                }
                if (!shape.columns() && (kind == FftTask.Kind.COMPLEX ? !shape.f64() : complex || shape.f64())) {
                    transform(tests, peers.jTransforms(), name, peer -> peers.jTransforms().fft(task));
                }
                if (complex) {
                    transform(tests, peers.mkl(), name, peer -> peers.mkl().fft(task));
                }
            }
        }
        for (FftTask.Shape shape : List.of(
                FftTask.Shape.rows(FftTask.Kind.COMPLEX, 90, 3), FftTask.Shape.columns(FftTask.Kind.COMPLEX, 90, 3))) {
            FftTask task = new FftTask(shape.ontoItself());
            String name = ", " + shape.title() + " in place";
            transform(tests, peers.fftw(), name, peer -> peers.fftw().fft(task, false));
            transform(tests, peers.fftw(), name + ", split", peer -> peers.fftw().split(task, false));
            transform(tests, peers.mkl(), name, peer -> peers.mkl().fft(task));
            transform(tests, peers.mkl(), name + ", split", peer -> peers.mkl().split(task));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> mixingAndNorm() {
        Peers peers = new Peers(1, null, null, 1, null);
        List<DynamicTest> tests = new ArrayList<>();
        for (int n : new int[] {1, 6}) {
            MixingTask mixing = new MixingTask(n, 10, n);
            String name = ", mixing of " + n;
            transform(tests, peers.onnxRuntime(), name,
                    peer -> peers.onnxRuntime().mixing(new MixingTask(mixing.n(), mixing.d(), 1)));
            transform(tests, peers.pyTorch(), name, peer -> peers.pyTorch().mixing(mixing));
            transform(tests, peers.fftw(), name, peer -> peers.fftw().mixing(mixing, false));
            if (n > 1) {
                transform(tests, peers.jTransforms(), name, peer -> peers.jTransforms().mixing(mixing));
            }
            transform(tests, peers.mkl(), name, peer -> peers.mkl().mixing(mixing));
        }
        NormTask norm = new NormTask(3, 50);
        transform(tests, peers.oneDnn(), ", norm", peer -> peers.oneDnn().norm(norm));
        transform(tests, peers.onnxRuntime(), ", norm", peer -> peers.onnxRuntime().norm(norm));
        transform(tests, peers.pyTorch(), ", norm", peer -> peers.pyTorch().norm(norm));
        return tests;
    }

    @TestFactory
    List<DynamicTest> encoders() {
        Peers peers = new Peers(1, null, null, 1, null);
        EncoderTask task = new EncoderTask(new ForwardSubject.Model("tiny", 50, 48, 2, 96, 32, false), 20);
        List<DynamicTest> tests = new ArrayList<>();
        transform(tests, peers.onnxRuntime(), ", encoder", peer -> peers.onnxRuntime().encoder(task));
        transform(tests, peers.pyTorch(), ", encoder", peer -> peers.pyTorch().encoder(task));
        transform(tests, peers.fftw(), ", encoder", peer -> peers.oneDnn().encoder(task, peers.fftw()));
        return tests;
    }

    private static void transform(List<DynamicTest> tests, Peer peer, String name, Maker<Peer> maker) {
        tests.add(DynamicTest.dynamicTest(peer.name() + name, () -> check(peer, maker, peer)));
    }

    private static <T> void check(Peer peer, Maker<T> maker, T task) throws Exception {
        try {
            peer.open();
        } catch (Exception | LinkageError absent) {
            Assumptions.abort(absent.toString());
        }
        Subject subject = maker.make(task);
        subject.check();
        ((AutoCloseable) subject).close();
    }
}
