package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.gemm.PlainGemm;
import dev.fnet.gemm.Transpose;

/** {@code C[m×n] = A[m×k] · B[k×n]} with nothing packed beforehand; A or B may lie there transposed. */
public final class PlainGemmSubject implements Subject {
    /** Which factors lie there transposed, in the letters of BLAS. */
    public enum Factors {
        NN(Transpose.NO, Transpose.NO),
        NT(Transpose.NO, Transpose.YES),
        TN(Transpose.YES, Transpose.NO);

        private final Transpose a;
        private final Transpose b;

        Factors(Transpose a, Transpose b) {
            this.a = a;
            this.b = b;
        }
    }

    private final int m;
    private final int k;
    private final int n;
    private final Factors factors;
    private final String by;
    private final PlainGemm gemm;
    private final float[] rowsOfA;
    private final float[] rowsOfB;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final float[] scratch;

    public PlainGemmSubject(int m, int k, int n, Factors factors, KernelState state) {
        this.m = m;
        this.k = k;
        this.n = n;
        this.factors = factors;
        by = Inputs.by(state);
        gemm = new PlainGemm(state);
        rowsOfA = Inputs.uniform(1, m * k, 1);
        rowsOfB = Inputs.uniform(2, k * n, 1);
        a = factors.a == Transpose.YES ? transposed(m, k, rowsOfA) : rowsOfA;
        b = factors.b == Transpose.YES ? transposed(k, n, rowsOfB) : rowsOfB;
        c = Inputs.nans(m * n);
        scratch = Inputs.nans(gemm.scratchLength(factors.a, factors.b, m, n, k));
    }

    @Override
    public String problem() {
        return "plain gemm " + m + "x" + k + "x" + n + " " + factors;
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
        gemm.multiply(factors.a, factors.b, m, n, k, a, 0, factors.a == Transpose.YES ? m : k,
                b, 0, factors.b == Transpose.YES ? k : n, c, 0, n, scratch, 0);
    }

    @Override
    public double error() {
        return Reference.error(c, Reference.gemm(m, n, k, Reference.widen(rowsOfA), rowsOfB));
    }

    @Override
    public double allowedError() {
        return 0x1p-24 * Math.sqrt(k) + 1e-7;
    }

    private static float[] transposed(int rows, int columns, float[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[j * rows + i] = x[i * columns + j];
            }
        }
        return y;
    }
}
