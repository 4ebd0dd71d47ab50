package dev.fnet.io;

/** The JSON values {@code true} and {@code false}. */
public enum JsonBoolean implements JsonValue {
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE;

    /** The value as a Java boolean. */
    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String kind() {
        return value() ? "true" : "false";
    }
}
