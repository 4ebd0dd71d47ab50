package dev.fnet.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector shape of this JVM. Every vector kernel copies its species from here into a {@code static final} of its
 * own: two widths in one JVM poison each other through the profiles of the API's methods.
 *
 * <p>Only classes of vector kernels may touch this class: it fails to load without the incubator module.
 */
public final class VectorShape {
    public static final VectorSpecies<Float> F32 = FloatVector.SPECIES_PREFERRED;
    public static final VectorSpecies<Double> F64 = DoubleVector.SPECIES_PREFERRED;
    public static final VectorSpecies<Integer> I32 = IntVector.SPECIES_PREFERRED;

    /** As many bytes as {@link #F32} has lanes, but at least 8: there are no shorter vectors. */
    public static final VectorSpecies<Byte> I8 = VectorSpecies.of(byte.class,
            jdk.incubator.vector.VectorShape.forBitSize(Math.max(64, F32.length() * Byte.SIZE)));

    /** Lanes of {@link #F32}. */
    public static final int LANES = F32.length();

    private VectorShape() {}
}
