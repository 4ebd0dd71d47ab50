package dev.fnet.bench.race;

import dev.fnet.bench.peer.GemmTask;
import dev.fnet.bench.peer.Jlama;
import dev.fnet.bench.peer.Mkl;
import dev.fnet.bench.peer.Netlib;
import dev.fnet.bench.peer.OneDnn;
import dev.fnet.bench.peer.OnnxRuntime;
import dev.fnet.bench.peer.OpenBlas;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.peer.Peers;
import dev.fnet.bench.peer.PyTorch;
import dev.fnet.bench.subject.Subject;
import dev.fnet.exec.KernelState;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.WeightStorage;
import java.util.ArrayList;
import java.util.List;

/** Products with weights known beforehand, {@code MxKxN}. */
final class GemmSuite implements Suite {
    private static final String DNN = "oneDNN packed";
    private static final String OTHERS = "others";
    private static final String JVM = "JVM";
    /** The weights of as many layers are more than caches hold: they come from memory, as an encoder's do. */
    private static final int LAYERS = 12;

    private static final int QUICK_JLAMA_ROWS = 8;
    private static final int QUICK_NETLIB_COLUMNS = 4096;

    private final boolean quick;
    private final Ours ours;
    private final OneDnn dnn;
    private final OnnxRuntime onnx;
    private final OpenBlas openBlas;
    private final Mkl mkl;
    private final PyTorch torch;
    private final Netlib netlib;
    private final Jlama jlama;

    GemmSuite(Settings settings, Ours ours, Peers peers) {
        quick = settings.quick();
        this.ours = ours;
        dnn = peers.oneDnn();
        onnx = peers.onnxRuntime();
        openBlas = peers.openBlas();
        mkl = peers.mkl();
        torch = peers.pyTorch();
        netlib = peers.netlib();
        jlama = peers.jlama();
    }

    @Override
    public String name() {
        return "gemm";
    }

    @Override
    public List<Peer> peers() {
        return List.of(dnn, onnx, openBlas, mkl, torch, netlib, jlama);
    }

    @Override
    public List<String> columns() {
        return List.of(DNN, OTHERS, JVM);
    }

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(product("large", 512, 768, 3072));
        cases.add(product("large", 512, 3072, 768));
        cases.add(product("large", 2048, 768, 3072));
        cases.add(product("large", 512, 1024, 4096));
        cases.add(product("large", 1024, 1024, 1024));
        cases.add(product("large", 128, 768, 3072));
        cases.add(product("", 32, 768, 768));
        cases.add(product("", 8, 768, 3072));
        cases.add(streamed(1, 1));
        cases.add(streamed(1, LAYERS));
        if (!quick) {
            cases.add(stored(4, 768, 3072, 1));
            cases.add(stored(4, 768, 3072, LAYERS));
        }
        cases.add(stored(16, 768, 3072, LAYERS));
        cases.add(stored(16, 3072, 768, LAYERS));
        cases.add(dense(512, 768, 3072));
        cases.add(dense(128, 768, 3072));
        return cases;
    }

    private Case product(String group, int m, int k, int n) {
        return gflops(name(m, k, n, 1), group, m, k, n, false);
    }

    /** One row: as fast as weights come. */
    private Case streamed(int m, int sets) {
        return new Case(name(m, 768, 3072, sets), "", Case.Unit.GBYTES, 4.0 * 768 * 3072 * sets, Case.Roof.READ,
                () -> storages(new GemmTask(m, 768, 3072, sets, false)));
    }

    private Case stored(int m, int k, int n, int sets) {
        return new Case(name(m, k, n, sets), "", Case.Unit.GFLOPS, 2.0 * m * k * n * sets, Case.Roof.FMA,
                () -> storages(new GemmTask(m, k, n, sets, false)));
    }

    private static String name(int m, int k, int n, int sets) {
        return m + "x" + k + "x" + n + (sets == 1 ? "" : " " + sets + " weights");
    }

    private Case dense(int m, int k, int n) {
        return gflops("bias+gelu " + name(m, k, n, 1), "", m, k, n, true);
    }

    private Case gflops(String name, String group, int m, int k, int n, boolean dense) {
        return new Case(name, group, Case.Unit.GFLOPS, 2.0 * m * k * n, Case.Roof.FMA,
                () -> entrants(new GemmTask(m, k, n, 1, dense)));
    }

    /** With narrow weights too, where reading them counts: the peers' are in float. */
    private List<Entrant> storages(GemmTask task) {
        List<Entrant> entrants = entrants(task);
        entrants.add(1, Entrant.ours("fnet-bf16", () -> fnet(task, WeightStorage.BF16)));
        entrants.add(2, Entrant.ours("fnet-int8", () -> fnet(task, WeightStorage.INT8)));
        if (!quick) {
            entrants.add(3, Entrant.ours("fnet-int8-g32", () -> fnet(task, WeightStorage.INT8_GROUP_32)));
        }
        return entrants;
    }

    private List<Entrant> entrants(GemmTask task) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(Entrant.ours("fnet", () -> fnet(task, WeightStorage.F32)));
        entrants.add(Entrant.of("onednn-packed", dnn, DNN, () -> dnn.gemm(task, true)));
        entrants.add(Entrant.of("onednn", dnn, "", () -> dnnPlain(task)));
        entrants.add(Entrant.of("onnxruntime", onnx, OTHERS, () -> onnx.gemm(task)));
        entrants.add(Entrant.of("openblas", openBlas, OTHERS, () -> openBlas.gemm(task)));
        entrants.add(Entrant.of("mkl", mkl, OTHERS, () -> mkl.gemm(task, false)));
        entrants.add(Entrant.of("mkl-packed", mkl, OTHERS, () -> mklPacked(task)));
        entrants.add(Entrant.of("pytorch", torch, OTHERS, () -> torch.gemm(task)));
        entrants.add(Entrant.java("netlib", netlib, JVM, () -> netlib(task)));
        entrants.add(Entrant.java("jlama", jlama, JVM, () -> jlama(task)));
        return entrants;
    }

    private Subject dnnPlain(GemmTask task) {
        if (quick) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return dnn.gemm(task, false);
    }

    private Subject mklPacked(GemmTask task) {
        if (quick) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return mkl.gemm(task, true);
    }

    /** Rows that are 16 KiB apart fall into the same few places of its caches: one run takes more than a second. */
    private Subject netlib(GemmTask task) throws ReflectiveOperationException {
        if (quick && task.n() % QUICK_NETLIB_COLUMNS == 0) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return netlib.gemm(task);
    }

    /** It is made for one row; with many, one run can take seconds. */
    private Subject jlama(GemmTask task) {
        if (quick && task.m() > QUICK_JLAMA_ROWS) {
            throw new UnsupportedOperationException("left out by --quick");
        }
        return jlama.gemm(task);
    }

    private Subject fnet(GemmTask task, WeightStorage storage) {
        KernelState hot = ours.hot(Gemm.warmUp(storage, Activation.GELU_TANH));
        return new FnetGemm(task, new Gemm(hot, ours.workers()), storage);
    }
}
