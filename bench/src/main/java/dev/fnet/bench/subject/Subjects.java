package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.fft.FourierMixing;
import dev.fnet.gemm.Gemm;
import java.util.List;
import java.util.function.Supplier;

/** The lists of subjects that commands run. A subject is made only when its turn comes: some are large. */
public final class Subjects {
    private Subjects() {}

    /**
     * A subject to be.
     *
     * @param problem its {@link Subject#problem}
     * @param make warms up its kernels and makes its input
     */
    public record Named(String problem, Supplier<Subject> make) {}

    /** The sizes of FNet-base, vector kernels: what {@code speed} prints. */
    public static List<Named> speedLine() {
        return List.of(
                new Named("gemm 512x768x3072", () -> gemm(512, 768, 3072, true)),
                new Named("mixing 512x768", () -> mixing(512, 768, true)));
    }

    /** Every kind of subject at sizes with tails, twins and vector kernels: what {@code smoke} checks. */
    public static List<Supplier<Subject>> smoke() {
        return List.of(
                () -> gemm(29, 96, 100, false),
                () -> gemm(29, 96, 100, true),
                () -> mixing(24, 40, false),
                () -> mixing(24, 40, true));
    }

    public static Subject gemm(int m, int k, int n, boolean vectors) {
        return new GemmSubject(m, k, n, vectors ? Inputs.vectors(Gemm.warmUp()) : Inputs.twins());
    }

    public static Subject mixing(int n, int d, boolean vectors) {
        KernelState state = Inputs.twins();
        return new MixingSubject(n, d,
                vectors ? Inputs.vectors(FourierMixing.of(n, d, state).warmUp()) : state);
    }
}
