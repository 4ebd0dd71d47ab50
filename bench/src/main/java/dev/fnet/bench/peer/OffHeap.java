package dev.fnet.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Arrays for native code, each beginning a cache line and elsewhere in its page than the others. Closing it frees them
 * all.
 */
final class OffHeap implements AutoCloseable {
    private static final long PAGE = 4096;

    /** Lines between the places in the pages of two arrays: five of them lie all apart. */
    private static final long APART = 17 * 64;

    private final Arena arena = Arena.ofShared();
    private int count;

    /** A copy. */
    FloatBuffer copy(float[] values) {
        MemorySegment segment = allocate((long) values.length * Float.BYTES);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
        return buffer(segment);
    }

    /** NaNs, so that nobody takes what was not written for a result. */
    FloatBuffer nans(int count) {
        return buffer(nanBytes((long) count * Float.BYTES));
    }

    /** NaNs of any precision. */
    MemorySegment nanBytes(long bytes) {
        return allocate(bytes).fill((byte) 0xff);
    }

    private MemorySegment allocate(long bytes) {
        long place = count++ * APART % PAGE;
        return arena.allocate(place + bytes, PAGE).asSlice(place, bytes);
    }

    @Override
    public void close() {
        arena.close();
    }

    private static FloatBuffer buffer(MemorySegment segment) {
        return segment.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
