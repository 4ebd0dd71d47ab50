package dev.fnet.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tensors of a safetensors file, each a segment of the mapped file or an array on the heap. Elements are fetched by bulk
 * copies, which swap bytes where the machine is big endian and care for no alignment; 16-bit and 64-bit elements pass
 * through a small block. (Single accesses to a segment are hundreds of times slower in a JVM that is still cold.)
 */
final class SafetensorsSource implements TensorSource {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Elements converted at a time. */
    private static final int BLOCK = 2048;

    /** A tensor and its bytes. */
    record Stored(TensorInfo info, MemorySegment bytes) {}

    private final String file;
    private final Map<String, Stored> tensors;
    private final Map<String, String> metadata;
    private final Arena arena;
    private volatile boolean closed;

    /**
     * @param tensors in the order of the header; taken over
     * @param arena   closed with this source; {@code null} for tensors on the heap
     */
    SafetensorsSource(String file, LinkedHashMap<String, Stored> tensors, Map<String, String> metadata, Arena arena) {
        this.file = file;
        this.tensors = tensors;
        this.metadata = metadata;
        this.arena = arena;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    @Override
    public TensorInfo info(String name) {
        return stored(name).info();
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void read(String name, long from, int count, float[] into, int off) {
        Stored tensor = stored(name);
        check(tensor.info(), from, count, tensor.info().elements(), "elements");
        Objects.checkFromIndexSize(off, count, into.length);
        MemorySegment bytes = tensor.bytes();
        try {
            switch (tensor.info().dtype()) {
                case F32 -> MemorySegment.copy(bytes, FLOAT, 4 * from, into, off, count);
                case F16 -> readF16(bytes, from, count, into, off);
                case BF16 -> readBf16(bytes, from, count, into, off);
                case F64 -> readF64(bytes, from, count, into, off);
                default -> throw new ModelFormatException(file, place(name), "has type " + tensor.info().dtype()
                        + ", weights are F64, F32, F16 or BF16", "convert the tensor");
            }
        } catch (IllegalStateException | InternalError e) {
            throw lost(name, e);
        }
    }

    @Override
    public void readBits16(String name, long from, int count, short[] into, int off) {
        Stored tensor = stored(name);
        if (tensor.info().dtype().bits() != 16) {
            throw new ModelFormatException(file, place(name), "has type " + tensor.info().dtype()
                    + ", a type of 16 bits is wanted", "convert the tensor");
        }
        check(tensor.info(), from, count, tensor.info().elements(), "elements");
        Objects.checkFromIndexSize(off, count, into.length);
        try {
            MemorySegment.copy(tensor.bytes(), SHORT, 2 * from, into, off, count);
        } catch (IllegalStateException | InternalError e) {
            throw lost(name, e);
        }
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        Stored tensor = stored(name);
        check(tensor.info(), from, count, tensor.bytes().byteSize(), "bytes");
        Objects.checkFromIndexSize(off, count, into.length);
        try {
            MemorySegment.copy(tensor.bytes(), BYTE, from, into, off, count);
        } catch (IllegalStateException | InternalError e) {
            throw lost(name, e);
        }
    }

    private static void readF16(MemorySegment bytes, long from, int count, float[] into, int off) {
        short[] block = new short[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            MemorySegment.copy(bytes, SHORT, 2 * (from + done), block, 0, n);
            widenF16(block, n, into, off + done);
        }
    }

    private static void readBf16(MemorySegment bytes, long from, int count, float[] into, int off) {
        short[] block = new short[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            MemorySegment.copy(bytes, SHORT, 2 * (from + done), block, 0, n);
            widenBf16(block, n, into, off + done);
        }
    }

    private static void readF64(MemorySegment bytes, long from, int count, float[] into, int off) {
        double[] block = new double[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            MemorySegment.copy(bytes, DOUBLE, 8 * (from + done), block, 0, n);
            roundF64(block, n, into, off + done);
        }
    }

    private static void widenF16(short[] halves, int n, float[] into, int off) {
        for (int i = 0; i < n; i++) {
            into[off + i] = Float.float16ToFloat(halves[i]);
        }
    }

    private static void widenBf16(short[] halves, int n, float[] into, int off) {
        for (int i = 0; i < n; i++) {
            into[off + i] = Float.intBitsToFloat(halves[i] << 16);
        }
    }

    private static void roundF64(double[] values, int n, float[] into, int off) {
        for (int i = 0; i < n; i++) {
            into[off + i] = (float) values[i];
        }
    }

    private Stored stored(String name) {
        if (closed) {
            throw new IllegalStateException(file + " is closed");
        }
        Stored tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelFormatException(file, place(name), "is missing",
                    "check that the weights belong to this kind of model");
        }
        return tensor;
    }

    private static void check(TensorInfo info, long from, int count, long length, String unit) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IllegalArgumentException("from = " + from + ", count = " + count + ": tensor "
                    + ModelFormatException.quoted(info.name()) + " has " + length + " " + unit);
        }
    }

    /** A mapped file went away while it was read: closed by another thread, or cut by another process. */
    private RuntimeException lost(String name, Throwable cause) {
        if (closed) {
            return new IllegalStateException(file + " is closed", cause);
        }
        return new ModelFormatException(file, place(name), "could not be read to its end",
                "the file was changed while it was open: fetch it again", cause);
    }

    private static String place(String name) {
        return "tensor " + ModelFormatException.quoted(name);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (arena != null) {
            arena.close();
        }
    }
}
