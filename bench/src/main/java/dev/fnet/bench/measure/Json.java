package dev.fnet.bench.measure;

import java.util.List;

/** An object of JSON in the making, in the order of the calls. Numbers that are no numbers become null. */
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    public Json put(String key, String value) {
        name(key);
        quote(value);
        return this;
    }

    public Json put(String key, long value) {
        name(key);
        text.append(value);
        return this;
    }

    public Json put(String key, double value) {
        name(key);
        text.append(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    public Json put(String key, boolean value) {
        name(key);
        text.append(value);
        return this;
    }

    public Json put(String key, Json value) {
        name(key);
        text.append(value);
        return this;
    }

    public Json put(String key, List<Json> values) {
        name(key);
        text.append(values);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    private void name(String key) {
        if (text.length() > 1) {
            text.append(", ");
        }
        quote(key);
        text.append(": ");
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
