package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * OpenBLAS through Bytedeco's binding. It chooses its kernels by the processor's name when it is loaded, and on a
 * processor it does not know chooses old ones; {@code OPENBLAS_CORETYPE} in the environment tells it better.
 */
public final class OpenBlas implements Peer {
    /** The variable of the environment that names its kernels. */
    public static final String CORETYPE = "OPENBLAS_CORETYPE";

    /** A system property: how the value of {@link #CORETYPE} was found. */
    public static final String NOTE = "fnet.race.openblas";

    private final int threads;

    public OpenBlas(int threads) {
        this.threads = threads;
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public String open() {
        Loader.load(openblas_nolapack.class);
        openblas_nolapack.blas_set_num_threads(threads);
        bind();
        String note = System.getProperty(NOTE);
        return openblas_nolapack.OPENBLAS_VERSION.strip().replaceAll("^OpenBLAS |[. ]+$", "") + ", kernels " + core()
                + (note == null ? "" : " (" + note + ")");
    }

    public Subject gemm(GemmTask task) {
        Blas.refuseDense(task);
        return new OpenBlasGemm(task);
    }

    /**
     * Names are bound to libraries at the first call. MKL, loaded later, makes its {@code cblas_sgemm} known to the
     * whole process; whoever calls this one before that keeps it.
     */
    private static void bind() {
        float[] zeros = new float[4];
        float[] c = new float[4];
        openblas_nolapack.cblas_sgemv(Blas.ROW_MAJOR, Blas.TRANSPOSE, 2, 2, 1f, zeros, 2, zeros, 1, 0f, c, 1);
        openblas_nolapack.cblas_sgemm(Blas.ROW_MAJOR, Blas.NO_TRANSPOSE, Blas.NO_TRANSPOSE, 2, 2, 2, 1f, zeros, 2,
                zeros, 2, 0f, c, 2);
    }

    /** The processor whose kernels it uses. */
    static String core() {
        try {
            AddressLayout text = ValueLayout.ADDRESS.withTargetLayout(
                    MemoryLayout.sequenceLayout(64, ValueLayout.JAVA_BYTE));
            return ((MemorySegment) Linker.nativeLinker()
                    .downcallHandle(MemorySegment.ofAddress(Loader.addressof("openblas_get_corename").address()),
                            FunctionDescriptor.of(text))
                    .invokeExact()).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException("openblas_get_corename: " + e, e);
        }
    }
}
