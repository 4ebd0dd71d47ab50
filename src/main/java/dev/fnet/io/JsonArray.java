package dev.fnet.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A JSON array. Immutable. The typed getters throw a {@link ModelFormatException} with file and path if the element is
 * of another kind, and an {@link IndexOutOfBoundsException} if there is none.
 */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {
    private final JsonValue[] values;
    private final JsonPlace place;

    /** Takes over {@code values}. */
    JsonArray(JsonValue[] values, JsonPlace place) {
        this.values = values;
        this.place = place;
    }

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** The element at an index from 0 to {@code size() − 1}. */
    public JsonValue get(int index) {
        return values[Objects.checkIndex(index, values.length)];
    }

    /** The elements, unmodifiable. */
    public List<JsonValue> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return values().iterator();
    }

    /** The string at {@code index}. */
    public String string(int index) {
        return get(index) instanceof JsonString string ? string.value()
                : JsonGetters.string(get(index), place.element(index));
    }

    /** The integer at {@code index}, written without fraction and exponent. */
    public int integer(int index) {
        return get(index) instanceof JsonNumber number && number.isInt() ? number.intValue()
                : JsonGetters.integer(get(index), place.element(index));
    }

    /** The 64-bit integer at {@code index}, written without fraction and exponent. */
    public long longInteger(int index) {
        return get(index) instanceof JsonNumber number && number.isLong() ? number.longValue()
                : JsonGetters.longInteger(get(index), place.element(index));
    }

    /** The number at {@code index}, as the nearest double; finite. */
    public double number(int index) {
        return JsonGetters.number(get(index), place.element(index));
    }

    /** True or false at {@code index}. */
    public boolean bool(int index) {
        return JsonGetters.bool(get(index), place.element(index));
    }

    /** The object at {@code index}. */
    public JsonObject object(int index) {
        return get(index) instanceof JsonObject object ? object
                : JsonGetters.object(get(index), place.element(index));
    }

    /** The array at {@code index}. */
    public JsonArray array(int index) {
        return get(index) instanceof JsonArray array ? array
                : JsonGetters.array(get(index), place.element(index));
    }

    /** An error about this array, with its file and path, for callers that find its contents wanting. */
    public ModelFormatException error(String reason, String remedy) {
        return place.error(reason, remedy);
    }

    /** An error about the element at {@code index}. */
    public ModelFormatException error(int index, String reason, String remedy) {
        return place.element(index).error(reason, remedy);
    }

    @Override
    public String kind() {
        return "array";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** The array as JSON text in one line. */
    @Override
    public String toString() {
        return JsonWriter.toJson(this);
    }
}
