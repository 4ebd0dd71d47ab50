package dev.fnet.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The last steps of the 32 partial sums of a row reduction, in the one order that every vector width and the scalar
 * twins keep: {@code p[j] + p[j+16]}, then distances 8, 4, 2, 1. Partial sum j = LANES·a + lane lies in lane
 * {@code lane} of accumulator {@code a}: the kernel adds its accumulators pairwise by that rule, one vector is left, and
 * here its lanes are folded. {@code reduceLanes} is no substitute: the order of its additions is not defined.
 *
 * <p>A fold is the vector plus its rotation by the distance. Only lane 0 counts in the end, and float addition commutes,
 * so lane 0 holds the tree above bit for bit. For 4, 8, 16 or 32 lanes.
 */
public final class LaneFold {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int LANES = VectorShape.LANES;
    private static final VectorShuffle<Float> BY_16 = VectorShuffle.iota(S, 16 % LANES, 1, true);
    private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(S, 8 % LANES, 1, true);
    private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(S, 4 % LANES, 1, true);
    private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(S, 2 % LANES, 1, true);
    private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(S, 1 % LANES, 1, true);

    private LaneFold() {}

    /** The sum of the lanes of one vector, fold by fold. */
    public static float sum(FloatVector v) {
        FloatVector s = v;
        if (LANES > 16) {
            s = s.add(s.rearrange(BY_16));
        }
        if (LANES > 8) {
            s = s.add(s.rearrange(BY_8));
        }
        if (LANES > 4) {
            s = s.add(s.rearrange(BY_4));
        }
        s = s.add(s.rearrange(BY_2));
        return s.add(s.rearrange(BY_1)).lane(0);
    }

    /** The largest lane with the rules of {@link Math#max}, where the order does not matter. */
    public static float max(FloatVector v) {
        FloatVector s = v;
        if (LANES > 16) {
            s = s.max(s.rearrange(BY_16));
        }
        if (LANES > 8) {
            s = s.max(s.rearrange(BY_8));
        }
        if (LANES > 4) {
            s = s.max(s.rearrange(BY_4));
        }
        s = s.max(s.rearrange(BY_2));
        return s.max(s.rearrange(BY_1)).lane(0);
    }
}
