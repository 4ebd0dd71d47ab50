package dev.fnet.tokenizer;

import java.util.Arrays;

/**
 * Joins the symbols of one word after the other. A symbol is a slice of the text; beside each stands what it would make
 * with its right neighbour: the id of the joined piece (−1: none) and its priority, smaller first.
 *
 * <p>Mutable, for one call of one thread.
 */
final class BpeMerger {
    /** Words of more symbols use the heap; below, moving a few ints is quicker. */
    private static final int SCAN_LIMIT = 40;

    private static final int SINGLE = -1;
    private static final int FROZEN = -2;
    private static final int NO_PAIR = -1;

    private final PieceTable table;
    private final boolean withUserDefined;
    private final PieceBuffer buffer;
    private final byte[] text;

    private int count;
    private int[] from = new int[SCAN_LIMIT + 1];
    /** The id of a joined symbol, {@link #SINGLE} or {@link #FROZEN}. */
    private int[] id = new int[SCAN_LIMIT + 1];
    private int[] pair = new int[SCAN_LIMIT + 1];
    private int[] priority = new int[SCAN_LIMIT + 1];

    // Only for long words: the list of living symbols and the heap of candidates, (priority, left symbol) in a long.
    private int[] prev;
    private int[] next;
    private long[] heap;
    private int heapSize;

    /** Length of the left part of the split last offered for an UNUSED piece, by id; null until there is one. */
    private int[] split;

    /** A merger for the current part of {@code buffer}, whose text does not change meanwhile. */
    BpeMerger(PieceTable table, boolean withUserDefined, PieceBuffer buffer) {
        this.table = table;
        this.withUserDefined = withUserDefined;
        this.buffer = buffer;
        this.text = buffer.text();
    }

    /** Adds a symbol of the current word, which ends where the next one starts; a frozen one is joined with nothing. */
    void addSymbol(int at, boolean frozen) {
        // One place more than there are symbols, for where the last one ends.
        if (count + 1 == from.length) {
            int n = from.length * 2;
            from = Arrays.copyOf(from, n);
            id = Arrays.copyOf(id, n);
            pair = Arrays.copyOf(pair, n);
            priority = Arrays.copyOf(priority, n);
        }
        from[count] = at;
        id[count++] = frozen ? FROZEN : SINGLE;
    }

    /** Joins the symbols added, the last of which ends at {@code end}, adds the pieces and forgets the symbols. */
    void merge(int end) {
        from[count] = end;
        if (count <= SCAN_LIMIT) {
            mergeByScan();
        } else {
            mergeByHeap();
        }
        count = 0;
    }

    private void mergeByScan() {
        int n = count;
        for (int i = 0; i + 1 < n; i++) {
            offer(i, i + 1, from[i + 2]);
        }
        while (true) {
            int best = -1;
            for (int i = 0; i + 1 < n; i++) {
                if (pair[i] != NO_PAIR && (best < 0 || priority[i] < priority[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            id[best] = pair[best];
            // Symbol best + 1 goes; what lies behind it moves up, the end of the word with it.
            int moved = n - best - 2;
            System.arraycopy(from, best + 2, from, best + 1, moved + 1);
            System.arraycopy(id, best + 2, id, best + 1, moved);
            System.arraycopy(pair, best + 2, pair, best + 1, moved);
            System.arraycopy(priority, best + 2, priority, best + 1, moved);
            n--;
            if (best > 0) {
                offer(best - 1, best, from[best + 1]);
            }
            if (best + 1 < n) {
                offer(best, best + 1, from[best + 2]);
            }
        }
        for (int i = 0; i < n; i++) {
            emit(id[i], from[i], from[i + 1]);
        }
    }

    private void mergeByHeap() {
        int n = count;
        if (prev == null || prev.length <= n) {
            prev = new int[n + 1];
            next = new int[n + 1];
            heap = new long[3 * n];
        }
        for (int i = 0; i <= n; i++) {
            prev[i] = i - 1;
            next[i] = i + 1;
        }
        heapSize = 0;
        for (int i = 0; i + 1 < n; i++) {
            offerToHeap(i, i + 1);
        }
        while (heapSize > 0) {
            long top = pop();
            int left = (int) top;
            // Stale if the left symbol is gone, or makes another piece with its neighbour of today. Should that piece
            // have the same score, then it stands at this place of the order itself.
            if (pair[left] == NO_PAIR || priority[left] != (int) (top >> 32)) {
                continue;
            }
            id[left] = pair[left];
            int gone = next[left];
            pair[gone] = NO_PAIR;
            next[left] = next[gone];
            prev[next[gone]] = left;
            pair[left] = NO_PAIR;
            if (left > 0) {
                offerToHeap(prev[left], left);
            }
            if (next[left] < n) {
                offerToHeap(left, next[left]);
            }
        }
        for (int i = 0; i < n; i = next[i]) {
            emit(id[i], from[i], from[next[i]]);
        }
    }

    private void offerToHeap(int left, int right) {
        offer(left, right, from[next[right]]);
        if (pair[left] != NO_PAIR) {
            push((long) priority[left] << 32 | left);
        }
    }

    /** Finds what the neighbours {@code left} and {@code right} make together; {@code right} ends at {@code end}. */
    private void offer(int left, int right, int end) {
        int joined = NO_PAIR;
        if (id[left] != FROZEN && id[right] != FROZEN) {
            joined = table.mainId(text, from[left], end);
        }
        if (joined >= 0) {
            byte type = table.type(joined);
            if (type == ModelProto.UNUSED) {
                if (split == null) {
                    split = new int[table.size()];
                }
                split[joined] = from[right] - from[left];
            } else if (type == ModelProto.USER_DEFINED && !withUserDefined) {
                joined = NO_PAIR;
            }
        }
        pair[left] = joined;
        if (joined >= 0) {
            priority[left] = priority(table.score(joined));
        }
    }

    /** Orders scores: the larger the score the smaller the number; the two zeros are equal. */
    private static int priority(float score) {
        int bits = Float.floatToRawIntBits(score + 0f);
        return ~(bits ^ bits >> 31 & 0x7FFFFFFF);
    }

    private void emit(int joined, int p, int q) {
        int name = joined >= 0 ? table.nameOf(joined) : Segmenter.name(table, withUserDefined, text, p, q);
        if (table.type(name) == ModelProto.UNUSED && split != null && split[name] > 0) {
            emitSplit(p, q);
        } else {
            buffer.add(name, p, q);
        }
    }

    /** Takes an UNUSED piece apart, and its parts, if they are UNUSED and have a split too. */
    private void emitSplit(int from, int to) {
        // The ends of what is still to do, nearest last: a part is never longer than its whole, so they fit.
        int[] ends = new int[to - from + 1];
        int depth = 0;
        ends[depth++] = to;
        int p = from;
        while (depth > 0) {
            int q = ends[depth - 1];
            int name = Segmenter.name(table, withUserDefined, text, p, q);
            if (table.type(name) == ModelProto.UNUSED && split[name] > 0) {
                ends[depth++] = p + split[name];
            } else {
                buffer.add(name, p, q);
                p = q;
                depth--;
            }
        }
    }

    private void push(long key) {
        int i = heapSize++;
        while (i > 0) {
            int up = i - 1 >> 1;
            if (heap[up] <= key) {
                break;
            }
            heap[i] = heap[up];
            i = up;
        }
        heap[i] = key;
    }

    private long pop() {
        long top = heap[0];
        long last = heap[--heapSize];
        int i = 0;
        while (true) {
            int down = 2 * i + 1;
            if (down >= heapSize) {
                break;
            }
            if (down + 1 < heapSize && heap[down + 1] < heap[down]) {
                down++;
            }
            if (heap[down] >= last) {
                break;
            }
            heap[i] = heap[down];
            i = down;
        }
        heap[i] = last;
        return top;
    }
}
