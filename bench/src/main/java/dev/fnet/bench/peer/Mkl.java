package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Intel's oneMKL through Bytedeco's binding. The last to be opened: its names are known to the whole process from then
 * on, and others that export the same ones and are not bound yet would call it.
 */
public final class Mkl implements Peer {
    private final int threads;
    private final FftwCalls[] calls = new FftwCalls[2];

    public Mkl(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "mkl";
    }

    @Override
    public String open() {
        mkl_rt.MKL_Set_Num_Threads(threads);
        byte[] text = new byte[200];
        mkl_rt.MKL_Get_Version_String(text, text.length);
        String version = new String(text, StandardCharsets.US_ASCII).replace('\0', ' ');
        return version.replaceAll(".*Version |-Product.*", "");
    }

    /** By the interface that it shares with FFTW. */
    public Subject fft(FftTask task) {
        return new FftwTransform(task, "mkl", calls(task.shape().f64()), false, FftwCalls.MEASURE);
    }

    /** In place, real and imaginary parts apart. */
    public Subject split(FftTask task) {
        return new FftwTransform(task, "mkl-split", calls(task.shape().f64()), true, FftwCalls.MEASURE);
    }

    /** The half spectrum of the matrix; the real part is taken out of it in Java. */
    public Subject mixing(MixingTask task) {
        return new FftwMixing(task, "mkl", calls(false), FftwCalls.MEASURE);
    }

    private FftwCalls calls(boolean f64) {
        int which = f64 ? 1 : 0;
        if (calls[which] == null) {
            calls[which] = new FftwCalls(name -> Optional.ofNullable(Loader.addressof(name))
                    .map(address -> MemorySegment.ofAddress(address.address())), f64);
        }
        return calls[which];
    }

    /** @param packed with B packed once, as the library can too */
    public Subject gemm(GemmTask task, boolean packed) {
        Blas.refuseDense(task);
        return new MklGemm(task, packed);
    }
}
