package dev.fnet.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tensors of a safetensors file, each a segment of the mapped file or an array on the heap. Elements are fetched by
 * bulk copies from buffers, which swap bytes where the machine is big endian and care for no alignment; 16-bit and
 * 64-bit elements pass through a small block. Buffers rather than segments for the start of a JVM: single accesses to
 * a segment go through method handles, and its bulk copies load 60 more classes, 290 more for arrays on the heap.
 */
final class SafetensorsSource implements TensorSource {
    /** Elements converted at a time. */
    private static final int BLOCK = 2048;

    /** Elements copied at a time: their bytes must be countable by an {@code int}. */
    private static final int COPY = 1 << 27;

    /** A tensor and its bytes: of the two, one is {@code null}. */
    record Stored(TensorInfo info, byte[] array, MemorySegment segment) {
        /** A view of some of the bytes. */
        ByteBuffer view(long from, int count) {
            ByteBuffer bytes = array != null ? ByteBuffer.wrap(array, (int) from, count).slice()
                    : segment.asSlice(from, count).asByteBuffer();
            return bytes.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

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
        try {
            switch (tensor.info().dtype()) {
                case F32 -> readF32(tensor, from, count, into, off);
                case F16 -> readF16(tensor, from, count, into, off);
                case BF16 -> readBf16(tensor, from, count, into, off);
                case F64 -> readF64(tensor, from, count, into, off);
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
            for (int done = 0; done < count; done += COPY) {
                int n = Math.min(COPY, count - done);
                tensor.view(2 * (from + done), 2 * n).asShortBuffer().get(into, off + done, n);
            }
        } catch (IllegalStateException | InternalError e) {
            throw lost(name, e);
        }
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        Stored tensor = stored(name);
        check(tensor.info(), from, count, tensor.info().bytes(), "bytes");
        Objects.checkFromIndexSize(off, count, into.length);
        try {
            tensor.view(from, count).get(into, off, count);
        } catch (IllegalStateException | InternalError e) {
            throw lost(name, e);
        }
    }

    private static void readF32(Stored tensor, long from, int count, float[] into, int off) {
        for (int done = 0; done < count; done += COPY) {
            int n = Math.min(COPY, count - done);
            tensor.view(4 * (from + done), 4 * n).asFloatBuffer().get(into, off + done, n);
        }
    }

    private static void readF16(Stored tensor, long from, int count, float[] into, int off) {
        short[] block = new short[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            tensor.view(2 * (from + done), 2 * n).asShortBuffer().get(block, 0, n);
            widenF16(block, n, into, off + done);
        }
    }

    private static void readBf16(Stored tensor, long from, int count, float[] into, int off) {
        short[] block = new short[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            tensor.view(2 * (from + done), 2 * n).asShortBuffer().get(block, 0, n);
            widenBf16(block, n, into, off + done);
        }
    }

    private static void readF64(Stored tensor, long from, int count, float[] into, int off) {
        double[] block = new double[Math.min(count, BLOCK)];
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            tensor.view(8 * (from + done), 8 * n).asDoubleBuffer().get(block, 0, n);
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
