package dev.fnet.tokenizer;

/**
 * The most probable cut under a unigram model: Viterbi over byte positions, forward. Time is linear in the text for a
 * given longest piece.
 *
 * <p>Arithmetic of the SentencePiece library up to 0.2.1: best scores are kept as float; a piece is added and compared
 * in double and rounded when stored; the unknown character is added and compared in float. Ties keep the earlier
 * start. A user-defined piece scores {@code bytes · maxScore − 0.1}: preferred by far, not forced.
 */
final class UnigramSegmenter implements Segmenter {
    private static final float UNKNOWN_PENALTY = 10f;

    private final PieceTable table;
    private final ByteTrie trie;
    private final float unknownScore;
    private final float maxScore;

    /** By the pieces of {@code table}, user-defined ones only if {@code userDefined}. */
    UnigramSegmenter(PieceTable table, boolean userDefined) {
        this.table = table;
        this.trie = new ByteTrie();
        float min = Float.MAX_VALUE;
        float max = Float.MIN_NORMAL;
        for (int id = 0; id < table.size(); id++) {
            byte type = table.type(id);
            if (type == ModelProto.NORMAL) {
                min = Math.min(min, table.score(id));
                max = Math.max(max, table.score(id));
            }
            if (type == ModelProto.NORMAL || type == ModelProto.USER_DEFINED && userDefined) {
                trie.add(table.file(), table.data(), table.from(id), table.to(id), id);
            }
        }
        this.unknownScore = min - UNKNOWN_PENALTY;
        this.maxScore = max;
    }

    @Override
    public void segment(PieceBuffer buffer) {
        byte[] t = buffer.text();
        int from = buffer.partFrom();
        int n = buffer.partTo() - from;
        if (n == 0) {
            return;
        }
        float[] best = new float[n + 1];
        // The piece that ends at a position: where it starts, plus 1 (0: none yet), and its id.
        int[] start = new int[n + 1];
        int[] id = new int[n + 1];
        int i = 0;
        while (i < n) {
            i += extend(t, from, n, i, best, start, id);
        }
        // The best path, found from its end, is walked from its start.
        int[] next = new int[n + 1];
        for (int k = n; k > 0; k = start[k] - 1) {
            next[start[k] - 1] = k;
        }
        for (int p = 0; p < n; p = next[p]) {
            buffer.add(id[next[p]], from + p, from + next[p]);
        }
    }

    private int extend(byte[] t, int from, int n, int i, float[] best, int[] start, int[] id) {
        float base = best[i];
        int charLength = Utf8.length(t, from + i, from + n);
        boolean single = false;
        int node = 0;
        for (int k = i; k < n; ) {
            node = trie.child(node, t[from + k]);
            if (node == 0) {
                break;
            }
            k++;
            int piece = trie.value(node);
            if (piece >= 0) {
                double score = table.type(piece) == ModelProto.USER_DEFINED
                        ? (k - i) * maxScore - 0.1 : table.score(piece);
                double candidate = score + base;
                if (start[k] == 0 || candidate > best[k]) {
                    best[k] = (float) candidate;
                    start[k] = i + 1;
                    id[k] = piece;
                }
                single |= k - i == charLength;
            }
        }
        if (!single) {
            int k = i + charLength;
            float candidate = unknownScore + base;
            if (start[k] == 0 || candidate > best[k]) {
                best[k] = candidate;
                start[k] = i + 1;
                id[k] = table.unknown();
            }
        }
        return charLength;
    }
}
