package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import java.time.Duration;
import java.util.Objects;

/**
 * Walsh-Hadamard transforms of one length in single precision, in natural (Hadamard) order:
 * {@code y[k] = Σ_j x[j]·(−1)^{b(j, k)}}, where b counts the bits that j and k have in common. Its own inverse up to
 * the factor n; for a {@link Normalization}, N is n. Lengths are powers of two, 1 to 2²⁶. n·log₂ n additions and
 * nothing else; rows need no scratch.
 */
public final class FloatWalshHadamard extends FloatRealTransform {
    private FloatWalshHadamard(int n, Normalization normalization, KernelState state) {
        super("FloatWalshHadamard", n, normalization, state,
                new FloatHadamard(n, normalization.forwardFactor(n)),
                new FloatHadamard(n, normalization.inverseFactor(n)));
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatWalshHadamard of(int n) {
        return of(n, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatWalshHadamard of(int n, KernelState state) {
        return of(n, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatWalshHadamard of(int n, Normalization normalization, KernelState state) {
        Check.powerOfTwo(n);
        Objects.requireNonNull(normalization, "normalization");
        return new FloatWalshHadamard(n, normalization, state);
    }
}
