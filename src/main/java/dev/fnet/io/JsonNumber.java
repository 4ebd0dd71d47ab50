package dev.fnet.io;

/**
 * A JSON number as it is written: nothing is rounded until somebody asks for a {@code double}. Immutable.
 */
public final class JsonNumber implements JsonValue {
    private static final String UNSIGNED_MAX = "18446744073709551615";

    /** The spelling, or {@code null} if it is that of {@link #whole}: most numbers of model files are small. */
    private final String text;
    private final long whole;

    /** A number spelled as {@link Long#toString(long)} does. */
    JsonNumber(long whole) {
        this.text = null;
        this.whole = whole;
    }

    /** Any other number; {@code text} follows the grammar of RFC 8259. */
    JsonNumber(String text) {
        this.text = text;
        this.whole = 0;
    }

    /** The number as it is written. */
    public String text() {
        return text == null ? Long.toString(whole) : text;
    }

    /** True if it is written without fraction and exponent: {@code 12}, not {@code 12.0} or {@code 1e3}. */
    public boolean isInteger() {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    /** True if {@link #longValue()} has an answer: an {@linkplain #isInteger() integer} from −2⁶³ to 2⁶³−1. */
    public boolean isLong() {
        if (text == null) {
            return true;
        }
        if (!isInteger() || text.length() > 20) {
            return false;
        }
        boolean negative = text.charAt(0) == '-';
        String digits = negative ? text.substring(1) : text;
        String limit = negative ? "9223372036854775808" : "9223372036854775807";
        return digits.length() < limit.length() || digits.length() == limit.length() && digits.compareTo(limit) <= 0;
    }

    /** True if {@link #intValue()} has an answer: an {@linkplain #isInteger() integer} from −2³¹ to 2³¹−1. */
    public boolean isInt() {
        return isLong() && longValue() == (int) longValue();
    }

    /**
     * The exact value.
     *
     * @throws ArithmeticException unless {@link #isLong()}
     */
    public long longValue() {
        if (text == null) {
            return whole;
        }
        if (!isLong()) {
            throw new ArithmeticException(text + " is not an integer from -2^63 to 2^63-1");
        }
        return Long.parseLong(text);
    }

    /**
     * The exact value.
     *
     * @throws ArithmeticException unless {@link #isInt()}
     */
    public int intValue() {
        return Math.toIntExact(longValue());
    }

    /** The nearest {@code double}; infinite if the number is beyond its range. */
    public double doubleValue() {
        return text == null ? (double) whole : Double.parseDouble(text);
    }

    /** True for an integer from 0 to 2⁶⁴−1 without sign, fraction and exponent. */
    boolean isUnsigned64() {
        if (text == null) {
            return whole >= 0;
        }
        return text.charAt(0) != '-' && isInteger() && (text.length() < UNSIGNED_MAX.length()
                || text.length() == UNSIGNED_MAX.length() && text.compareTo(UNSIGNED_MAX) <= 0);
    }

    /** The 64 bits of an {@linkplain #isUnsigned64() unsigned} number. */
    long unsigned64() {
        return text == null ? whole : Long.parseUnsignedLong(text);
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
