package dev.fnet.io;

import java.util.Objects;

/**
 * A JSON string.
 *
 * @param value the text, escapes resolved; never holds a lone surrogate when it was read from a file
 */
public record JsonString(String value) implements JsonValue {
    /** Refuses {@code null}. */
    public JsonString {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String kind() {
        return "string";
    }
}
