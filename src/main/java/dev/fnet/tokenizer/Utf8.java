package dev.fnet.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as SentencePiece sees it, and the way from a Java string and back to its positions.
 */
final class Utf8 {
    /** U+2581, the mark that stands for a space inside pieces. */
    static final byte[] SPACE_MARK = {(byte) 0xE2, (byte) 0x96, (byte) 0x81};
    /** A space. */
    static final byte[] SPACE = {' '};
    /** U+FFFD, what replaces bytes that are no text. */
    static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private Utf8() {
    }

    /** Bytes of the character that starts with {@code lead}, by the lead byte alone; 1 for a continuation byte. */
    static int length(byte lead) {
        int b = lead & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    /** Like {@link #length(byte)}, but never past {@code to}. */
    static int length(byte[] t, int i, int to) {
        return Math.min(length(t[i]), to - i);
    }

    /**
     * Bytes of the valid character at {@code i} (shortest form, no surrogate, at most U+10FFFF, complete before
     * {@code to}), or 0 if there is none.
     */
    static int validLength(byte[] t, int i, int to) {
        int b = t[i];
        if (b >= 0) {
            return 1;
        }
        b &= 0xFF;
        if (b < 0xC2 || b > 0xF4) {
            return 0;
        }
        int n = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
        if (to - i < n) {
            return 0;
        }
        for (int k = 1; k < n; k++) {
            if ((t[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = t[i + 1] & 0xFF;
        boolean outside = b == 0xE0 && second < 0xA0 || b == 0xED && second > 0x9F
                || b == 0xF0 && second < 0x90 || b == 0xF4 && second > 0x8F;
        return outside ? 0 : n;
    }

    /** The UTF-8 form; an unpaired surrogate becomes U+FFFD, not the question mark of {@code getBytes}. */
    static byte[] encode(String s) {
        int chars = s.length();
        int n = encodedLength(s);
        if (n == chars) {
            return s.getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] t = new byte[n];
        int at = 0;
        for (int i = 0; i < chars; i++) {
            char c = s.charAt(i);
            if (c < 0x80) {
                t[at++] = (byte) c;
            } else if (c < 0x800) {
                t[at++] = (byte) (0xC0 | c >> 6);
                t[at++] = (byte) (0x80 | c & 0x3F);
            } else if (paired(s, i)) {
                int cp = Character.toCodePoint(c, s.charAt(++i));
                t[at++] = (byte) (0xF0 | cp >> 18);
                t[at++] = (byte) (0x80 | cp >> 12 & 0x3F);
                t[at++] = (byte) (0x80 | cp >> 6 & 0x3F);
                t[at++] = (byte) (0x80 | cp & 0x3F);
            } else {
                int u = Character.isSurrogate(c) ? 0xFFFD : c;
                t[at++] = (byte) (0xE0 | u >> 12);
                t[at++] = (byte) (0x80 | u >> 6 & 0x3F);
                t[at++] = (byte) (0x80 | u & 0x3F);
            }
        }
        return t;
    }

    private static int encodedLength(String s) {
        int chars = s.length();
        long n = chars;
        for (int i = 0; i < chars; i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                n++;
                if (c >= 0x800) {
                    n++;
                    if (paired(s, i)) {
                        i++;
                    }
                }
            }
        }
        if (n > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("text of " + chars + " chars is too long: " + n
                    + " bytes of UTF-8, at most " + (Integer.MAX_VALUE - 64) + " are possible");
        }
        return (int) n;
    }

    /**
     * For every byte position of {@link #encode}'s result the index of its char in the string, and one more for the
     * end. Null when the two are the same, that is for ASCII.
     */
    static int[] charIndex(String s, int bytes) {
        int chars = s.length();
        if (bytes == chars) {
            return null;
        }
        int[] index = new int[bytes + 1];
        int at = 0;
        for (int i = 0; i < chars; i++) {
            char c = s.charAt(i);
            boolean pair = paired(s, i);
            int n = c < 0x80 ? 1 : c < 0x800 ? 2 : pair ? 4 : 3;
            for (int k = 0; k < n; k++) {
                index[at++] = i;
            }
            if (pair) {
                i++;
            }
        }
        index[at] = chars;
        return index;
    }

    private static boolean paired(String s, int i) {
        return Character.isHighSurrogate(s.charAt(i)) && i + 1 < s.length()
                && Character.isLowSurrogate(s.charAt(i + 1));
    }
}
