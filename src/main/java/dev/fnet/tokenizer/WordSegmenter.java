package dev.fnet.tokenizer;

/** Cuts before every U+2581; each part is a piece. User-defined pieces match like any other. */
final class WordSegmenter implements Segmenter {
    private final PieceTable table;
    private final boolean withUserDefined;

    /** By the pieces of {@code table}, user-defined ones only if {@code withUserDefined}. */
    WordSegmenter(PieceTable table, boolean withUserDefined) {
        this.table = table;
        this.withUserDefined = withUserDefined;
    }

    @Override
    public void segment(PieceBuffer buffer) {
        byte[] t = buffer.text();
        int to = buffer.partTo();
        int i = buffer.partFrom();
        while (i < to) {
            int next = wordEnd(t, i, to);
            buffer.add(Segmenter.name(table, withUserDefined, t, i, next), i, next);
            i = next;
        }
    }

    /** The position of the first U+2581 behind {@code t[i]}, or {@code to}. */
    static int wordEnd(byte[] t, int i, int to) {
        int k = i + 1;
        while (k < to && !isMark(t, k, to)) {
            k++;
        }
        return k;
    }

    /** Whether U+2581 stands at {@code t[i]}. */
    static boolean isMark(byte[] t, int i, int to) {
        return t[i] == Utf8.SPACE_MARK[0] && i + 2 < to && t[i + 1] == Utf8.SPACE_MARK[1]
                && t[i + 2] == Utf8.SPACE_MARK[2];
    }
}
