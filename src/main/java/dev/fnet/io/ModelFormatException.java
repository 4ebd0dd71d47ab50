package dev.fnet.io;

/**
 * A file that cannot be used: missing, cut, malformed, or not what it says. The message is one line,
 * {@code file: place: reason; remedy}; text that comes from the file is made printable and cut to a sensible length.
 */
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PART = 300;

    private final String file;
    private final String place;
    private final String reason;
    private final String remedy;

    /**
     * @param file   the file's name or path
     * @param place  where in it (line and column, key, tensor); empty if the whole file is meant
     * @param reason what is wrong
     * @param remedy what the reader of the message can do; empty if there is nothing to say
     */
    public ModelFormatException(String file, String place, String reason, String remedy) {
        this(file, place, reason, remedy, null);
    }

    /** The same with the exception that led here, or {@code null}. */
    public ModelFormatException(String file, String place, String reason, String remedy, Throwable cause) {
        super(message(file, place, reason, remedy), cause);
        this.file = file;
        this.place = place;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The file's name or path, as given. */
    public String file() {
        return file;
    }

    /** Where in the file; empty if the whole file is meant. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }

    private static String message(String file, String place, String reason, String remedy) {
        StringBuilder line = new StringBuilder();
        appendPrintable(line, file);
        if (!place.isEmpty()) {
            line.append(": ");
            appendPrintable(line, place);
        }
        line.append(": ");
        appendPrintable(line, reason);
        if (!remedy.isEmpty()) {
            line.append("; ");
            appendPrintable(line, remedy);
        }
        return line.toString();
    }

    /** A name from a file in quotation marks, printable and not too long: for messages. */
    static String quoted(String name) {
        StringBuilder text = new StringBuilder().append('"');
        if (name.length() > 100) {
            int cut = Character.isHighSurrogate(name.charAt(99)) ? 99 : 100;
            appendPrintable(text, name.substring(0, cut));
            text.append("… (").append(name.length()).append(" characters)");
        } else {
            appendPrintable(text, name);
        }
        return text.append('"').toString();
    }

    private static void appendPrintable(StringBuilder line, String part) {
        for (int i = 0; i < part.length();) {
            if (i >= LONGEST_PART) {
                line.append('…');
                return;
            }
            int c = part.codePointAt(i);
            i += Character.charCount(c);
            if (printable(c)) {
                line.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    JsonWriter.appendUnicodeEscape(line, unit);
                }
            }
        }
    }

    private static boolean printable(int c) {
        if (c < 0x7f) {
            return c >= 0x20;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
