package dev.fnet.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Arrays of floats for native code, each beginning a cache line. Closing it frees them all. */
final class OffHeap implements AutoCloseable {
    private static final long LINE = 64;

    private final Arena arena = Arena.ofShared();

    /** A copy. */
    FloatBuffer copy(float[] values) {
        MemorySegment segment = arena.allocate((long) values.length * Float.BYTES, LINE);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
        return buffer(segment);
    }

    /** NaNs, so that nobody takes what was not written for a result. */
    FloatBuffer nans(int count) {
        MemorySegment segment = arena.allocate((long) count * Float.BYTES, LINE);
        return buffer(segment.fill((byte) 0xff));
    }

    @Override
    public void close() {
        arena.close();
    }

    private static FloatBuffer buffer(MemorySegment segment) {
        return segment.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
