package dev.fnet.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads JSON, strictly by RFC 8259: UTF-8 without byte order mark, no comments, no trailing commas, no NaN. Stricter
 * than the RFC in four points: a name given twice in an object is refused, so are lone surrogates, nesting deeper than
 * {@link #MAX_DEPTH} and files above {@link #MAX_FILE_BYTES}. Errors are {@link ModelFormatException}s that say line
 * and column.
 */
public final class Json {
    /** Deepest nesting of objects and arrays. */
    public static final int MAX_DEPTH = 128;

    /** Longest file that {@link #read(Path)} takes: 256 MiB. */
    public static final int MAX_FILE_BYTES = 1 << 28;

    private Json() {}

    /** Reads a whole file. */
    public static JsonValue read(Path path) {
        return parse(InputFiles.readAll(path, MAX_FILE_BYTES), path.toString());
    }

    /** Reads a whole file that holds an object, as {@code config.json} does. */
    public static JsonObject readObject(Path path) {
        return requireObject(read(path), path.toString());
    }

    /**
     * Reads a text.
     *
     * @param utf8 the text, not changed and not kept
     * @param file name for messages
     */
    public static JsonValue parse(byte[] utf8, String file) {
        return new JsonParser(utf8, Objects.requireNonNull(file, "file"), "").document();
    }

    /** Reads a text that holds an object. */
    public static JsonObject parseObject(byte[] utf8, String file) {
        return requireObject(parse(utf8, file), file);
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @param file name for messages
     */
    public static JsonValue parse(String text, String file) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    // The prefix is well-formed, so its bytes give the place.
                    JsonParser before = new JsonParser(text.substring(0, i).getBytes(StandardCharsets.UTF_8), file, "");
                    throw before.error(before.end(), "lone surrogate", JsonParser.REPAIR);
                }
                i++;
            }
        }
        return parse(text.getBytes(StandardCharsets.UTF_8), file);
    }

    private static JsonObject requireObject(JsonValue value, String file) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw JsonPlace.root(file, "").unfit(value, "an object");
    }
}
