package dev.fnet.io;

import java.util.Map;
import java.util.Set;

/**
 * A JSON object: members in the order of the text, every name once. Immutable.
 *
 * <p>The typed getters come in pairs: with a name alone the member is required; with a default, a missing member and
 * {@code null} give the default. A member of another kind is a {@link ModelFormatException} with file and path in both.
 */
public final class JsonObject implements JsonValue {
    private final Map<String, JsonValue> members;
    private final JsonPlace place;

    /** Takes over {@code members}, which must be unmodifiable. */
    JsonObject(Map<String, JsonValue> members, JsonPlace place) {
        this.members = members;
        this.place = place;
    }

    /** Number of members. */
    public int size() {
        return members.size();
    }

    /** The names, in the order of the text, unmodifiable. */
    public Set<String> names() {
        return members.keySet();
    }

    /** The members, in the order of the text, unmodifiable. */
    public Map<String, JsonValue> members() {
        return members;
    }

    /** True if there is a member of that name, {@code null} included. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The member's value, or a Java {@code null} if there is none. */
    public JsonValue get(String name) {
        return members.get(name);
    }

    /** The required member's value, of any kind. */
    public JsonValue require(String name) {
        JsonValue value = members.get(name);
        if (value == null) {
            throw place.member(name).error("is missing", "add it or fetch the file again");
        }
        return value;
    }

    /** A required string. */
    public String string(String name) {
        return require(name) instanceof JsonString string ? string.value()
                : JsonGetters.string(get(name), place.member(name));
    }

    /** A string, or {@code otherwise} (which may be {@code null}). */
    public String string(String name, String otherwise) {
        return absent(name) ? otherwise : string(name);
    }

    /** A required integer, written without fraction and exponent. */
    public int integer(String name) {
        return require(name) instanceof JsonNumber number && number.isInt() ? number.intValue()
                : JsonGetters.integer(get(name), place.member(name));
    }

    /** An integer, or {@code otherwise}. */
    public int integer(String name, int otherwise) {
        return absent(name) ? otherwise : integer(name);
    }

    /**
     * An integer of a range, or {@code otherwise}, which is not checked.
     *
     * @param least smallest value allowed
     * @param most  largest value allowed
     */
    public int integer(String name, int otherwise, int least, int most) {
        if (absent(name)) {
            return otherwise;
        }
        int value = integer(name);
        if (value < least || value > most) {
            throw place.member(name).unfit(get(name), "an integer from " + least + " to " + most);
        }
        return value;
    }

    /** A required 64-bit integer, written without fraction and exponent. */
    public long longInteger(String name) {
        return JsonGetters.longInteger(require(name), place.member(name));
    }

    /** A 64-bit integer, or {@code otherwise}. */
    public long longInteger(String name, long otherwise) {
        return absent(name) ? otherwise : longInteger(name);
    }

    /** A required number, as the nearest double; finite. */
    public double number(String name) {
        return JsonGetters.number(require(name), place.member(name));
    }

    /** A number, or {@code otherwise}. */
    public double number(String name, double otherwise) {
        return absent(name) ? otherwise : number(name);
    }

    /** A required boolean. */
    public boolean bool(String name) {
        return JsonGetters.bool(require(name), place.member(name));
    }

    /** A boolean, or {@code otherwise}. */
    public boolean bool(String name, boolean otherwise) {
        return absent(name) ? otherwise : bool(name);
    }

    /** A required object. */
    public JsonObject object(String name) {
        return require(name) instanceof JsonObject object ? object
                : JsonGetters.object(get(name), place.member(name));
    }

    /** An object, or {@code null} if it is missing or {@code null}. */
    public JsonObject objectOrNull(String name) {
        return absent(name) ? null : object(name);
    }

    /** A required array. */
    public JsonArray array(String name) {
        return require(name) instanceof JsonArray array ? array
                : JsonGetters.array(get(name), place.member(name));
    }

    /** An array, or {@code null} if it is missing or {@code null}. */
    public JsonArray arrayOrNull(String name) {
        return absent(name) ? null : array(name);
    }

    /** An error about this object, with its file and path, for callers that find its contents wanting. */
    public ModelFormatException error(String reason, String remedy) {
        return place.error(reason, remedy);
    }

    /** An error about the member of that name. */
    public ModelFormatException error(String name, String reason, String remedy) {
        return place.member(name).error(reason, remedy);
    }

    private boolean absent(String name) {
        JsonValue value = members.get(name);
        return value == null || value == JsonNull.NULL;
    }

    @Override
    public String kind() {
        return "object";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The object as JSON text in one line. */
    @Override
    public String toString() {
        return JsonWriter.toJson(this);
    }
}
