package dev.fnet.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file, checked: every tensor's bytes follow from its shape, and sorted by place the
 * tensors cover the data buffer exactly. Immutable.
 */
final class SafetensorsHeader {
    /** Longest header, in bytes. */
    static final int LONGEST = 100_000_000;

    private static final String REPAIR = "fetch the file again";
    private static final String METADATA = "__metadata__";

    /** A tensor and its bytes, counted from the beginning of the data buffer. */
    record Entry(TensorInfo info, long begin, long end) {}

    private final List<Entry> entries;
    private final Map<String, String> metadata;
    private final long dataBytes;

    private SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataBytes) {
        this.entries = entries;
        this.metadata = metadata;
        this.dataBytes = dataBytes;
    }

    /** The tensors in the order of the header. */
    List<Entry> entries() {
        return entries;
    }

    /** The tensors in the order of their bytes. */
    List<Entry> inFileOrder() {
        return sorted(entries);
    }

    /** Metadata in the order of the header. */
    Map<String, String> metadata() {
        return metadata;
    }

    /** Bytes of the data buffer. */
    long dataBytes() {
        return dataBytes;
    }

    /**
     * Checks the length in the first 8 bytes of a file.
     *
     * @param length    the 8 bytes as a little-endian number, unsigned
     * @param fileBytes length of the file, −1 if unknown
     */
    static int checkLength(String file, long length, long fileBytes) {
        if (Long.compareUnsigned(length, LONGEST) > 0) {
            throw new ModelFormatException(file, "byte 0", "says that the header has " + Long.toUnsignedString(length)
                    + " bytes, more than the " + LONGEST + " allowed", "check that it is a safetensors file");
        }
        if (fileBytes >= 0 && length > fileBytes - 8) {
            throw tooShort(file, "byte 0", "says that the header has " + length + " bytes, but only " + (fileBytes - 8)
                    + " follow");
        }
        return (int) length;
    }

    static ModelFormatException tooShort(String file, String place, String reason) {
        return new ModelFormatException(file, place, reason, "the file was probably cut: fetch it again");
    }

    /**
     * Reads and checks the JSON of a header.
     *
     * @param dataBytes bytes that follow the header, −1 if unknown: then what the tensors ask for, which the caller
     *                  must hold against what is there
     */
    static SafetensorsHeader parse(byte[] json, String file, long dataBytes) {
        JsonValue document = new JsonParser(json, file, "header").document();
        if (!(document instanceof JsonObject header)) {
            throw JsonPlace.root(file, "header").unfit(document, "an object");
        }
        Map<String, String> metadata = Map.of();
        List<Entry> entries = new ArrayList<>();
        for (String name : header.names()) {
            if (name.equals(METADATA)) {
                metadata = metadata(header.objectOrNull(name));
            } else {
                entries.add(entry(name, header.object(name), dataBytes));
            }
        }
        long covered = checkCover(entries, file, dataBytes);
        return new SafetensorsHeader(Collections.unmodifiableList(entries), metadata, covered);
    }

    private static Map<String, String> metadata(JsonObject object) {
        if (object == null) {
            return Map.of();
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : object.names()) {
            metadata.put(key, object.string(key));
        }
        return Collections.unmodifiableMap(metadata);
    }

    private static Entry entry(String name, JsonObject entry, long dataBytes) {
        String typeName = entry.string("dtype");
        DType dtype = DType.named(typeName);
        if (dtype == null) {
            throw entry.error("dtype", "is " + ModelFormatException.quoted(typeName) + ", no type of the format",
                    "convert the tensor to F32, F16 or BF16");
        }
        JsonArray dimensions = entry.array("shape");
        long[] shape = new long[dimensions.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = unsigned(dimensions, i);
        }
        String fault = TensorInfo.fault(dtype, shape);
        if (fault != null) {
            throw entry.error("shape", fault, REPAIR);
        }
        JsonArray offsets = entry.array("data_offsets");
        if (offsets.size() != 2) {
            throw offsets.error("has " + offsets.size() + " elements, must have 2: begin and end", REPAIR);
        }
        long begin = unsigned(offsets, 0);
        long end = unsigned(offsets, 1);
        if (Long.compareUnsigned(begin, end) > 0) {
            throw offsets.error("begins at " + Long.toUnsignedString(begin) + ", after its end at "
                    + Long.toUnsignedString(end), REPAIR);
        }
        if (end < 0 || dataBytes >= 0 && end > dataBytes) {
            String present = dataBytes < 0 ? "2^63 bytes" : "the " + dataBytes + " bytes of data in the file";
            throw offsets.error("ends at " + Long.toUnsignedString(end) + ", beyond " + present,
                    "the file was probably cut: fetch it again");
        }
        TensorInfo info = new TensorInfo(name, dtype, shape);
        if (end - begin != info.bytes()) {
            throw entry.error("data_offsets spans " + (end - begin) + " bytes, but " + dtype + " of shape "
                    + info.shapeText() + " has " + Long.toUnsignedString(info.bytes()), REPAIR);
        }
        return new Entry(info, begin, end);
    }

    private static long unsigned(JsonArray array, int i) {
        if (array.get(i) instanceof JsonNumber number && number.isUnsigned64()) {
            return number.unsigned64();
        }
        throw array.error(i, "is " + (array.get(i) instanceof JsonNumber number
                ? number.text().substring(0, Math.min(40, number.text().length())) : "a " + array.get(i).kind())
                + ", must be an integer from 0 to 2^64-1 without sign, fraction and exponent", REPAIR);
    }

    /** Checks that the tensors cover the buffer without hole and overlap; returns its length. */
    private static long checkCover(List<Entry> entries, String file, long dataBytes) {
        long covered = 0;
        for (Entry entry : sorted(entries)) {
            if (entry.begin() != covered) {
                throw new ModelFormatException(file, "tensor " + ModelFormatException.quoted(entry.info().name()),
                        "begins at byte " + entry.begin() + " of the data, but the tensors before it end at " + covered
                                + (entry.begin() > covered ? ": a hole" : ": they overlap"), REPAIR);
            }
            covered = entry.end();
        }
        if (dataBytes >= 0 && covered != dataBytes) {
            throw new ModelFormatException(file, "data", dataBytes + " bytes are there, but the tensors end at "
                    + covered, REPAIR);
        }
        return covered;
    }

    private static List<Entry> sorted(List<Entry> entries) {
        Entry[] sorted = entries.toArray(new Entry[0]);
        Arrays.sort(sorted, new ByPlace());
        return List.of(sorted);
    }

    /** A class, not a lambda: lambdas cost a cold JVM milliseconds. */
    private static final class ByPlace implements Comparator<Entry> {
        @Override
        public int compare(Entry a, Entry b) {
            int begins = Long.compare(a.begin(), b.begin());
            return begins != 0 ? begins : Long.compare(a.end(), b.end());
        }
    }
}
