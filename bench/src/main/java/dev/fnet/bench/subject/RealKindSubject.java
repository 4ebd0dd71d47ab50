package dev.fnet.bench.subject;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.fft.DoubleDct;
import dev.fnet.fft.DoubleDst;
import dev.fnet.fft.DoubleHartley;
import dev.fnet.fft.DoubleRealTransform;
import dev.fnet.fft.DoubleWalshHadamard;
import dev.fnet.fft.FloatDct;
import dev.fnet.fft.FloatDst;
import dev.fnet.fft.FloatHartley;
import dev.fnet.fft.FloatRealTransform;
import dev.fnet.fft.FloatWalshHadamard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Transforms of real rows to real numbers, of several kinds, in float or in double. */
public final class RealKindSubject implements Subject {
    /** Which one, with its definition. */
    public enum Kind {
        DCT2,
        DCT3,
        DCT4,
        DST2,
        HARTLEY,
        WALSH_HADAMARD;

        /** What x_j is multiplied with in y_k. */
        private double factor(int j, int k, int n) {
            return switch (this) {
                case DCT2 -> 2 * cos((2L * j + 1) * k, 4L * n);
                case DCT3 -> (j == 0 ? 1 : 2) * cos(j * (2L * k + 1), 4L * n);
                case DCT4 -> 2 * cos((2L * j + 1) * (2L * k + 1), 8L * n);
                case DST2 -> 2 * cos((2L * j + 1) * (k + 1) - n, 4L * n); // sin a = cos(a − π/2)
                case HARTLEY -> cos((long) j * k, n) + cos(4L * j * k - n, 4L * n);
                case WALSH_HADAMARD -> 1 - 2 * (Integer.bitCount(j & k) & 1);
            };
        }

        private static double cos(long turns, long whole) {
            return Math.cos(2 * Math.PI * (turns % whole) / whole);
        }
    }

    private final Kind kind;
    private final boolean f64;
    private final int n;
    private final int count;
    private final String by;
    private final FloatRealTransform single;
    private final DoubleRealTransform wide;
    private final float[] x;
    private final float[] y;
    private final float[] scratch;
    private final double[] wideX;
    private final double[] wideY;
    private final double[] wideScratch;

    public RealKindSubject(Kind kind, int n, int count, boolean f64, KernelState state) {
        this.kind = kind;
        this.f64 = f64;
        this.n = n;
        this.count = count;
        by = Inputs.by(state);
        x = Inputs.uniform(10, n * count, 1);
        wideX = Reference.widen(x);
        single = f64 ? null : single(kind, n, state);
        wide = f64 ? wide(kind, n, state) : null;
        y = Inputs.nans(f64 ? 0 : x.length);
        scratch = Inputs.nans(f64 ? 0 : single.scratchLength());
        wideY = new double[f64 ? x.length : 0];
        wideScratch = new double[f64 ? wide.scratchLength() : 0];
        Arrays.fill(wideY, Double.NaN);
        Arrays.fill(wideScratch, Double.NaN);
    }

    static List<WarmUpKernel> warmUp(Kind kind, int n, boolean f64) {
        return f64 ? wide(kind, n, Inputs.twins()).warmUp() : single(kind, n, Inputs.twins()).warmUp();
    }

    private static FloatRealTransform single(Kind kind, int n, KernelState state) {
        return switch (kind) {
            case DCT2 -> FloatDct.of(2, n, state);
            case DCT3 -> FloatDct.of(3, n, state);
            case DCT4 -> FloatDct.of(4, n, state);
            case DST2 -> FloatDst.of(2, n, state);
            case HARTLEY -> FloatHartley.of(n, state);
            case WALSH_HADAMARD -> FloatWalshHadamard.of(n, state);
        };
    }

    private static DoubleRealTransform wide(Kind kind, int n, KernelState state) {
        return switch (kind) {
            case DCT2 -> DoubleDct.of(2, n, state);
            case DCT3 -> DoubleDct.of(3, n, state);
            case DCT4 -> DoubleDct.of(4, n, state);
            case DST2 -> DoubleDst.of(2, n, state);
            case HARTLEY -> DoubleHartley.of(n, state);
            case WALSH_HADAMARD -> DoubleWalshHadamard.of(n, state);
        };
    }

    @Override
    public String problem() {
        return kind.name().toLowerCase(Locale.ROOT) + (f64 ? " f64 " : " ") + n + " x" + count;
    }

    @Override
    public String by() {
        return by;
    }

    /** Half of the customary 5 n log₂ n of a complex transform: a scaled speed, not a count. */
    @Override
    public double flops() {
        return 2.5 * n * Math.log(n) / Math.log(2) * count;
    }

    @Override
    public void run() {
        if (f64) {
            wide.forwardRows(count, wideX, 0, n, wideY, 0, n, wideScratch, 0);
        } else {
            single.forwardRows(count, x, 0, n, y, 0, n, scratch, 0);
        }
    }

    /** The larger error of the first and the last transform: the definition takes n² steps for each. */
    @Override
    public double error() {
        return Math.max(error(0), error(count - 1));
    }

    private double error(int row) {
        double[] exact = new double[n];
        double[] got = new double[n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                exact[k] += wideX[row * n + j] * kind.factor(j, k, n);
            }
            got[k] = f64 ? wideY[row * n + k] : y[row * n + k];
        }
        return Reference.error(got, exact);
    }

    @Override
    public double allowedError() {
        return f64 ? 1e-13 : 2e-6;
    }
}
