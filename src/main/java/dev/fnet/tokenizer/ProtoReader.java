package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;

/**
 * A cursor over the wire format of protocol buffers: tags, varints, fixed numbers and lengths, each checked against
 * the end of the message around it. Nothing is copied and nothing is allocated by length, so a hostile length costs
 * nothing.
 *
 * <p>Mutable, for one thread. A message inside the file is read by another cursor over the same bytes.
 */
final class ProtoReader {
    /** Wire type of varints. */
    static final int VARINT = 0;
    /** Wire type of eight bytes. */
    static final int FIXED64 = 1;
    /** Wire type of a length and that many bytes. */
    static final int LENGTH = 2;
    /** Wire type that opens a group, long deprecated and only skipped here. */
    static final int GROUP = 3;
    /** Wire type that closes a group. */
    static final int GROUP_END = 4;
    /** Wire type of four bytes. */
    static final int FIXED32 = 5;

    private static final int MAX_DEPTH = 64;

    private final String file;
    private final byte[] data;
    private int end;
    private int at;
    private int tag;

    /** A cursor over {@code data[from, end)}; the caller has checked the range. */
    ProtoReader(String file, byte[] data, int from, int end) {
        this.file = file;
        this.data = data;
        this.at = from;
        this.end = end;
    }

    /** Turns to another message of the same file. */
    void enter(int from, int to) {
        at = from;
        end = to;
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long v = varint();
        int wire = (int) v & 7;
        if (v >>> 3 == 0 || v >>> 32 != 0 || wire > FIXED32 || wire == GROUP_END) {
            throw broken("no field starts with the tag " + v);
        }
        tag = (int) v;
        return true;
    }

    /** The current tag, {@code number << 3 | wire type}. */
    int tag() {
        return tag;
    }

    /** Reads up to ten bytes of a varint. */
    long varint() {
        if (at < end && data[at] >= 0) {
            return data[at++];
        }
        long v = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw broken("the file ends inside a number");
            }
            byte b = data[at++];
            v |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return v;
            }
        }
        throw broken("a number longer than ten bytes");
    }

    /** Reads four bytes as a float. */
    float float32() {
        int i = take(4);
        return Float.intBitsToFloat(data[i] & 0xFF | (data[i + 1] & 0xFF) << 8 | (data[i + 2] & 0xFF) << 16
                | data[i + 3] << 24);
    }

    /** Reads a length, skips that many bytes and returns where they started; they end at {@link #position()}. */
    int bytes() {
        long n = varint();
        if (n < 0 || n > end - at) {
            throw broken("a length of " + n + " where " + (end - at) + " bytes are left");
        }
        return take((int) n);
    }

    /** The position behind what was read last. */
    int position() {
        return at;
    }

    /** Skips the value of the current field. */
    void skip() {
        skip(tag, 0);
    }

    private void skip(int field, int depth) {
        switch (field & 7) {
            case VARINT -> varint();
            case FIXED64 -> take(8);
            case LENGTH -> bytes();
            case FIXED32 -> take(4);
            case GROUP -> skipGroup(field >>> 3, depth);
            default -> throw broken("a group ends that did not begin");
        }
    }

    private void skipGroup(int number, int depth) {
        if (depth == MAX_DEPTH) {
            throw broken("groups nested deeper than " + MAX_DEPTH);
        }
        while (true) {
            long v = varint();
            if (v >>> 3 == 0 || v >>> 32 != 0 || (v & 7) > FIXED32) {
                throw broken("no field starts with the tag " + v);
            }
            if ((v & 7) == GROUP_END) {
                if ((int) v >>> 3 != number) {
                    throw broken("group " + number + " is closed as " + ((int) v >>> 3));
                }
                return;
            }
            skip((int) v, depth + 1);
        }
    }

    private int take(int n) {
        if (n > end - at) {
            throw broken("the file ends inside a field");
        }
        int i = at;
        at += n;
        return i;
    }

    private ModelFormatException broken(String reason) {
        return new ModelFormatException(file, "byte " + at, "not a SentencePiece model: " + reason,
                "get the file again, or give the path of a spiece.model");
    }
}
