package dev.fnet.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** All peers of one run. */
public final class Peers {
    private final OneDnn oneDnn = new OneDnn();
    private final OnnxRuntime onnxRuntime;
    private final OpenBlas openBlas;
    private final PyTorch pyTorch;
    private final Netlib netlib = new Netlib();
    private final Jlama jlama = new Jlama();
    private final Fftw fftw;
    private final JTransforms jTransforms;
    private final Mkl mkl;

    /**
     * @param fftw a shared library of FFTW, null: the system's
     * @param fftwDouble the same in double precision
     * @param planSeconds after which its planner stops
     * @param wisdom where it keeps its plans, null: nowhere
     */
    public Peers(int threads, Path fftw, Path fftwDouble, double planSeconds, Path wisdom) {
        this.fftw = new Fftw(fftw, fftwDouble, planSeconds, wisdom);
        jTransforms = new JTransforms(threads);
        onnxRuntime = new OnnxRuntime(threads);
        openBlas = new OpenBlas(threads);
        pyTorch = new PyTorch(threads);
        mkl = new Mkl(threads);
    }

    /** In the order in which they must be opened. */
    public List<Peer> all() {
        return List.of(oneDnn, onnxRuntime, openBlas, pyTorch, netlib, jlama, fftw, jTransforms, mkl);
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

    public Fftw fftw() {
        return fftw;
    }

    public JTransforms jTransforms() {
        return jTransforms;
    }

    public Mkl mkl() {
        return mkl;
    }
}
