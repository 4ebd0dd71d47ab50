package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import dev.ludovic.netlib.blas.BLAS;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** netlib's BLAS on the Vector API, which is what it takes where no native one is installed. */
public final class Netlib implements Peer {
    private BLAS blas;
    private boolean warm;

    @Override
    public String name() {
        return "netlib";
    }

    @Override
    public String open() throws ReflectiveOperationException {
        if (blas == null) {
            Method instance = Class.forName("dev.ludovic.netlib.blas.VectorBLAS").getMethod("getInstance");
            instance.setAccessible(true); // the class is not public: its users get it where nothing native is found
            try {
                blas = (BLAS) instance.invoke(null);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return blas.getClass().getSimpleName();
    }

    public Subject gemm(GemmTask task) throws ReflectiveOperationException {
        Blas.refuseDense(task);
        open();
        if (!warm) {
            JavaWarmUp.products(small -> new NetlibGemm(blas, small));
            warm = true;
        }
        return new NetlibGemm(blas, task);
    }
}
