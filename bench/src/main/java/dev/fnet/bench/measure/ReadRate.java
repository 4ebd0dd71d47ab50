package dev.fnet.bench.measure;

import dev.fnet.simd.VectorShape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The roof of memory: one core reads a {@code float[]} from front to back, again and again, and adds it up in eight
 * independent sums. A set that fits a cache is read from that cache.
 */
public final class ReadRate implements Runnable {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = S.length();

    private final float[] data;
    private final int count;
    private int offset;
    private float kept;

    /** @param bytes size of the set that is read, at least 4 kB */
    public ReadRate(long bytes) {
        count = Math.toIntExact(bytes / Float.BYTES / (8 * L) * (8 * L));
        data = new float[count + 16];
        Arrays.fill(data, 1e-3f);
    }

    /** Bytes that one {@link #run} reads. */
    public double bytes() {
        return (double) count * Float.BYTES;
    }

    /**
     * Starts reading so many floats later, 0…15: where an array's data lie against a cache line is the collector's
     * choice, and in the inner caches a misaligned stream has half the speed, so the roof is the best of the offsets.
     */
    public void offset(int floats) {
        offset = floats;
    }

    @Override
    public void run() {
        kept += sum(data, offset, count);
    }

    /** Sum of everything read so far: the reason why nothing of it may be left out. */
    public float kept() {
        return kept;
    }

    private static float sum(float[] x, int from, int count) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        int end = from + count;
        for (int i = from; i < end; i += 8 * L) {
            s0 = s0.add(FloatVector.fromArray(S, x, i));
            s1 = s1.add(FloatVector.fromArray(S, x, i + L));
            s2 = s2.add(FloatVector.fromArray(S, x, i + 2 * L));
            s3 = s3.add(FloatVector.fromArray(S, x, i + 3 * L));
            s4 = s4.add(FloatVector.fromArray(S, x, i + 4 * L));
            s5 = s5.add(FloatVector.fromArray(S, x, i + 5 * L));
            s6 = s6.add(FloatVector.fromArray(S, x, i + 6 * L));
            s7 = s7.add(FloatVector.fromArray(S, x, i + 7 * L));
        }
        FloatVector low = s0.add(s1).add(s2).add(s3);
        return low.add(s4.add(s5).add(s6).add(s7)).lane(0);
    }
}
