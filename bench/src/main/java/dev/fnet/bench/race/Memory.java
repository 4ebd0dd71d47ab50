package dev.fnet.bench.race;

import dev.fnet.exec.Machine;
import java.util.Arrays;

/**
 * Places for ours in one big array: each begins a cache line, as the peers' arrays do, where the collector puts big
 * arrays at a region's or page's begin, and each lies elsewhere in its page than the others, as the peers' do.
 */
final class Memory {
    private static final int LINE = 16;

    /** Lines between two places: five of them lie in one page, all apart. */
    private static final int APART = 17 * LINE;

    /** With G1 and a heap of up to 8 GB an array of so many floats has regions of its own. */
    private static final int BIG = 1 << 19;

    final float[] data;
    private int next = Machine.FLOATS_TO_CACHE_LINE;

    /** @param counts floats of all places, in the order in which they are taken */
    Memory(int... counts) {
        int length = next;
        for (int count : counts) {
            length = Math.addExact(length, room(count));
        }
        data = new float[Math.max(length, BIG)];
    }

    /** A place full of NaNs, so that nobody takes what was not written for a result. */
    int take(int count) {
        int place = next;
        next += room(count);
        Arrays.fill(data, place, next, Float.NaN);
        return place;
    }

    /** A place with a copy. */
    int take(float[] values) {
        int place = take(values.length);
        System.arraycopy(values, 0, data, place, values.length);
        return place;
    }

    private static int room(int count) {
        return Math.addExact(count, LINE - 1) / LINE * LINE + APART;
    }
}
