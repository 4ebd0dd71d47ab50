package dev.fnet.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A NumPy array file: format 1.0, little-endian {@code <f8}, {@code <f4} or {@code <i8}, C order. The header must be
 * written as NumPy writes it, and its shape must account for every byte. Immutable; holds the file's bytes.
 */
public final class NpyFile {
    private static final int MAX_FILE_BYTES = 1 << 30;
    private static final int PREFIX = 10;
    private static final int MAX_RANK = 32;
    private static final String REMEDY = "save it again with numpy.save: format 1.0, little endian, C order";

    private final String file;
    private final byte[] bytes;
    private final int dataAt;
    private final String type;
    private final long[] shape;
    private final int elements;

    private NpyFile(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        if (bytes.length < PREFIX || !magic(bytes)) {
            throw error("", "does not begin as a NumPy file");
        }
        if (bytes[6] != 1 || bytes[7] != 0) {
            throw error("byte 6", "format " + bytes[6] + "." + bytes[7] + ", only 1.0 is read");
        }
        dataAt = PREFIX + (bytes[8] & 0xff | (bytes[9] & 0xff) << 8);
        if (dataAt > bytes.length) {
            throw error("byte 8", "says that the header ends at byte " + dataAt + ", but the file has " + bytes.length);
        }
        Header header = new Header();
        header.read();
        type = header.type;
        shape = header.shape;
        long present = bytes.length - dataAt;
        long wanted = size(type, shape);
        if (wanted != present) {
            throw error("data", present + " bytes are there, but " + type + " of shape " + Arrays.toString(shape)
                    + " has " + (wanted < 0 ? "more than 2^63" : Long.toString(wanted)));
        }
        elements = (int) (present / itemSize(type));
    }

    /** Reads a file of at most 1 GiB. */
    public static NpyFile read(Path path) {
        return new NpyFile(path.toString(), InputFiles.readAll(path, MAX_FILE_BYTES));
    }

    /**
     * Reads the bytes of a file.
     *
     * @param bytes the whole file; copied
     * @param name  for messages
     */
    public static NpyFile parse(byte[] bytes, String name) {
        return new NpyFile(Objects.requireNonNull(name, "name"), bytes.clone());
    }

    /** A copy of the dimensions, outermost first; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** Number of elements. */
    public int elements() {
        return elements;
    }

    /** The type as NumPy writes it: {@code <f8}, {@code <f4} or {@code <i8}. */
    public String type() {
        return type;
    }

    /**
     * All elements in C order, in a new array. Floats are widened; integers must be exact as doubles.
     *
     * @throws ModelFormatException for an integer beyond ±2⁵³
     */
    public double[] values() {
        double[] values = new double[elements];
        ByteBuffer data = ByteBuffer.wrap(bytes, dataAt, bytes.length - dataAt).slice().order(ByteOrder.LITTLE_ENDIAN);
        switch (type) {
            case "<f8" -> data.asDoubleBuffer().get(values);
            case "<f4" -> {
                for (int i = 0; i < elements; i++) {
                    values[i] = data.getFloat(4 * i);
                }
            }
            default -> {
                for (int i = 0; i < elements; i++) {
                    long exact = data.getLong(8 * i);
                    if (exact > 1L << 53 || exact < -(1L << 53)) {
                        throw error("element " + i, exact + " is beyond 2^53 and has no exact double");
                    }
                    values[i] = exact;
                }
            }
        }
        return values;
    }

    private static boolean magic(byte[] bytes) {
        return bytes[0] == (byte) 0x93 && bytes[1] == 'N' && bytes[2] == 'U' && bytes[3] == 'M' && bytes[4] == 'P'
                && bytes[5] == 'Y';
    }

    private static int itemSize(String type) {
        return type.equals("<f4") ? 4 : 8;
    }

    /** Bytes of an array, −1 if they overflow; as strict before a 0 in the shape as without. */
    private static long size(String type, long[] shape) {
        long size = itemSize(type);
        for (long dimension : shape) {
            if (Math.multiplyHigh(size, dimension) != 0 || size * dimension < 0) {
                return -1;
            }
            size *= dimension;
        }
        return size;
    }

    private ModelFormatException error(String place, String reason) {
        return new ModelFormatException(file, place, reason, REMEDY);
    }

    /** Reads the header, a Python dictionary of exactly three entries. */
    private final class Header {
        private int at = PREFIX;
        private String type;
        private boolean orderSeen;
        private long[] shape;

        void read() {
            expect('{');
            while (skipBlanks() != '}') {
                String key = string();
                expect(':');
                switch (key) {
                    case "descr" -> descr();
                    case "fortran_order" -> order();
                    case "shape" -> shape();
                    default -> throw fault("unknown key " + ModelFormatException.quoted(key));
                }
                if (skipBlanks() != '}') {
                    expect(',');
                }
            }
            at++;
            if (skipBlanks() != -1) {
                throw fault("text after the closing brace");
            }
            if (type == null || !orderSeen || shape == null) {
                throw fault("'descr', 'fortran_order' or 'shape' is missing");
            }
        }

        private void descr() {
            once(type == null);
            if (skipBlanks() != '\'' && skipBlanks() != '"') {
                throw fault("the type is no plain one; '<f8', '<f4' and '<i8' are read");
            }
            type = string();
            if (!type.equals("<f8") && !type.equals("<f4") && !type.equals("<i8")) {
                throw fault("type " + ModelFormatException.quoted(type) + ", only '<f8', '<f4' and '<i8' are read");
            }
        }

        private void order() {
            once(!orderSeen);
            orderSeen = true;
            skipBlanks();
            if (word("True")) {
                throw fault("Fortran order, only C order is read");
            }
            if (!word("False")) {
                throw fault("'fortran_order' is neither True nor False");
            }
        }

        private void shape() {
            once(shape == null);
            expect('(');
            long[] dimensions = new long[MAX_RANK];
            int rank = 0;
            boolean comma = true;
            while (skipBlanks() != ')') {
                if (!comma) {
                    throw fault("',' or ')' is missing in the shape");
                }
                if (rank == MAX_RANK) {
                    throw fault("more than " + MAX_RANK + " dimensions");
                }
                dimensions[rank++] = dimension();
                comma = skipBlanks() == ',';
                at += comma ? 1 : 0;
            }
            if (rank == 1 && !comma) {
                throw fault("a shape of one dimension is written with a comma: (3,)");
            }
            at++;
            shape = Arrays.copyOf(dimensions, rank);
        }

        private long dimension() {
            int first = at;
            long value = 0;
            while (at < dataAt && bytes[at] >= '0' && bytes[at] <= '9') {
                if (at - first == 18) {
                    throw fault("a dimension beyond 10^18");
                }
                value = 10 * value + (bytes[at++] - '0');
            }
            if (at == first) {
                throw fault("a dimension is no whole number");
            }
            return value;
        }

        private String string() {
            int quote = skipBlanks();
            if (quote != '\'' && quote != '"') {
                throw fault("a string is missing");
            }
            int first = ++at;
            while (at < dataAt && bytes[at] != quote && bytes[at] != '\\') {
                at++;
            }
            if (at == dataAt || bytes[at] != quote) {
                throw fault("a string does not end");
            }
            return new String(bytes, first, at++ - first, StandardCharsets.ISO_8859_1);
        }

        private boolean word(String word) {
            for (int i = 0; i < word.length(); i++) {
                if (at + i >= dataAt || bytes[at + i] != word.charAt(i)) {
                    return false;
                }
            }
            at += word.length();
            return true;
        }

        private void once(boolean first) {
            if (!first) {
                throw fault("a key is given twice");
            }
        }

        private void expect(char c) {
            if (skipBlanks() != c) {
                throw fault("'" + c + "' is missing");
            }
            at++;
        }

        private int skipBlanks() {
            while (at < dataAt && (bytes[at] == ' ' || bytes[at] == '\n')) {
                at++;
            }
            return at < dataAt ? bytes[at] & 0xff : -1;
        }

        private ModelFormatException fault(String reason) {
            return error("header, byte " + Math.min(at, dataAt), reason);
        }
    }
}
