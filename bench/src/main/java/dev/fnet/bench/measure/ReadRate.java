package dev.fnet.bench.measure;

import dev.fnet.simd.VectorShape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The roof of memory: one core reads a {@code float[]}, again and again, and adds it up in eight independent sums. A set
 * that fits a cache is read from that cache.
 *
 * <p>How fast that goes depends on how it is done, so there are {@link #VARIANTS} and the best is the roof. Streams: from
 * memory, several places read at once keep more of the prefetchers at work than one. Begin: where an array's data lie
 * against a cache line is the collector's choice, and in the inner caches a misaligned stream has half the speed.
 */
public final class ReadRate implements Runnable {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = S.length();

    /** All places an 8-byte aligned array can have in a cache line. */
    private static final int BEGINS = 8;

    /** 1, 2, 4 and 8 streams. */
    private static final int STREAMS = 4;

    /** Ways to read, the first with one stream from the array's begin on. */
    public static final int VARIANTS = BEGINS * STREAMS;

    private final float[] data;
    private final int count;
    private int variant;
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

    /** Reads in that way from now on, 0 … {@link #VARIANTS} − 1. */
    public void variant(int number) {
        variant = number;
    }

    /** Tries all ways with a clock of this body and keeps the fastest. */
    public void tune(Clock clock) {
        double fastest = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int i = 0; i < 2 * VARIANTS; i++) {
            variant(i % VARIANTS);
            double time = clock.block();
            if (time < fastest) {
                fastest = time;
                best = i % VARIANTS;
            }
        }
        variant(best);
    }

    public int streams() {
        return 1 << variant / BEGINS;
    }

    @Override
    public void run() {
        int from = 2 * (variant % BEGINS);
        kept += variant < BEGINS ? sum(data, from, count) : sumApart(data, from, count, streams());
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

    /** The same with each stream in a part of its own. */
    private static float sumApart(float[] x, int from, int count, int streams) {
        int one = 8 / streams; // vectors that a stream gives to a step
        int p1 = apart(1, one, count);
        int p2 = apart(2, one, count);
        int p3 = apart(3, one, count);
        int p4 = apart(4, one, count);
        int p5 = apart(5, one, count);
        int p6 = apart(6, one, count);
        int p7 = apart(7, one, count);
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        int end = from + count / streams;
        for (int i = from; i < end; i += one * L) {
            s0 = s0.add(FloatVector.fromArray(S, x, i));
            s1 = s1.add(FloatVector.fromArray(S, x, i + p1));
            s2 = s2.add(FloatVector.fromArray(S, x, i + p2));
            s3 = s3.add(FloatVector.fromArray(S, x, i + p3));
            s4 = s4.add(FloatVector.fromArray(S, x, i + p4));
            s5 = s5.add(FloatVector.fromArray(S, x, i + p5));
            s6 = s6.add(FloatVector.fromArray(S, x, i + p6));
            s7 = s7.add(FloatVector.fromArray(S, x, i + p7));
        }
        FloatVector low = s0.add(s1).add(s2).add(s3);
        return low.add(s4.add(s5).add(s6).add(s7)).lane(0);
    }

    /** Where the vector begins, against the first. */
    private static int apart(int vector, int one, int count) {
        return vector / one * (count * one / 8) + vector % one * L;
    }
}
