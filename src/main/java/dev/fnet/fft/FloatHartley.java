package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import java.time.Duration;
import java.util.Objects;

/**
 * Discrete Hartley transforms of one length in single precision: {@code y[k] = Σ_j x[j]·(cos(2πjk/n) + sin(2πjk/n))},
 * which is its own inverse up to the factor n; for a {@link Normalization}, N is n. Any length from 1 to 2²⁶; an even
 * length costs a complex transform of n/2 points and one step over the data, an odd one a complex transform of n
 * points. Relative L2 error: about 4e-8·√log₂ n for lengths without large primes.
 */
public final class FloatHartley extends FloatRealTransform {
    private FloatHartley(int n, Normalization normalization, KernelState state, FloatTrig forward, FloatTrig inverse) {
        super("FloatHartley", n, normalization, state, forward, inverse);
    }

    /** A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast. */
    public static FloatHartley of(int n) {
        return of(n, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatHartley of(int n, KernelState state) {
        return of(n, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatHartley of(int n, Normalization normalization, KernelState state) {
        Check.length(n);
        Objects.requireNonNull(normalization, "normalization");
        FloatPoints points = new FloatPoints(n % 2 == 0 ? n / 2 : n);
        double forward = normalization.forwardFactor(n);
        double inverse = normalization.inverseFactor(n);
        FloatTrig plan = FloatTrig.hartley(n, forward, points);
        return new FloatHartley(n, normalization, state, plan,
                forward == inverse ? plan : FloatTrig.hartley(n, inverse, points));
    }
}
