package dev.fnet.io;

import java.util.Map;
import java.util.Set;

/**
 * Named tensors of a file. Safe to share between threads until it is closed; looking up or reading a tensor after that
 * is an {@link IllegalStateException}. Reading keeps nothing and allocates at most a few kilobytes per call.
 *
 * <p>A name that is not there is a {@link ModelFormatException}: ask {@link #has} first where a tensor may be missing.
 */
public interface TensorSource extends AutoCloseable {
    /** The file's name or path, for messages. */
    String file();

    /** The names of all tensors in the order of the file's header, unmodifiable. */
    Set<String> names();

    /** True if there is a tensor of that name. */
    default boolean has(String name) {
        return names().contains(name);
    }

    /** Type and shape of a tensor. */
    TensorInfo info(String name);

    /** The name of the file that holds the tensor: {@link #file()}, or one of several shards. */
    default String fileOf(String name) {
        info(name);
        return file();
    }

    /** The file's metadata in the order of the file, unmodifiable; empty if there is none. */
    Map<String, String> metadata();

    /**
     * Reads elements as floats: F16, BF16 and F32 exactly, F64 rounded once to the nearest. Fast for rows: a row of a
     * matrix {@code [out, in]} is {@code read(name, row * in, in, into, off)}. A call costs a
     * fraction of a microsecond beside its elements, so several rows at once are cheaper still.
     *
     * @param from  first element, in C order
     * @param count number of elements
     * @param into  receives {@code into[off] … into[off + count − 1]}
     * @throws IllegalArgumentException  if the elements are not all in the tensor
     * @throws IndexOutOfBoundsException if they do not fit {@code into}
     * @throws ModelFormatException      if the tensor is missing or its type is no weight type
     */
    void read(String name, long from, int count, float[] into, int off);

    /**
     * Reads the bits of elements of a 16-bit type (F16, BF16, I16, U16) unchanged; otherwise as {@link #read}.
     */
    void readBits16(String name, long from, int count, short[] into, int off);

    /**
     * Reads the bytes of a tensor of any type as they stand in the file (little endian).
     *
     * @param from  first byte of the tensor
     * @param count number of bytes
     */
    void readBytes(String name, long from, int count, byte[] into, int off);

    /** Releases the file. Closing again does nothing. */
    @Override
    void close();
}
