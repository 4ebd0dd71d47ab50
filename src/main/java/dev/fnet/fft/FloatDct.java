package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import java.time.Duration;
import java.util.Objects;

/**
 * Discrete cosine transforms of one length in single precision, of the types I to IV with the factors of FFTW and
 * SciPy:
 * <ul>
 *   <li>I (n ≥ 2): {@code y[k] = x[0] + (−1)^k·x[n−1] + 2·Σ_{0<j<n−1} x[j]·cos(πjk/(n−1))}
 *   <li>II, "the DCT": {@code y[k] = 2·Σ_j x[j]·cos(π(2j+1)k/2n)}
 *   <li>III: {@code y[k] = x[0] + 2·Σ_{j>0} x[j]·cos(πj(2k+1)/2n)}
 *   <li>IV: {@code y[k] = 2·Σ_j x[j]·cos(π(2j+1)(2k+1)/4n)}
 * </ul>
 * The inverse of type II is type III and the other way round; I and IV are their own inverses. For a
 * {@link Normalization}, N is 2n, for type I 2(n−1). With {@link Normalization#ORTHO} type I has x[0] and x[n−1] times
 * √2 and y[0] and y[n−1] times √½ besides, type II y[0] times √½, type III x[0] times √2.
 *
 * <p>Any length from 1 (type I: 2) to 2²⁶. Types II to IV of an even length cost a complex transform of n/2 points and
 * one step over the data, of an odd length one of n points, type I one of n−1 points. Relative L2 error: about
 * 4e-8·√log₂ n for lengths without large primes.
 */
public final class FloatDct extends FloatRealTransform {
    private final int type;

    private FloatDct(int type, int n, Normalization normalization, KernelState state, FloatTrig forward,
            FloatTrig inverse) {
        super("FloatDct, type " + type + ",", n, normalization, state, forward, inverse);
        this.type = type;
    }

    /**
     * A plan without scaling, with a kernel state of its own; {@link #warmUp(Duration)} makes it fast.
     *
     * @param type 1 to 4
     */
    public static FloatDct of(int type, int n) {
        return of(type, n, Normalization.NONE, new KernelState());
    }

    /** A plan without scaling, with the caller's kernel state. */
    public static FloatDct of(int type, int n, KernelState state) {
        return of(type, n, Normalization.NONE, state);
    }

    /** A plan with the caller's kernel state. */
    public static FloatDct of(int type, int n, Normalization normalization, KernelState state) {
        Check.type(type);
        Check.length(n, type == 1 ? 2 : 1, Radices.MOST);
        Objects.requireNonNull(normalization, "normalization");
        FloatPoints points = new FloatPoints(FloatTrig.dctPoints(type, n));
        double whole = type == 1 ? 2.0 * (n - 1) : 2.0 * n;
        boolean ortho = normalization == Normalization.ORTHO;
        int back = type == 2 ? 3 : type == 3 ? 2 : type;
        return new FloatDct(type, n, normalization, state,
                FloatTrig.dct(type, n, normalization.forwardFactor(whole), ortho, points),
                FloatTrig.dct(back, n, normalization.inverseFactor(whole), ortho, points));
    }

    /** The type of the forward transform, 1 to 4. */
    public int type() {
        return type;
    }
}
