package dev.fnet.io;

/**
 * A value of a JSON text: an immutable tree, made by {@link Json}. Safe to share between threads. Two values are equal
 * if they are written alike, whatever file they come from: the order of an object's members and the white space do not
 * count, the spelling of a number does ({@code 1.0} and {@code 1} differ).
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
    /** What kind of value this is, for messages: "object", "array", "string", "number", "true", "false" or "null". */
    String kind();
}
