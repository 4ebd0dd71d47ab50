package dev.fnet.tokenizer;

/**
 * Cuts normalised text into pieces; one implementation per type of model. Immutable and safe to share.
 */
sealed interface Segmenter permits BpeSegmenter, UnigramSegmenter, CharSegmenter, WordSegmenter {
    /** Cuts the current part of {@code buffer} and adds the pieces to it. */
    void segment(PieceBuffer buffer);

    /** Length of the symbol at {@code t[i]}: the longest user-defined piece there, else one character. */
    static int symbolLength(ByteTrie userDefined, byte[] t, int i, int to) {
        int n = userDefined == null ? 0 : userDefined.longest(t, i, to);
        return n > 0 ? n : Utf8.length(t, i, to);
    }

    /** The id that {@code t[p, q)} names; without user-defined pieces they count as unknown. */
    static int name(PieceTable table, boolean withUserDefined, byte[] t, int p, int q) {
        int id = table.id(t, p, q);
        return !withUserDefined && table.type(id) == ModelProto.USER_DEFINED ? table.unknown() : id;
    }
}
