package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;

/** A program: how fast is OpenBLAS with the environment of this JVM? Prints GFLOP/s and the kernels' name. */
public final class OpenBlasProbe {
    private static final long NANOS = 150_000_000;

    private OpenBlasProbe() {}

    public static void main(String[] args) {
        OpenBlas blas = new OpenBlas(1);
        blas.open();
        Subject subject = blas.gemm(new GemmTask(256, 512, 512, 1, false));
        subject.run();
        double best = Double.POSITIVE_INFINITY;
        long end = System.nanoTime() + NANOS;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            subject.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println(subject.flops() / best + " " + OpenBlas.core());
    }
}
