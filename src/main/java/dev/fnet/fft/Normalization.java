package dev.fnet.fft;

/**
 * Which directions of a transform are scaled, with SciPy's names. N is the number that forward and inverse together
 * multiply the input by if neither is scaled; each class says what it is: n for Fourier, Hartley and Walsh-Hadamard
 * transforms, the number of points for those in two dimensions, 2n for most cosine and sine transforms.
 */
public enum Normalization {
    /** Neither direction is scaled, as with FFTW: forward and inverse give N times the input. */
    NONE,
    /** The inverse is scaled by 1/N. */
    BACKWARD,
    /** The forward transform is scaled by 1/N. */
    FORWARD,
    /**
     * Both are scaled by 1/√N. For cosine and sine transforms the matrix is made orthogonal too, as SciPy's
     * {@code norm="ortho"} does, by factors √2 or √½ for some first and last elements.
     */
    ORTHO;

    /** The forward transform's factor. */
    double forwardFactor(double n) {
        return switch (this) {
            case NONE, BACKWARD -> 1;
            case FORWARD -> 1 / n;
            case ORTHO -> 1 / Math.sqrt(n);
        };
    }

    /** The inverse transform's factor. */
    double inverseFactor(double n) {
        return switch (this) {
            case NONE, FORWARD -> 1;
            case BACKWARD -> 1 / n;
            case ORTHO -> 1 / Math.sqrt(n);
        };
    }
}
