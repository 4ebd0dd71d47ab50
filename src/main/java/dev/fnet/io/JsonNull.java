package dev.fnet.io;

/** The JSON value {@code null}. */
public enum JsonNull implements JsonValue {
    /** The only one. */
    NULL;

    @Override
    public String kind() {
        return "null";
    }
}
