package dev.fnet.io;

/**
 * Where a container stands in its file, for messages: {@code added_tokens[3]}. A chain of links to the root, so that
 * reading costs one small object per container and no text.
 *
 * @param file   the file's name
 * @param parent the enclosing container's place, {@code null} at the root
 * @param key    the member's name; {@code null} for an element of an array; at the root a name for the document itself
 * @param index  the element's index in an array
 */
record JsonPlace(String file, JsonPlace parent, String key, int index) {
    static JsonPlace root(String file, String document) {
        return new JsonPlace(file, null, document, 0);
    }

    JsonPlace member(String name) {
        return new JsonPlace(file, this, name, 0);
    }

    JsonPlace element(int at) {
        return new JsonPlace(file, this, null, at);
    }

    ModelFormatException error(String reason, String remedy) {
        return new ModelFormatException(file, toString(), reason, remedy);
    }

    /** The error of a value that is there but of another kind or range than {@code wanted}. */
    ModelFormatException unfit(JsonValue value, String wanted) {
        String found = switch (value) {
            case JsonNumber number -> "the number " + shortened(number.text());
            case JsonString string -> "the string " + ModelFormatException.quoted(string.value());
            case JsonObject object -> "an object";
            case JsonArray array -> "an array";
            default -> value.kind();
        };
        return error("is " + found + ", must be " + wanted, "correct the value");
    }

    private static String shortened(String number) {
        return number.length() <= 40 ? number : number.substring(0, 40) + "…";
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        append(path);
        return path.toString();
    }

    private void append(StringBuilder path) {
        if (parent == null) {
            path.append(key);
            return;
        }
        parent.append(path);
        if (key == null) {
            path.append('[').append(index).append(']');
            return;
        }
        if (plain(key)) {
            path.append(path.isEmpty() ? "" : ".").append(key);
        } else {
            path.append('[').append(ModelFormatException.quoted(key)).append(']');
        }
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 100;
    }
}
