package dev.fnet.tokenizer;

/** Each character, or user-defined piece, is a piece. */
final class CharSegmenter implements Segmenter {
    private final PieceTable table;
    private final boolean withUserDefined;
    private final ByteTrie userDefined;

    /** By the pieces of {@code table}, user-defined ones only if {@code withUserDefined}. */
    CharSegmenter(PieceTable table, boolean withUserDefined) {
        this.table = table;
        this.withUserDefined = withUserDefined;
        this.userDefined = withUserDefined ? table.userDefined() : null;
    }

    @Override
    public void segment(PieceBuffer buffer) {
        byte[] t = buffer.text();
        int to = buffer.partTo();
        int i = buffer.partFrom();
        while (i < to) {
            int n = Segmenter.symbolLength(userDefined, t, i, to);
            buffer.add(Segmenter.name(table, withUserDefined, t, i, i + n), i, i + n);
            i += n;
        }
    }
}
