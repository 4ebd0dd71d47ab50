package dev.fnet.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;

/**
 * Opens safetensors files: 8 bytes of header length, a JSON header, the data. All rules of the format are checked when
 * the file is opened, so that reading can trust the header; a fault is a {@link ModelFormatException}.
 *
 * <p>Stricter than the reference reader in two points: every duplicate name in the header is refused (the format's text
 * forbids them), and so is nesting deeper than {@link Json#MAX_DEPTH}.
 */
public final class Safetensors {
    /** Largest array allocated before the bytes for it have arrived. */
    private static final int TRUSTED = 1 << 23;

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Safetensors() {}

    /**
     * Opens a file memory-mapped; its bytes are read when they are asked for. A file whose name ends in
     * {@code .index.json} is taken as the index of {@linkplain #openShards shards}.
     */
    public static TensorSource open(Path path) {
        if (path.toString().endsWith(".index.json")) {
            return openShards(path);
        }
        String file = path.toString();
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = InputFiles.open(path)) {
            TensorSource source = map(channel, file, arena);
            opened = true;
            return source;
        } catch (IOException e) {
            throw InputFiles.failure(file, e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /**
     * Opens the files that an index like {@code model.safetensors.index.json} names as one source, memory-mapped. Every
     * tensor of the index must be in its file; tensors that are in a file but not in the index are left out. File names
     * are relative to the index and may not leave its folder.
     */
    public static TensorSource openShards(Path index) {
        return ShardedSource.open(index);
    }

    /**
     * Reads a whole file from a stream onto the heap, for models in jars. The stream is read to its end and not closed.
     * The source holds no resource: closing it only forbids its use. A single tensor may have up to 2 GiB.
     *
     * @param in   the file's bytes
     * @param name for messages
     */
    public static TensorSource read(InputStream in, String name) {
        Objects.requireNonNull(name, "name");
        try {
            byte[] first = in.readNBytes(8);
            int headerBytes = SafetensorsHeader.checkLength(name, headerLength(first, first.length, name), -1);
            byte[] json = readExactly(in, headerBytes, name, "header");
            SafetensorsHeader header = SafetensorsHeader.parse(json, name, -1);
            LinkedHashMap<String, SafetensorsSource.Stored> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                tensors.put(entry.info().name(), null);   // keeps the header's order
            }
            for (SafetensorsHeader.Entry entry : header.inFileOrder()) {
                TensorInfo info = entry.info();
                String place = "tensor " + ModelFormatException.quoted(info.name());
                byte[] bytes = readExactly(in, info.bytes(), name, place);
                tensors.put(info.name(), new SafetensorsSource.Stored(info, bytes, null));
            }
            if (in.read() >= 0) {
                throw new ModelFormatException(name, "data", "more bytes follow after the last tensor",
                        "fetch the file again");
            }
            return new SafetensorsSource(name, tensors, header.metadata(), null);
        } catch (IOException e) {
            throw InputFiles.failure(name, e);
        }
    }

    private static TensorSource map(FileChannel channel, String file, Arena arena) throws IOException {
        long fileBytes = channel.size();
        ByteBuffer first = ByteBuffer.allocate(8);
        readFully(channel, first, 0);
        long length = headerLength(first.array(), first.position(), file);
        int headerBytes = SafetensorsHeader.checkLength(file, length, fileBytes);
        ByteBuffer json = ByteBuffer.allocate(headerBytes);
        readFully(channel, json, 8);
        if (json.hasRemaining()) {
            throw SafetensorsHeader.tooShort(file, "header", "the file ends inside it");
        }
        SafetensorsHeader header = SafetensorsHeader.parse(json.array(), file, fileBytes - 8 - headerBytes);
        MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, 8 + headerBytes, header.dataBytes(), arena);
        LinkedHashMap<String, SafetensorsSource.Stored> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            MemorySegment bytes = data.asSlice(entry.begin(), entry.info().bytes());
            tensors.put(entry.info().name(), new SafetensorsSource.Stored(entry.info(), null, bytes));
        }
        return new SafetensorsSource(file, tensors, header.metadata(), arena);
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                return;
            }
        }
    }

    private static long headerLength(byte[] first, int present, String file) {
        if (present < 8) {
            throw SafetensorsHeader.tooShort(file, "", "has " + present
                    + " bytes, fewer than the 8 of the header's length");
        }
        long length = 0;
        for (int i = 7; i >= 0; i--) {
            length = length << 8 | first[i] & 0xff;
        }
        return length;
    }

    /** Reads {@code count} bytes; the array grows as they arrive, so that a lie costs no memory. */
    private static byte[] readExactly(InputStream in, long count, String file, String place) throws IOException {
        if (count > LARGEST_ARRAY) {
            throw new ModelFormatException(file, place, "has " + count + " bytes, too many for a stream",
                    "open it as a file");
        }
        byte[] bytes = new byte[(int) Math.min(count, TRUSTED)];
        int present = 0;
        while (true) {
            int wanted = bytes.length - present;
            int got = in.readNBytes(bytes, present, wanted);
            present += got;
            if (got < wanted) {
                throw SafetensorsHeader.tooShort(file, place,
                        "should have " + count + " bytes, but the stream ends after " + present);
            }
            if (present == count) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * present));
        }
    }
}
