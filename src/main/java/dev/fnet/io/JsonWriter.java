package dev.fnet.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Writes JSON in one line, as for JSON lines: {@code new JsonWriter(out).object().member("id", 7).end().endLine()}.
 * Mutable, not thread-safe.
 *
 * <p>Nothing in the output breaks a line or upsets a terminal: control characters, the Unicode line separators and lone
 * surrogates come as {@code \}{@code uXXXX}. Numbers come as the shortest decimal that reads back to the same
 * {@code float} or {@code double}. Calls in an order that gives no JSON are an {@link IllegalStateException}; an
 * {@link IOException} of the output comes as {@link UncheckedIOException}.
 */
public final class JsonWriter {
    private static final byte DOCUMENT = 0;       // a value may come
    private static final byte DOCUMENT_FULL = 1;  // the value is there
    private static final byte FIRST_ELEMENT = 2;
    private static final byte NEXT_ELEMENT = 3;
    private static final byte FIRST_NAME = 4;
    private static final byte NEXT_NAME = 5;
    private static final byte MEMBER_VALUE = 6;   // after a name

    private final Appendable out;
    private byte[] states = new byte[16];
    private int depth;

    /**
     * A writer at the beginning of a line.
     *
     * @param out where the text goes; never flushed or closed here
     */
    public JsonWriter(Appendable out) {
        this.out = Objects.requireNonNull(out, "out");
    }

    /** A value as JSON text in one line. */
    public static String toJson(JsonValue value) {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).value(value);
        return text.toString();
    }

    /** Begins an object. */
    public JsonWriter object() {
        beforeValue();
        put('{');
        push(FIRST_NAME);
        return this;
    }

    /** Begins an array. */
    public JsonWriter array() {
        beforeValue();
        put('[');
        push(FIRST_ELEMENT);
        return this;
    }

    /** Ends the innermost object or array. */
    public JsonWriter end() {
        switch (states[depth]) {
            case FIRST_NAME, NEXT_NAME -> put('}');
            case FIRST_ELEMENT, NEXT_ELEMENT -> put(']');
            case MEMBER_VALUE -> throw new IllegalStateException("a name has no value yet");
            default -> throw new IllegalStateException("no object or array is open");
        }
        depth--;
        return this;
    }

    /** Ends the line with a line feed; the document must be complete. The next one may follow. */
    public JsonWriter endLine() {
        if (depth != 0 || states[0] != DOCUMENT_FULL) {
            throw new IllegalStateException("the document of this line is not complete");
        }
        put('\n');
        states[0] = DOCUMENT;
        return this;
    }

    /** The name of the next member. That it is new in its object is the caller's care. */
    public JsonWriter name(String name) {
        Objects.requireNonNull(name, "name");
        byte state = states[depth];
        if (state == NEXT_NAME) {
            put(',');
        } else if (state != FIRST_NAME) {
            throw new IllegalStateException("a name is allowed only in an object, before a value");
        }
        quote(name);
        put(':');
        states[depth] = MEMBER_VALUE;
        return this;
    }

    /** A string, or {@code null}. */
    public JsonWriter value(String value) {
        if (value == null) {
            return nullValue();
        }
        beforeValue();
        quote(value);
        return this;
    }

    /** An integer. */
    public JsonWriter value(long value) {
        return raw(Long.toString(value));
    }

    /** An integer. */
    public JsonWriter value(int value) {
        return raw(Integer.toString(value));
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException for NaN and the infinities, which JSON does not have
     */
    public JsonWriter value(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("value = " + value + ": JSON has only finite numbers");
        }
        return raw(Float.toString(value));
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException for NaN and the infinities, which JSON does not have
     */
    public JsonWriter value(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value = " + value + ": JSON has only finite numbers");
        }
        return raw(Double.toString(value));
    }

    /** True or false. */
    public JsonWriter value(boolean value) {
        return raw(value ? "true" : "false");
    }

    /** The value {@code null}. */
    public JsonWriter nullValue() {
        return raw("null");
    }

    /** A whole tree; numbers keep their spelling. */
    public JsonWriter value(JsonValue value) {
        // instanceof, not a pattern switch: the bootstrap of the latter costs milliseconds in a cold JVM.
        if (value instanceof JsonString string) {
            return value(string.value());
        }
        if (value instanceof JsonNumber number) {
            return raw(number.text());
        }
        if (value instanceof JsonArray array) {
            array();
            for (JsonValue element : array) {
                value(element);
            }
            return end();
        }
        if (value instanceof JsonObject object) {
            object();
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                name(member.getKey());
                value(member.getValue());
            }
            return end();
        }
        return raw(value.kind());
    }

    /** An array of numbers from {@code values[off]} on; refuses NaN and the infinities, naming the index. */
    public JsonWriter values(float[] values, int off, int count) {
        Objects.checkFromIndexSize(off, count, values.length);
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[off + i])) {
                throw new IllegalArgumentException(
                        "values[" + (off + i) + "] = " + values[off + i] + ": JSON has only finite numbers");
            }
        }
        array();
        for (int i = 0; i < count; i++) {
            value(values[off + i]);
        }
        return end();
    }

    /** An array of integers. */
    public JsonWriter values(int[] values) {
        array();
        for (int value : values) {
            value(value);
        }
        return end();
    }

    /** Name and value in one call; so for all the following. */
    public JsonWriter member(String name, String value) {
        return name(name).value(value);
    }

    /** An integer member. */
    public JsonWriter member(String name, int value) {
        return name(name).value(value);
    }

    /** An integer member. */
    public JsonWriter member(String name, long value) {
        return name(name).value(value);
    }

    /** A number member; refuses NaN and the infinities before anything is written. */
    public JsonWriter member(String name, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + ": JSON has only finite numbers");
        }
        return name(name).value(value);
    }

    /** A number member; refuses NaN and the infinities before anything is written. */
    public JsonWriter member(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " = " + value + ": JSON has only finite numbers");
        }
        return name(name).value(value);
    }

    /** A boolean member. */
    public JsonWriter member(String name, boolean value) {
        return name(name).value(value);
    }

    private JsonWriter raw(String text) {
        beforeValue();
        put(text);
        return this;
    }

    /** Writes what must stand before a value and notes that the value is there. */
    private void beforeValue() {
        switch (states[depth]) {
            case DOCUMENT -> states[0] = DOCUMENT_FULL;
            case FIRST_ELEMENT -> states[depth] = NEXT_ELEMENT;
            case NEXT_ELEMENT -> put(',');
            case MEMBER_VALUE -> states[depth] = NEXT_NAME;
            case DOCUMENT_FULL -> throw new IllegalStateException("the document is complete, endLine() is due");
            default -> throw new IllegalStateException("a value in an object needs a name first");
        }
    }

    private void push(byte state) {
        if (++depth == states.length) {
            states = Arrays.copyOf(states, 2 * states.length);
        }
        states[depth] = state;
    }

    private void quote(String text) {
        put('"');
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (c > 0x9f && c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c)) {
                continue;
            }
            put(text, run, i);
            run = i + 1;
            switch (c) {
                case '"' -> put("\\\"");
                case '\\' -> put("\\\\");
                case '\n' -> put("\\n");
                case '\r' -> put("\\r");
                case '\t' -> put("\\t");
                case '\b' -> put("\\b");
                case '\f' -> put("\\f");
                default -> {
                    StringBuilder escape = new StringBuilder(6);
                    appendUnicodeEscape(escape, c);
                    put(escape.toString());
                }
            }
        }
        put(text, run, text.length());
        put('"');
    }

    /** Appends backslash, u and the four hexadecimal digits of {@code unit}. */
    static void appendUnicodeEscape(StringBuilder to, char unit) {
        to.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            to.append(Character.forDigit(unit >> shift & 15, 16));
        }
    }

    private void put(char c) {
        try {
            out.append(c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String text) {
        put(text, 0, text.length());
    }

    private void put(String text, int from, int to) {
        try {
            out.append(text, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
