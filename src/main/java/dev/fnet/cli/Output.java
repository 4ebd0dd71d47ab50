package dev.fnet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text to a stream as UTF-8, whatever the locale. Collects lines and writes them when there are enough, or on
 * {@link #flush}. A failed write is an {@link OutputException}. Not thread-safe.
 */
final class Output {
    private static final int ENOUGH = 1 << 13;

    private final OutputStream out;
    private final StringBuilder pending = new StringBuilder();

    Output(OutputStream out) {
        this.out = out;
    }

    /** Appends text. */
    Output text(String text) {
        pending.append(text);
        return this;
    }

    /** Appends text in a column of at least that width. */
    Output column(String text, int width) {
        pending.append(text);
        return blanks(width - text.codePointCount(0, text.length()));
    }

    /** Appends text at the right end of a column of at least that width. */
    Output right(String text, int width) {
        blanks(width - text.codePointCount(0, text.length()));
        return text(text);
    }

    /** Appends text and ends the line. */
    Output line(String text) {
        pending.append(text);
        return line();
    }

    /** Ends the line. */
    Output line() {
        return lines("\n");
    }

    /**
     * Appends whole lines, or the end of one. JSON comes in whole lines, put together elsewhere, so that an error cannot
     * tear one. Flushes only between lines.
     */
    Output lines(CharSequence lines) {
        pending.append(lines);
        if (pending.length() > ENOUGH) {
            flush();
        }
        return this;
    }

    /** Writes what is pending. */
    void flush() {
        try {
            if (!pending.isEmpty()) {
                byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
                pending.setLength(0);
                out.write(bytes);
            }
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private Output blanks(int count) {
        for (int i = 0; i < count; i++) {
            pending.append(' ');
        }
        return this;
    }
}
