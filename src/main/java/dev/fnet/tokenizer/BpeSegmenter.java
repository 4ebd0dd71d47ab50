package dev.fnet.tokenizer;

/**
 * Byte-pair encoding as SentencePiece does it: of all neighbours whose joined text is a piece, those with the highest
 * score are joined, the leftmost first, until none is left. There is no table of merges: any split of a piece can form
 * it.
 *
 * <p>If no piece has U+2581 anywhere but at its begin, nothing can be joined across one, so words are cut apart and
 * merged by themselves: a scan over the pairs while a word is short, a heap in O(n log n) when it is long. UNUSED
 * pieces are taken apart again along the split last offered for their text, which depends on the whole text; such
 * models are not cut into words.
 */
final class BpeSegmenter implements Segmenter {
    private final PieceTable table;
    private final ByteTrie userDefined;
    private final boolean merging;
    private final boolean byWord;

    /** By the pieces of {@code table}; with {@code userDefined} null its user-defined pieces are never formed. */
    BpeSegmenter(PieceTable table, ByteTrie userDefined) {
        this.table = table;
        this.userDefined = userDefined;
        this.merging = userDefined != null || table.userDefined() == null;
        this.byWord = !table.hasUnused() && !markInside(table);
    }

    private static boolean markInside(PieceTable table) {
        for (int id = 0; id < table.size(); id++) {
            if (markInside(table.data(), table.from(id), table.to(id))) {
                return true;
            }
        }
        return false;
    }

    // Short and without calls: it runs for every piece on the way to the first answer of a process.
    private static boolean markInside(byte[] t, int from, int to) {
        for (int i = from + 1; i + 2 < to; i++) {
            if (t[i] == (byte) 0xE2 && t[i + 1] == (byte) 0x96 && t[i + 2] == (byte) 0x81) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void segment(PieceBuffer buffer) {
        byte[] t = buffer.text();
        int to = buffer.partTo();
        int i = buffer.partFrom();
        BpeMerger merger = new BpeMerger(table, merging, buffer);
        while (i < to) {
            int k = i;
            do {
                int frozen = userDefined == null ? 0 : userDefined.longest(t, k, to);
                merger.addSymbol(k, frozen > 0);
                k += frozen > 0 ? frozen : Utf8.length(t, k, to);
            } while (k < to && !(byWord && WordSegmenter.isMark(t, k, to)));
            merger.merge(k);
            i = k;
        }
    }
}
