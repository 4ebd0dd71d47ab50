package dev.fnet.tokenizer;

/**
 * White space around {@code [MASK]}, as Python's {@code str.isspace} sees it: U+0009–000D, 001C–001F, 0020, 0085, 00A0,
 * 1680, 2000–200A, 2028, 2029, 202F, 205F, 3000. That is Unicode's White_Space and the four separators U+001C–001F.
 */
final class WhiteSpace {
    private WhiteSpace() {
    }

    /** Whether {@code c} is white space. */
    static boolean is(int c) {
        if (c < 0x80) {
            return c == ' ' || c >= 0x09 && c <= 0x0D || c >= 0x1C && c <= 0x1F;
        }
        return c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029
                || c == 0x202F || c == 0x205F || c == 0x3000;
    }

    /** Whether white space stands at {@code t[i]}, valid UTF-8. */
    static boolean startsAt(byte[] t, int i, int to) {
        return i < to && is(codePoint(t, i, to));
    }

    /** The end of {@code t[from, to)}, valid UTF-8, without the white space it ends with. */
    static int trimEnd(byte[] t, int from, int to) {
        int end = to;
        while (end > from) {
            int i = end - 1;
            while (i > from && (t[i] & 0xC0) == 0x80) {
                i--;
            }
            if (!is(codePoint(t, i, end))) {
                break;
            }
            end = i;
        }
        return end;
    }

    /** The character at {@code t[i]}; all white space has at most three bytes, others may come out as anything else. */
    private static int codePoint(byte[] t, int i, int to) {
        int n = Utf8.length(t, i, to);
        return switch (n) {
            case 1 -> t[i] & 0xFF;
            case 2 -> (t[i] & 0x1F) << 6 | t[i + 1] & 0x3F;
            case 3 -> (t[i] & 0x0F) << 12 | (t[i + 1] & 0x3F) << 6 | t[i + 2] & 0x3F;
            default -> 0x10000;
        };
    }
}
