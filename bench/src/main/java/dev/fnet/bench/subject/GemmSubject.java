package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;

/** {@code C[m×n] = act(A[m×k] · B[k×n])} with B packed beforehand, as the weights of a layer are. */
public final class GemmSubject implements Subject {
    private final int m;
    private final int k;
    private final int n;
    private final Activation activation;
    private final Epilogue epilogue;
    private final String by;
    private final Gemm gemm;
    private final float[] a;
    private final float[] b;
    private final PackedMatrix packed;
    private final float[] c;

    /** @param activation {@code NONE} or {@code GELU_TANH} */
    public GemmSubject(int m, int k, int n, Activation activation, KernelState state) {
        this.m = m;
        this.k = k;
        this.n = n;
        this.activation = activation;
        epilogue = Epilogue.of(null, activation);
        by = Inputs.by(state);
        gemm = new Gemm(state);
        a = Inputs.uniform(1, m * k, 1);
        b = Inputs.uniform(2, k * n, 1);
        packed = PackedMatrix.pack(k, n, b, 0, n);
        c = Inputs.nans(m * n);
    }

    @Override
    public String problem() {
        String name = "gemm " + m + "x" + k + "x" + n;
        return activation == Activation.NONE ? name : name + " " + activation;
    }

    @Override
    public String by() {
        return by;
    }

    @Override
    public double flops() {
        return 2.0 * m * k * n;
    }

    @Override
    public void run() {
        gemm.multiply(m, a, 0, k, packed, epilogue, c, 0, n);
    }

    @Override
    public double error() {
        double[] product = Reference.gemm(m, n, k, Reference.widen(a), b);
        return Reference.error(c,
                activation == Activation.NONE ? product : Reference.map(product, Reference::geluTanh));
    }

    /** One chain of k roundings: about 2⁻²⁴ √k / 3, with room. */
    @Override
    public double allowedError() {
        return 0x1p-24 * Math.sqrt(k) + 1e-7;
    }
}
