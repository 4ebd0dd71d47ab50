package dev.fnet.model;

/**
 * How long a text is made before the model sees it. FNet has no padding mask: every position mixes with every other, so
 * the same text padded to another length gives another answer. A published checkpoint wants the length it was trained
 * with.
 */
public sealed interface LengthPolicy {
    /** Each text at its own length, no padding. */
    LengthPolicy EXACT = new Exact();

    /** Every text padded to the model's maximum. */
    LengthPolicy PAD_TO_MAX = new PadToMax();

    /** Every text padded, or cut, to {@code length} tokens. */
    static LengthPolicy padTo(int length) {
        return new PadTo(length);
    }

    /**
     * The tokens a text may have and the tokens the model sees.
     *
     * @param maximum the model's maximum
     * @return the limit that texts are truncated to, specials included
     */
    int limit(int maximum);

    /** The length that a text of {@code tokens} tokens, at most {@link #limit}, is padded to. */
    int paddedLength(int tokens, int maximum);

    /**
     * Reads a policy as {@code config.json} and the command line write it: {@code exact}, {@code pad_to_max} or
     * {@code pad_to(128)}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    static LengthPolicy parse(String text) {
        if (text.equals("exact")) {
            return EXACT;
        }
        if (text.equals("pad_to_max")) {
            return PAD_TO_MAX;
        }
        if (text.startsWith("pad_to(") && text.endsWith(")")) {
            try {
                return padTo(Integer.parseInt(text.substring(7, text.length() - 1)));
            } catch (NumberFormatException notANumber) {
                // falls through to the one message below
            }
        }
        throw new IllegalArgumentException(
                "length policy is '" + text + "', allowed are exact, pad_to_max and pad_to(n) with n from 1");
    }

    /** {@link #EXACT}. */
    record Exact() implements LengthPolicy {
        @Override
        public int limit(int maximum) {
            return maximum;
        }

        @Override
        public int paddedLength(int tokens, int maximum) {
            return tokens;
        }

        @Override
        public String toString() {
            return "exact";
        }
    }

    /** {@link #PAD_TO_MAX}. */
    record PadToMax() implements LengthPolicy {
        @Override
        public int limit(int maximum) {
            return maximum;
        }

        @Override
        public int paddedLength(int tokens, int maximum) {
            return maximum;
        }

        @Override
        public String toString() {
            return "pad_to_max";
        }
    }

    /**
     * {@link #padTo}.
     *
     * @param length tokens, specials and padding included
     */
    record PadTo(int length) implements LengthPolicy {
        public PadTo {
            if (length < 1) {
                throw new IllegalArgumentException("pad_to length is " + length + ", allowed is 1 or more");
            }
        }

        @Override
        public int limit(int maximum) {
            if (length > maximum) {
                throw new IllegalArgumentException(
                        "pad_to length is " + length + ", this model allows 1 to " + maximum);
            }
            return length;
        }

        @Override
        public int paddedLength(int tokens, int maximum) {
            return limit(maximum);
        }

        @Override
        public String toString() {
            return "pad_to(" + length + ")";
        }
    }
}
