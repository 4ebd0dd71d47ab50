package dev.fnet.tokenizer;

import java.util.Arrays;

/**
 * What one call collects: the normalised text with the source position of each of its bytes, and the pieces cut from
 * it. Several parts of a source can follow each other; the normalised text of all of them stays, so that the pieces
 * can be spelled later, when somebody asks.
 *
 * <p>Mutable, for one call of one thread.
 */
final class PieceBuffer {
    /** Marks a piece that is not a slice of the normalised text but spelled as in the vocabulary. */
    static final int AS_IN_VOCABULARY = -1;

    private final PieceTable table;

    private byte[] text;
    private int textEnd;
    /** Source position of {@code text[i]}; behind the last byte of a part one more is written, then overwritten. */
    private int[] source;
    /** Where the current part starts in the text. */
    private int partFrom;

    private int count;
    private int[] id;
    private int[] from;
    private int[] to;
    private int[] begin;
    private int[] end;
    private boolean afterUnknown;

    /** An empty buffer for a source of about {@code sourceLength} bytes. */
    PieceBuffer(PieceTable table, int sourceLength) {
        this.table = table;
        int n = (int) Math.min(1 << 20, sourceLength * 5L / 4 + 16);
        text = new byte[n];
        source = new int[n];
        int pieces = n / 4 + 8;
        id = new int[pieces];
        from = new int[pieces];
        to = new int[pieces];
        begin = new int[pieces];
        end = new int[pieces];
    }

    /** Starts a part: an unknown piece of the part before will not be continued. */
    void startPart() {
        partFrom = textEnd;
        afterUnknown = false;
    }

    /**
     * Appends {@code t[p, q)} with escaped spaces to the normalised text, all of it from source position {@code at}.
     */
    void append(byte[] t, int p, int q, byte[] space, int at) {
        for (int i = p; i < q; i++) {
            if (t[i] == ' ') {
                appendRaw(space, at);
            } else {
                append(t[i], at);
            }
        }
    }

    /** Appends one byte to the normalised text. */
    void append(byte b, int at) {
        // One place is kept free for the position behind the end.
        if (textEnd + 1 >= text.length) {
            growText();
        }
        text[textEnd] = b;
        source[textEnd++] = at;
    }

    /** Appends bytes as they are. */
    void appendRaw(byte[] t, int at) {
        for (byte b : t) {
            append(b, at);
        }
    }

    /** Whether the current part ends with {@code t}. */
    boolean endsWith(byte[] t) {
        int at = textEnd - t.length;
        return at >= partFrom && Arrays.equals(text, at, textEnd, t, 0, t.length);
    }

    /** Cuts {@code n} bytes off the end and returns the source position of the first of them. */
    int cut(int n) {
        textEnd -= n;
        return source[textEnd];
    }

    /** Writes the source position behind the last byte of the part. */
    void endText(int at) {
        source[textEnd] = at;
    }

    /** The normalised text. */
    byte[] text() {
        return text;
    }

    /** Where the current part starts in {@link #text()}. */
    int partFrom() {
        return partFrom;
    }

    /** Where the current part ends in {@link #text()}. */
    int partTo() {
        return textEnd;
    }

    /** Number of pieces so far. */
    int count() {
        return count;
    }

    /**
     * Adds the segment {@code text[p, q)} with the id that it names: one piece, or its bytes if it is unknown and the
     * model spells bytes, or a longer last piece if that was unknown too.
     */
    void add(int segmentId, int p, int q) {
        byte type = table.type(segmentId);
        // A text cannot name a control piece; the library refuses the whole text here.
        boolean isUnknown = type == ModelProto.UNKNOWN || type == ModelProto.CONTROL;
        if (!isUnknown) {
            put(segmentId, p, q, source[p], source[q]);
        } else if (table.byteFallback()) {
            for (int i = p; i < q; i++) {
                put(table.bytePiece(text[i]), AS_IN_VOCABULARY, AS_IN_VOCABULARY, source[p],
                        i == q - 1 ? source[q] : source[p]);
            }
        } else if (afterUnknown) {
            to[count - 1] = q;
            end[count - 1] = source[q];
        } else {
            put(table.unknown(), p, q, source[p], source[q]);
        }
        afterUnknown = isUnknown;
    }

    /** Adds a piece that stands in the source as a whole, spelled as in the vocabulary. */
    void addSpecial(int pieceId, int sourceFrom, int sourceTo) {
        put(pieceId, AS_IN_VOCABULARY, AS_IN_VOCABULARY, sourceFrom, sourceTo);
        afterUnknown = false;
    }

    private void put(int pieceId, int p, int q, int b, int e) {
        if (count == id.length) {
            growPieces();
        }
        id[count] = pieceId;
        from[count] = p;
        to[count] = q;
        begin[count] = b;
        end[count++] = e;
    }

    private void growText() {
        if (text.length > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException("text is too long: its normalised form exceeds " + text.length
                    + " bytes");
        }
        text = Arrays.copyOf(text, text.length * 2);
        source = Arrays.copyOf(source, text.length);
    }

    private void growPieces() {
        int n = count * 2;
        id = Arrays.copyOf(id, n);
        from = Arrays.copyOf(from, n);
        to = Arrays.copyOf(to, n);
        begin = Arrays.copyOf(begin, n);
        end = Arrays.copyOf(end, n);
    }

    /** The vocabulary. */
    PieceTable table() {
        return table;
    }

    /** The normalised text of all parts, in an array of its length, for a result to keep. */
    byte[] spelling() {
        return textEnd == text.length ? text : Arrays.copyOf(text, textEnd);
    }

    /**
     * Copies {@code n} pieces from the first-th on into the arrays of a result, from place {@code at} on.
     *
     * @param charIndex maps source positions to positions to report, or null to report them as they are
     */
    void copy(int first, int n, int[] charIndex, int[] ids, int[] froms, int[] tos, int[] begins, int[] ends, int at) {
        System.arraycopy(id, first, ids, at, n);
        System.arraycopy(from, first, froms, at, n);
        System.arraycopy(to, first, tos, at, n);
        System.arraycopy(begin, first, begins, at, n);
        System.arraycopy(end, first, ends, at, n);
        if (charIndex != null) {
            for (int i = at; i < at + n; i++) {
                begins[i] = charIndex[begins[i]];
                ends[i] = charIndex[ends[i]];
            }
        }
    }

    /** All pieces as a result of their own. */
    Encoding toEncoding(int[] charIndex) {
        int n = count;
        int[] ids = new int[n];
        int[] froms = new int[n];
        int[] tos = new int[n];
        int[] begins = new int[n];
        int[] ends = new int[n];
        copy(0, n, charIndex, ids, froms, tos, begins, ends, 0);
        return new Encoding(table, spelling(), ids, froms, tos, begins, ends);
    }
}
