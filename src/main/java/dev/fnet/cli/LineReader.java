package dev.fnet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines of UTF-8 from a stream and tells whether the next one is already there, so that a caller can answer what
 * has come before it waits. A line ends with a line feed, or carriage return and line feed, or the end of the stream; a
 * byte order mark at the beginning is dropped. Mutable, not thread-safe.
 */
final class LineReader {
    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private final String name;
    private byte[] buffer = new byte[SIZE];
    private int from;
    private int to;
    private boolean ended;
    private int number;

    /**
     * @param name for messages
     */
    LineReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Where the line read last stands. */
    String place() {
        return name + ", line " + number;
    }

    /** The next line without its end, or {@code null} at the end of the stream. */
    String line() {
        int scanned = from;
        while (true) {
            for (int i = scanned; i < to; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1);
                }
            }
            int done = to - from;
            if (ended) {
                return done == 0 ? null : line(to, to);
            }
            fill();
            scanned = from + done;
        }
    }

    /** True if {@link #line} has something to return without waiting; may be true at the end of the stream. */
    boolean ready() {
        if (ended) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return true;
            }
        }
        try {
            return in.available() > 0;
        } catch (IOException e) {
            return true; // the read will say what is wrong
        }
    }

    /** The whole text of a file or stream. */
    static String decode(byte[] bytes, int from, int to, String place) {
        int start = from;
        if (to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            start += 3;
        }
        return strict(bytes, start, to, place);
    }

    private String line(int end, int next) {
        number++;
        int stop = end > from && next > end && buffer[end - 1] == '\r' ? end - 1 : end;
        String line = number == 1 ? decode(buffer, from, stop, place()) : strict(buffer, from, stop, place());
        from = next;
        return line;
    }

    private static String strict(byte[] bytes, int from, int to, String place) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            ByteBuffer encoded = ByteBuffer.wrap(bytes, from, to - from);
            try {
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(encoded);
            } catch (CharacterCodingException e) {
                throw new InputException(place + ": byte " + (encoded.position() - from + 1)
                        + " is not UTF-8; convert the text, with iconv for example", e);
            }
        }
        return text;
    }

    private void fill() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        } else if (to == buffer.length) {
            if (buffer.length > Integer.MAX_VALUE / 2) {
                throw new InputException(name + ", line " + (number + 1) + ": is longer than a gigabyte");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try {
            int got = in.read(buffer, to, buffer.length - to);
            if (got < 0) {
                ended = true;
            } else {
                to += got;
            }
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
