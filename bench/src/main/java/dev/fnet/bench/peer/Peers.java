package dev.fnet.bench.peer;

import java.util.List;

/** All peers of one run. */
public final class Peers {
    private final OneDnn oneDnn = new OneDnn();
    private final OnnxRuntime onnxRuntime;
    private final OpenBlas openBlas;
    private final PyTorch pyTorch;
    private final Netlib netlib = new Netlib();
    private final Jlama jlama = new Jlama();
    private final Mkl mkl;

    public Peers(int threads) {
        onnxRuntime = new OnnxRuntime(threads);
        openBlas = new OpenBlas(threads);
        pyTorch = new PyTorch(threads);
        mkl = new Mkl(threads);
    }

    /** In the order in which they must be opened. */
    public List<Peer> all() {
        return List.of(oneDnn, onnxRuntime, openBlas, pyTorch, netlib, jlama, mkl);
    }

    public OneDnn oneDnn() {
        return oneDnn;
    }

    public OnnxRuntime onnxRuntime() {
        return onnxRuntime;
    }

    public OpenBlas openBlas() {
        return openBlas;
    }

    public PyTorch pyTorch() {
        return pyTorch;
    }

    public Netlib netlib() {
        return netlib;
    }

    public Jlama jlama() {
        return jlama;
    }

    public Mkl mkl() {
        return mkl;
    }
}
