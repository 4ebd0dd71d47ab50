package dev.fnet.simd;

import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rotations of a vector for the last steps of the 32 partial sums of a row reduction, in the one order that every
 * vector width and the scalar twins keep: {@code p[j] + p[j+16]}, then distances 8, 4, 2, 1. Partial sum j = LANES·a + lane
 * lies in lane {@code lane} of accumulator {@code a}: a kernel adds its accumulators pairwise by that rule until one
 * vector is left, and folds its lanes by
 * <pre>{@code
 * if (LANES > 16) { v = v.add(v.rearrange(LaneFold.BY_16)); }
 * if (LANES > 8) { v = v.add(v.rearrange(LaneFold.BY_8)); }
 * if (LANES > 4) { v = v.add(v.rearrange(LaneFold.BY_4)); }
 * v = v.add(v.rearrange(LaneFold.BY_2));
 * return v.add(v.rearrange(LaneFold.BY_1)).lane(0);
 * }</pre>
 * {@code reduceLanes} is no substitute: the order of its additions is not defined. Only lane 0 counts in the end, and
 * float addition commutes, so lane 0 holds the tree above bit for bit. For 4, 8, 16 or 32 lanes. Text to repeat instead
 * of a method, because the compiler does not inline one at the end of a large kernel ({@link VectorMath}).
 */
public final class LaneFold {
    private static final VectorSpecies<Float> S = VectorShape.F32;

    public static final VectorShuffle<Float> BY_16 = VectorShuffle.iota(S, 16 % VectorShape.LANES, 1, true);
    public static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(S, 8 % VectorShape.LANES, 1, true);
    public static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(S, 4 % VectorShape.LANES, 1, true);
    public static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(S, 2, 1, true);
    public static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(S, 1, 1, true);

    private LaneFold() {}
}
