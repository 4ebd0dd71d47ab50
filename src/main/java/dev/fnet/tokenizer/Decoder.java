package dev.fnet.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Pieces back to text. Control pieces vanish, unknown ones become the model's surface for them, runs of byte pieces are
 * read as UTF-8, U+2581 becomes a space, and the space that the dummy prefix put in front goes. A denormaliser of the
 * model has the last word.
 *
 * <p>Mutable, for one call of one thread.
 */
final class Decoder {
    private final PieceTable table;
    private final byte[] unkSurface;
    private final boolean dropsMark;
    private final boolean dropsAllMarks;

    private byte[] out = new byte[256];
    private int length;
    /** Where the current run of byte pieces starts in {@link #out}, or −1. */
    private int bytesFrom = -1;
    private boolean atStart = true;
    private boolean markSeen;

    /** A decoder for the normaliser settings with which the pieces were made. */
    Decoder(PieceTable table, byte[] unkSurface, Normalizer normalizer) {
        this.table = table;
        this.unkSurface = unkSurface;
        this.dropsAllMarks = normalizer.removesExtraWhitespaces();
        this.dropsMark = dropsAllMarks || normalizer.addsDummyPrefix();
    }

    /** Appends the piece {@code id}. */
    void add(int id) {
        if (table.type(id) == ModelProto.BYTE) {
            addByte(table.data(), table.from(id));
        } else {
            addText(id, table.data(), table.from(id), table.to(id));
        }
    }

    /** Appends a piece by its text, which may name none of the vocabulary. */
    void add(String piece) {
        byte[] t = Utf8.encode(piece);
        int id = table.id(t, 0, t.length);
        if (table.type(id) == ModelProto.BYTE) {
            addByte(t, 0);
        } else {
            addText(id, t, 0, t.length);
        }
    }

    private void addByte(byte[] t, int from) {
        if (bytesFrom < 0) {
            bytesFrom = length;
        }
        append((byte) (Character.digit(t[from + 3], 16) << 4 | Character.digit(t[from + 4], 16)));
    }

    private void addText(int id, byte[] t, int from, int to) {
        flushBytes();
        if (markSeen || length > 0) {
            atStart = false;
        }
        markSeen = false;
        byte type = table.type(id);
        if (type == ModelProto.CONTROL) {
            return;
        }
        if (type == ModelProto.UNKNOWN) {
            boolean spelled = Arrays.equals(t, from, to, table.data(), table.from(id), table.to(id));
            if (spelled) {
                append(unkSurface, 0, unkSurface.length);
            } else {
                append(t, from, to);
            }
            return;
        }
        int p = from;
        if (atStart && dropsMark && p < to && WordSegmenter.isMark(t, p, to)) {
            p += Utf8.SPACE_MARK.length;
            markSeen = !dropsAllMarks;
        }
        while (p < to) {
            if (WordSegmenter.isMark(t, p, to)) {
                append((byte) ' ');
                p += Utf8.SPACE_MARK.length;
            } else {
                append(t[p++]);
            }
        }
    }

    /** Replaces what is no UTF-8 in the run of bytes that ends here. */
    private void flushBytes() {
        if (bytesFrom < 0) {
            return;
        }
        int to = length;
        byte[] run = Arrays.copyOfRange(out, bytesFrom, to);
        length = bytesFrom;
        bytesFrom = -1;
        int i = 0;
        while (i < run.length) {
            int n = Utf8.validLength(run, i, run.length);
            if (n == 0) {
                append(Utf8.REPLACEMENT, 0, Utf8.REPLACEMENT.length);
                i++;
            } else {
                append(run, i, i + n);
                i += n;
            }
        }
    }

    /** The text of all pieces; {@code denormalizer} may be null. */
    String text(Normalizer denormalizer) {
        flushBytes();
        if (denormalizer == null) {
            return new String(out, 0, length, StandardCharsets.UTF_8);
        }
        PieceBuffer buffer = new PieceBuffer(table, length);
        denormalizer.normalize(out, 0, length, buffer);
        return new String(buffer.text(), 0, buffer.partTo(), StandardCharsets.UTF_8);
    }

    private void append(byte[] t, int from, int to) {
        for (int i = from; i < to; i++) {
            append(t[i]);
        }
    }

    private void append(byte b) {
        if (length == out.length) {
            out = Arrays.copyOf(out, length * 2);
        }
        out[length++] = b;
    }
}
