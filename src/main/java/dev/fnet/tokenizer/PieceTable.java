package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pieces of a model: text, type and score by id, and id by text. The number of a piece is its place in the file,
 * and its type decides what it is, whatever the trainer's settings say.
 *
 * <p>NORMAL, USER_DEFINED and UNUSED pieces are in the <em>main map</em>, the only ones a text can be cut into;
 * UNKNOWN, CONTROL and BYTE ones in the <em>reserved map</em>, which is asked first when a text names a piece.
 *
 * <p>Immutable once built.
 */
final class PieceTable {
    private final String file;
    private final byte[] data;
    private final int[] from;
    private final int[] to;
    private final float[] scores;
    private final byte[] types;
    private final int size;
    private final PieceMap main;
    private final PieceMap reserved;
    private final int unknown;
    /** id of each byte's piece, or null without byte fallback. */
    private final int[] bytes;
    private final boolean overlapping;
    private final boolean hasUnused;
    /** The user-defined pieces, or null. */
    private final ByteTrie userDefined;

    /** Builds the maps; throws {@link ModelFormatException} for what no vocabulary may be. */
    PieceTable(ModelProto m) {
        file = m.file;
        data = m.data;
        from = m.pieceFrom;
        to = m.pieceTo;
        scores = m.score;
        types = m.type;
        size = m.size;
        main = new PieceMap(data, from, to, size);
        reserved = new PieceMap(data, from, to, 0);
        bytes = m.byteFallback ? new int[256] : null;
        int unk = -1;
        int byteCount = 0;
        int[] reservedIds = new int[16];
        int reservedCount = 0;
        boolean unused = false;
        ByteTrie trie = null;
        for (int id = 0; id < size; id++) {
            byte type = types[id];
            addPiece(id, inMain(type) ? main : reserved);
            if (type == ModelProto.NORMAL) {
                continue;
            }
            if (!inMain(type)) {
                if (reservedCount == reservedIds.length) {
                    reservedIds = Arrays.copyOf(reservedIds, reservedCount * 2);
                }
                reservedIds[reservedCount++] = id;
            }
            switch (type) {
                case ModelProto.UNKNOWN -> {
                    if (unk >= 0) {
                        throw broken(id, "a second UNKNOWN piece beside " + unk);
                    }
                    unk = id;
                }
                case ModelProto.BYTE -> {
                    addByte(id);
                    byteCount++;
                }
                case ModelProto.UNUSED -> unused = true;
                case ModelProto.USER_DEFINED -> {
                    trie = trie == null ? new ByteTrie() : trie;
                    trie.add(file, data, from[id], to[id], id);
                }
                default -> {
                    // CONTROL pieces need no more than their place in the maps.
                }
            }
        }
        if (unk < 0) {
            throw broken(size, "no UNKNOWN piece among the " + size + " of the file");
        }
        if (bytes != null && byteCount != 256) {
            throw broken(size, "byte fallback needs 256 BYTE pieces, the file has " + byteCount);
        }
        unknown = unk;
        hasUnused = unused;
        userDefined = trie;
        overlapping = overlap(reservedIds, reservedCount);
    }

    private void addPiece(int id, PieceMap map) {
        if (from[id] == to[id]) {
            throw broken(id, "an empty piece");
        }
        if (scores[id] != scores[id]) {
            throw broken(id, "its score is not a number");
        }
        if (!map.add(id)) {
            throw broken(id, "\"" + text(id) + "\" occurs twice");
        }
    }

    private void addByte(int id) {
        if (bytes == null) {
            throw broken(id, "a BYTE piece, but the model has no byte fallback");
        }
        int a = from[id];
        int high = to[id] - a == 6 ? hex(data[a + 3]) : -1;
        int low = to[id] - a == 6 ? hex(data[a + 4]) : -1;
        if (high < 0 || low < 0 || data[a] != '<' || data[a + 1] != '0' || data[a + 2] != 'x' || data[a + 5] != '>') {
            throw broken(id, "the BYTE piece \"" + text(id) + "\" is none of <0x00> to <0xFF>");
        }
        bytes[high << 4 | low] = id;
    }

    private static int hex(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
    }

    private boolean overlap(int[] ids, int count) {
        for (int i = 0; i < count; i++) {
            if (main.get(data, from[ids[i]], to[ids[i]]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean inMain(byte type) {
        return type == ModelProto.NORMAL || type == ModelProto.USER_DEFINED || type == ModelProto.UNUSED;
    }

    /** Number of pieces. */
    int size() {
        return size;
    }

    /** The file's name, for messages. */
    String file() {
        return file;
    }

    /** Type of a piece, as in {@link ModelProto}. */
    byte type(int id) {
        return types[id];
    }

    /** Score of a piece. */
    float score(int id) {
        return scores[id];
    }

    /** The bytes that pieces lie in. */
    byte[] data() {
        return data;
    }

    /** Where a piece starts in {@link #data()}. */
    int from(int id) {
        return from[id];
    }

    /** Where a piece ends in {@link #data()}. */
    int to(int id) {
        return to[id];
    }

    /** A piece as a string. */
    String text(int id) {
        return new String(data, from[id], to[id] - from[id], StandardCharsets.UTF_8);
    }

    /** The id of the UNKNOWN piece. */
    int unknown() {
        return unknown;
    }

    /** Whether unknown characters are spelled in bytes. */
    boolean byteFallback() {
        return bytes != null;
    }

    /** The id of a byte's piece; only with byte fallback. */
    int bytePiece(byte b) {
        return bytes[b & 0xFF];
    }

    /** Whether the file has UNUSED pieces. */
    boolean hasUnused() {
        return hasUnused;
    }

    /** The user-defined pieces, or null if there are none. */
    ByteTrie userDefined() {
        return userDefined;
    }

    /** The id of {@code t[p, q)} in the main map, or −1. */
    int mainId(byte[] t, int p, int q) {
        return main.get(t, p, q);
    }

    /** The id of {@code t[p, q)}: reserved map, main map, else the unknown id. */
    int id(byte[] t, int p, int q) {
        int id = reserved.get(t, p, q);
        if (id < 0) {
            id = main.get(t, p, q);
        }
        return id < 0 ? unknown : id;
    }

    /** The id that the text of a main-map piece names: itself, unless a reserved piece is spelled the same. */
    int nameOf(int mainId) {
        return overlapping ? id(data, from[mainId], to[mainId]) : mainId;
    }

    private ModelFormatException broken(int id, String reason) {
        return new ModelFormatException(file, "piece " + id, reason, "get the file again, or train it anew");
    }
}
