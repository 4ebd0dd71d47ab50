package dev.fnet.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The recursive descent of {@link Json}, on bytes. Lines and columns are counted only when an error needs them. Strings
 * without escapes and beyond-ASCII characters, nearly all of them, are copied in one go. Used once, by one thread.
 */
final class JsonParser {
    static final String REPAIR = "repair the file or fetch it again";

    private static final JsonValue[] NO_VALUES = {};

    private final byte[] text;
    private final String file;
    private final String document;
    private int at;
    private int depth;

    /** Elements of the arrays that are open, innermost last; {@link #pending} of them. */
    private JsonValue[] elements = new JsonValue[16];
    private int pending;

    /**
     * @param text     UTF-8
     * @param file     name for messages
     * @param document what the text is if it is only a part of the file ("header"), else empty
     */
    JsonParser(byte[] text, String file, String document) {
        this.text = text;
        this.file = file;
        this.document = document;
    }

    int end() {
        return text.length;
    }

    JsonValue document() {
        if (text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf) {
            throw error(0, "begins with a byte order mark", "save it as UTF-8 without one");
        }
        JsonValue value = value(JsonPlace.root(file, document));
        skipBlanks();
        if (at < text.length) {
            throw error(at, "more text after the end: " + found(at), REPAIR);
        }
        return value;
    }

    /** The next value; {@code place} is its own and used only if it is a container. */
    private JsonValue value(JsonPlace place) {
        skipBlanks();
        if (at == text.length) {
            throw error(at, "a value is missing: the text ends here", REPAIR);
        }
        switch (text[at]) {
            case '{':
                return object(place);
            case '[':
                return array(place);
            case '"':
                return new JsonString(string());
            case 't':
                literal("true");
                return JsonBoolean.TRUE;
            case 'f':
                literal("false");
                return JsonBoolean.FALSE;
            case 'n':
                literal("null");
                return JsonNull.NULL;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
                return number();
            default:
                throw error(at, "a value cannot begin with " + found(at), REPAIR);
        }
    }

    private JsonObject object(JsonPlace place) {
        enter();
        if (next() == '}') {
            return leave(new JsonObject(Map.of(), place));
        }
        LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        while (true) {
            if (next() != '"') {
                throw error(at, "a member's name in quotation marks must stand here, not " + found(at), REPAIR);
            }
            int nameAt = at;
            String name = string();
            if (next() != ':') {
                throw error(at, "':' must follow the name, not " + found(at), REPAIR);
            }
            at++;
            JsonValue value = containerAhead() ? value(place.member(name)) : value(place);
            if (members.put(name, value) != null) {
                throw error(nameAt, "the name " + ModelFormatException.quoted(name) + " is given twice",
                        "remove one of the two members");
            }
            int c = next();
            if (c == '}') {
                return leave(new JsonObject(Collections.unmodifiableMap(members), place));
            }
            if (c != ',') {
                throw error(at, "',' or '}' must stand here, not " + found(at), REPAIR);
            }
            at++;
        }
    }

    private JsonArray array(JsonPlace place) {
        enter();
        if (next() == ']') {
            return leave(new JsonArray(NO_VALUES, place));
        }
        int first = pending;
        while (true) {
            JsonValue value = containerAhead() ? value(place.element(pending - first)) : value(place);
            if (pending == elements.length) {
                elements = Arrays.copyOf(elements, 2 * pending);
            }
            elements[pending++] = value;
            int c = next();
            if (c == ']') {
                JsonValue[] values = Arrays.copyOfRange(elements, first, pending);
                pending = first;
                return leave(new JsonArray(values, place));
            }
            if (c != ',') {
                throw error(at, "',' or ']' must stand here, not " + found(at), REPAIR);
            }
            at++;
        }
    }

    private void enter() {
        if (++depth > Json.MAX_DEPTH) {
            throw error(at, "nested deeper than " + Json.MAX_DEPTH + " levels", "flatten the text");
        }
        at++;
    }

    private <T extends JsonValue> T leave(T container) {
        depth--;
        at++;
        return container;
    }

    private boolean containerAhead() {
        int c = next();
        return c == '{' || c == '[';
    }

    /** The next byte that is no blank, without taking it; −1 at the end. */
    private int next() {
        skipBlanks();
        return at < text.length ? text[at] : -1;
    }

    private void skipBlanks() {
        while (at < text.length) {
            byte c = text[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= text.length || text[at + i] != word.charAt(i)) {
                throw error(at, "unknown word, only true, false and null may stand without quotation marks", REPAIR);
            }
        }
        at += word.length();
    }

    private JsonNumber number() {
        int start = at;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long whole = 0;
        while (at < text.length && isDigit(text[at])) {
            whole = 10 * whole + (text[at] - '0');   // exact up to 18 digits, and not used beyond
            at++;
        }
        int digits = at - first;
        if (digits == 0) {
            throw error(at, "a digit must follow '-'", REPAIR);
        }
        if (digits > 1 && text[first] == '0') {
            throw error(start, "a number may not begin with a superfluous 0", REPAIR);
        }
        boolean plain = digits <= 18 && !(negative && whole == 0);
        if (at < text.length && text[at] == '.') {
            plain = false;
            at++;
            digits("a digit must follow the decimal point");
        }
        if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
            plain = false;
            at++;
            if (at < text.length && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            digits("the exponent has no digits");
        }
        if (plain) {
            return new JsonNumber(negative ? -whole : whole);
        }
        return new JsonNumber(new String(text, start, at - start, StandardCharsets.ISO_8859_1));
    }

    private void digits(String complaint) {
        int first = at;
        while (at < text.length && isDigit(text[at])) {
            at++;
        }
        if (at == first) {
            throw error(at, complaint, REPAIR);
        }
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** The string that begins at the quotation mark {@code text[at]}. */
    private String string() {
        int start = ++at;
        int i = start;
        byte[] b = text;
        while (i < b.length && b[i] >= ' ' && b[i] != '"' && b[i] != '\\') {
            i++;
        }
        if (i < b.length && b[i] == '"') {
            at = i + 1;
            return new String(b, start, i - start, StandardCharsets.ISO_8859_1);
        }
        at = i;
        return longString(start);
    }

    /** The rest of {@link #string()} for strings with escapes or characters beyond ASCII. */
    private String longString(int start) {
        StringBuilder escaped = null;
        int run = start;
        while (true) {
            if (at == text.length) {
                throw error(start - 1, "the string is not closed", REPAIR);
            }
            int c = text[at];
            if (c == '"') {
                String last = new String(text, run, at - run, StandardCharsets.UTF_8);
                at++;
                return escaped == null ? last : escaped.append(last).toString();
            }
            if (c == '\\') {
                if (escaped == null) {
                    escaped = new StringBuilder();
                }
                escaped.append(new String(text, run, at - run, StandardCharsets.UTF_8));
                escape(escaped);
                run = at;
            } else if (c >= ' ') {
                at++;
            } else if (c >= 0) {
                throw error(at, "a raw control character in a string: " + found(at), "write it as an escape");
            } else {
                int length = utf8Length(at);
                if (length == 0) {
                    throw error(at, "not valid UTF-8: " + found(at), "save the file as UTF-8");
                }
                at += length;
            }
        }
    }

    private void escape(StringBuilder to) {
        int start = at;
        int kind = at + 1 < text.length ? text[at + 1] : -1;
        at += 2;
        switch (kind) {
            case '"', '\\', '/' -> to.append((char) kind);
            case 'b' -> to.append('\b');
            case 'f' -> to.append('\f');
            case 'n' -> to.append('\n');
            case 'r' -> to.append('\r');
            case 't' -> to.append('\t');
            case 'u' -> {
                char unit = hexUnit(start);
                to.append(unit);
                if (Character.isSurrogate(unit)) {
                    if (Character.isLowSurrogate(unit) || at + 1 >= text.length || text[at] != '\\'
                            || text[at + 1] != 'u') {
                        throw error(start, "lone surrogate in an escape", REPAIR);
                    }
                    at += 2;
                    char low = hexUnit(at - 2);
                    if (!Character.isLowSurrogate(low)) {
                        throw error(start, "lone surrogate in an escape", REPAIR);
                    }
                    to.append(low);
                }
            }
            default -> throw error(start, "unknown escape", REPAIR);
        }
    }

    /** Four hexadecimal digits from {@code at} on; {@code start} is where the escape begins. */
    private char hexUnit(int start) {
        int unit = 0;
        for (int i = 0; i < 4; i++, at++) {
            int c = at < text.length ? text[at] : -1;
            int digit;
            if (c >= '0' && c <= '9') {
                digit = c - '0';
            } else if (c >= 'a' && c <= 'f') {
                digit = c - 'a' + 10;
            } else if (c >= 'A' && c <= 'F') {
                digit = c - 'A' + 10;
            } else {
                throw error(start, "four hexadecimal digits must follow \\u", REPAIR);
            }
            unit = 16 * unit + digit;
        }
        return (char) unit;
    }

    /** Bytes of the well-formed UTF-8 sequence (Unicode, table 3-7) at {@code i}, at least 2, or 0. */
    private int utf8Length(int i) {
        int lead = text[i] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > text.length) {
            return 0;
        }
        int second = text[i + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;   // no overlong form
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;    // no surrogate, nothing above U+10FFFF
        if (second < least || second > most) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((text[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** What stands at {@code i}, for messages. */
    private String found(int i) {
        if (i >= text.length) {
            return "the end of the text";
        }
        int c = text[i] & 0xff;
        if (c > ' ' && c < 0x7f) {
            return "'" + (char) c + "'";
        }
        int length = c < 0x80 ? 0 : utf8Length(i);
        if (length > 0) {
            return "'" + new String(Arrays.copyOfRange(text, i, i + length), StandardCharsets.UTF_8) + "'";
        }
        return "the byte 0x" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16);
    }

    /** An error at byte {@code position}; columns count characters (code points) from 1. */
    ModelFormatException error(int position, String reason, String remedy) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position; i++) {
            if (text[i] == '\n') {
                line++;
                column = 1;
            } else if ((text[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        String prefix = document.isEmpty() ? "" : document + ", ";
        return new ModelFormatException(file, prefix + "line " + line + ", column " + column, reason, remedy);
    }
}
