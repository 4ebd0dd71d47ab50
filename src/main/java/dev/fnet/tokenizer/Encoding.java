package dev.fnet.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A text as ids, with the span of the text that each came from.
 *
 * <p>Spans count chars (UTF-16 units) of the string that was encoded, bytes if bytes were. White space that the
 * normaliser dropped belongs to the piece before it, at the ends of the text to none. When one character expands to
 * several pieces, the first ones have empty spans at its begin and the last has all of it; the same holds for the
 * pieces of an unknown character spelled in bytes. Tokens that no text stands for, such as {@code [CLS]}, have the
 * span [0, 0).
 *
 * <p>Immutable and safe to share. Arrays handed out are copies; the spelling of pieces is made when asked for.
 */
public final class Encoding {
    private final PieceTable table;
    private final byte[] text;
    private final int[] id;
    private final int[] from;
    private final int[] to;
    private final int[] begin;
    private final int[] end;
    /** Index of the separator behind the first text; the largest int if there is none. */
    private final int firstSeparator;
    private final boolean framed;
    private final int dropped;

    /** Plain pieces. */
    Encoding(PieceTable table, byte[] text, int[] id, int[] from, int[] to, int[] begin, int[] end) {
        this(table, text, id, from, to, begin, end, Integer.MAX_VALUE, 0);
    }

    /** Pieces in a frame, the first separator of which is at {@code firstSeparator}, or plain ones. */
    Encoding(PieceTable table, byte[] text, int[] id, int[] from, int[] to, int[] begin, int[] end, int firstSeparator,
            int dropped) {
        this.table = table;
        this.text = text;
        this.id = id;
        this.from = from;
        this.to = to;
        this.begin = begin;
        this.end = end;
        this.firstSeparator = firstSeparator;
        this.framed = firstSeparator != Integer.MAX_VALUE;
        this.dropped = dropped;
    }

    /**
     * The number of ids.
     *
     * @return how many ids there are, frame included
     */
    public int length() {
        return id.length;
    }

    /**
     * All ids.
     *
     * @return a new array of {@link #length()} ids
     */
    public int[] ids() {
        return id.clone();
    }

    /**
     * One id.
     *
     * @param i which, 0 to {@code length() - 1}
     * @return the id
     */
    public int id(int i) {
        return id[i];
    }

    /**
     * Copies all ids.
     *
     * @param into where to
     * @param off the first place to write, {@code into} having {@link #length()} places from there
     */
    public void copyIds(int[] into, int off) {
        Objects.checkFromIndexSize(off, id.length, into.length);
        System.arraycopy(id, 0, into, off, id.length);
    }

    /**
     * Token types: 0 up to and including the first {@code [SEP]} of the frame, 1 behind it.
     *
     * @return a new array of {@link #length()} types
     */
    public int[] typeIds() {
        int[] types = new int[id.length];
        if (firstSeparator < id.length) {
            Arrays.fill(types, firstSeparator + 1, id.length, 1);
        }
        return types;
    }

    /**
     * Which text a token comes from.
     *
     * @param i which token, 0 to {@code length() - 1}
     * @return 0 for the first or only text, 1 for the second, −1 for a token of the frame
     */
    public int sequence(int i) {
        Objects.checkIndex(i, id.length);
        if (framed && (i == 0 || i == firstSeparator || i == id.length - 1)) {
            return -1;
        }
        return i > firstSeparator ? 1 : 0;
    }

    /**
     * All pieces, spelled as in the normalised text: U+2581 stands for a space, an unknown piece shows the characters
     * that are unknown.
     *
     * @return a new array of {@link #length()} strings
     */
    public String[] pieces() {
        String[] pieces = new String[id.length];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = piece(i);
        }
        return pieces;
    }

    /**
     * One piece, spelled as in {@link #pieces()}.
     *
     * @param i which, 0 to {@code length() - 1}
     * @return its text
     */
    public String piece(int i) {
        if (from[i] < 0) {
            return table.text(id[i]);
        }
        return new String(text, from[i], to[i] - from[i], StandardCharsets.UTF_8);
    }

    /**
     * Where the pieces begin.
     *
     * @return a new array of {@link #length()} positions in the text
     */
    public int[] begins() {
        return begin.clone();
    }

    /**
     * Where the pieces end.
     *
     * @return a new array of {@link #length()} positions in the text
     */
    public int[] ends() {
        return end.clone();
    }

    /**
     * Where a piece begins.
     *
     * @param i which, 0 to {@code length() - 1}
     * @return its begin in the text
     */
    public int begin(int i) {
        return begin[i];
    }

    /**
     * Where a piece ends.
     *
     * @param i which, 0 to {@code length() - 1}
     * @return its end in the text, exclusive
     */
    public int end(int i) {
        return end[i];
    }

    /**
     * How many pieces were left out to keep to a maximum length.
     *
     * @return 0 if the text is complete
     */
    public int dropped() {
        return dropped;
    }

    @Override
    public String toString() {
        return Arrays.toString(pieces());
    }
}
