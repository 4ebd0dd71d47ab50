package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.fft.DoubleRealFft;
import dev.fnet.fft.FloatFft;
import dev.fnet.fft.FloatRealFft;
import dev.fnet.fft.FourierMixing;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PlainGemm;
import dev.fnet.nn.Activations;
import dev.fnet.nn.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The lists of subjects that commands run, and one maker per kind: {@code vectors} false leaves the twins in place. */
public final class Subjects {
    private Subjects() {}

    /**
     * A subject to be: some are large, so they are made when their turn comes.
     *
     * @param problem its {@link Subject#problem}
     * @param make warms up its kernels and makes its input
     */
    public record Named(String problem, Supplier<Subject> make) {}

    /** The sizes of FNet-base, vector kernels: what {@code speed} prints. */
    public static List<Named> speedLine() {
        Supplier<ForwardSubject.Model> base = once(ForwardSubject.Model::base);
        return List.of(
                new Named("gemm 512x768x3072", () -> gemm(512, 768, 3072, true)),
                new Named("mixing 512x768", () -> mixing(512, 768, true)),
                new Named("layernorm 512x768", () -> layerNorm(512, 768, true)),
                new Named("fnet-base 128 tokens", () -> new ForwardSubject(base.get(), 128)),
                new Named("fnet-base 512 tokens", () -> new ForwardSubject(base.get(), 512)));
    }

    /** Every kind of subject at small sizes with tails, twins and vector kernels: what {@code smoke} and tests check. */
    public static List<Supplier<Subject>> smoke() {
        List<Supplier<Subject>> subjects = new ArrayList<>();
        for (boolean vectors : new boolean[] {false, true}) {
            subjects.add(() -> gemm(29, 96, 100, vectors));
            subjects.add(() -> gemm(29, 96, 100, Activation.GELU_TANH, vectors));
            for (PlainGemmSubject.Factors factors : PlainGemmSubject.Factors.values()) {
                subjects.add(() -> plainGemm(29, 96, 100, factors, vectors));
            }
            subjects.add(() -> plainGemm(5, 96, 100, PlainGemmSubject.Factors.NN, vectors));
            subjects.add(() -> feedForward(50, 48, 96, 2, 24, vectors));
            subjects.add(() -> mixing(24, 40, vectors));
            for (FftSubject.Layout layout : FftSubject.Layout.values()) {
                subjects.add(() -> fft(60, 5, FftSubject.Along.ROWS, layout, vectors));
                subjects.add(() -> fft(60, 5, FftSubject.Along.COLUMNS, layout, vectors));
            }
            subjects.add(() -> realFft(60, 5, false, vectors));
            subjects.add(() -> realFft(60, 5, true, vectors));
            for (RealKindSubject.Kind kind : RealKindSubject.Kind.values()) {
                subjects.add(() -> realKind(kind, 32, 5, false, vectors));
                subjects.add(() -> realKind(kind, 32, 5, true, vectors));
            }
            subjects.add(() -> layerNorm(7, 100, vectors));
            for (ActivationSubject.Function function : ActivationSubject.Function.values()) {
                subjects.add(() -> activation(function, 1000, vectors));
            }
            subjects.add(() -> new ForwardSubject(new ForwardSubject.Model("tiny", 50, 48, 2, 96, 32, vectors), 20));
        }
        return subjects;
    }

    public static Subject gemm(int m, int k, int n, boolean vectors) {
        return gemm(m, k, n, Activation.NONE, vectors);
    }

    public static Subject gemm(int m, int k, int n, Activation activation, boolean vectors) {
        return new GemmSubject(m, k, n, activation, vectors ? Inputs.vectors(Gemm.warmUp()) : Inputs.twins());
    }

    public static Subject plainGemm(int m, int k, int n, PlainGemmSubject.Factors factors, boolean vectors) {
        return new PlainGemmSubject(m, k, n, factors,
                vectors ? Inputs.vectors(PlainGemm.warmUp()) : Inputs.twins());
    }

    public static Subject feedForward(int rows, int d, int f, int layers, int block, boolean vectors) {
        List<WarmUpKernel> kernels = new ArrayList<>(Gemm.warmUp(Activation.GELU_TANH));
        kernels.addAll(LayerNorm.warmUp());
        return new FeedForwardSubject(rows, d, f, layers, block, vectors ? Inputs.vectors(kernels) : Inputs.twins());
    }

    public static Subject mixing(int n, int d, boolean vectors) {
        KernelState twins = Inputs.twins();
        return new MixingSubject(n, d, vectors ? Inputs.vectors(FourierMixing.of(n, d, twins).warmUp()) : twins);
    }

    public static Subject fft(int n, int count, FftSubject.Along along, FftSubject.Layout layout, boolean vectors) {
        return new FftSubject(n, count, along, layout,
                vectors ? Inputs.vectors(FloatFft.of(n).warmUp()) : Inputs.twins());
    }

    public static Subject realFft(int n, int count, boolean f64, boolean vectors) {
        List<WarmUpKernel> kernels = f64 ? DoubleRealFft.of(n).warmUp() : FloatRealFft.of(n).warmUp();
        KernelState state = vectors ? Inputs.vectors(kernels) : Inputs.twins();
        return f64 ? new DoubleRealFftSubject(n, count, state) : new RealFftSubject(n, count, state);
    }

    public static Subject realKind(RealKindSubject.Kind kind, int n, int count, boolean f64, boolean vectors) {
        return new RealKindSubject(kind, n, count, f64,
                vectors ? Inputs.vectors(RealKindSubject.warmUp(kind, n, f64)) : Inputs.twins());
    }

    public static Subject layerNorm(int rows, int d, boolean vectors) {
        return new LayerNormSubject(rows, d, vectors ? Inputs.vectors(LayerNorm.warmUp()) : Inputs.twins());
    }

    public static Subject activation(ActivationSubject.Function function, int n, boolean vectors) {
        return new ActivationSubject(function, n, vectors ? Inputs.vectors(Activations.warmUp()) : Inputs.twins());
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        return new Supplier<>() {
            private T made;

            @Override
            public T get() {
                if (made == null) {
                    made = make.get();
                }
                return made;
            }
        };
    }
}
