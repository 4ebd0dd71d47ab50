package dev.fnet.tokenizer;

/**
 * SentencePiece's normaliser: replaces by the model's table, keeps user-defined pieces as they stand, drops and escapes
 * spaces, adds the dummy prefix, and remembers for every byte it writes where it came from.
 *
 * <p>Immutable. Time is linear in the text for a given table (its longest key bounds a look-up).
 */
final class Normalizer {
    private static final int COPY = -1;
    private static final int KEEP = -2;
    private static final int INVALID = -3;

    private final Charsmap charsmap;
    private final ByteTrie userDefined;
    private final boolean addDummyPrefix;
    private final boolean removeExtra;
    private final boolean suffix;
    private final byte[] space;

    /**
     * A normaliser by the settings of a file.
     *
     * @param userDefined pieces to keep as they stand, or null
     * @param suffix whether the dummy goes to the end
     */
    Normalizer(ModelProto m, ModelProto.NormalizerSpec spec, ByteTrie userDefined, boolean suffix) {
        this.charsmap = Charsmap.of(m.file, m.data, spec.charsmapFrom, spec.charsmapTo);
        this.userDefined = userDefined;
        this.addDummyPrefix = spec.addDummyPrefix;
        this.removeExtra = spec.removeExtraWhitespaces;
        this.suffix = suffix;
        this.space = spec.escapeWhitespaces ? Utf8.SPACE_MARK : Utf8.SPACE;
    }

    private Normalizer(Normalizer n, ByteTrie userDefined) {
        this.charsmap = n.charsmap;
        this.userDefined = userDefined;
        this.addDummyPrefix = n.addDummyPrefix;
        this.removeExtra = n.removeExtra;
        this.suffix = n.suffix;
        this.space = n.space;
    }

    /** The same without user-defined pieces. */
    Normalizer withoutUserDefined() {
        return new Normalizer(this, null);
    }

    /** Whether the file has a replacement table. */
    boolean hasCharsmap() {
        return charsmap != null;
    }

    boolean addsDummyPrefix() {
        return addDummyPrefix;
    }

    boolean removesExtraWhitespaces() {
        return removeExtra;
    }

    /** Normalises a whole text {@code t[from, to)} into {@code out}, as a part of its own. */
    void normalize(byte[] t, int from, int to, PieceBuffer out) {
        out.startPart();
        int i = from;
        if (removeExtra) {
            while (i < to && isSpace(t, i, to)) {
                i += consumed(step(t, i, to));
            }
        }
        if (i == to) {
            out.endText(i);
            return;
        }
        if (addDummyPrefix && !suffix) {
            out.appendRaw(space, i);
        }
        run(t, i, to, removeExtra, addDummyPrefix && suffix, out);
    }

    /**
     * Normalises {@code t[from, to)} as the continuation of a text that did not end with a space: no dummy is put in
     * front of it, and a space that it starts with counts.
     */
    void normalizeContinued(byte[] t, int from, int to, PieceBuffer out) {
        out.startPart();
        run(t, from, to, false, false, out);
    }

    private void run(byte[] t, int from, int to, boolean afterSpace, boolean dummySuffix, PieceBuffer out) {
        boolean prevSpace = afterSpace;
        int i = from;
        while (i < to) {
            long step = step(t, i, to);
            int n = consumed(step);
            int at = (int) (step >>> 32);
            if (at == COPY) {
                // The usual case in two branches: a byte or character that stands for itself.
                if (t[i] != ' ') {
                    for (int k = i; k < i + n; k++) {
                        out.append(t[k], i);
                    }
                    prevSpace = false;
                } else if (!prevSpace) {
                    out.appendRaw(space, i);
                    prevSpace = true;
                }
            } else if (at == KEEP) {
                prevSpace = append(t, i, i + n, i, prevSpace, out);
            } else if (at == INVALID) {
                out.appendRaw(Utf8.REPLACEMENT, i);
                prevSpace = false;
            } else {
                prevSpace = append(charsmap.pool(), at, charsmap.replacementEnd(at), i, prevSpace, out);
            }
            i += n;
            if (!removeExtra) {
                prevSpace = false;
            }
        }
        if (removeExtra) {
            while (out.endsWith(space)) {
                i = out.cut(space.length);
            }
        }
        if (dummySuffix) {
            out.appendRaw(space, i);
        }
        out.endText(i);
    }

    private boolean append(byte[] r, int from, int to, int source, boolean prevSpace, PieceBuffer out) {
        int p = from;
        while (prevSpace && p < to && r[p] == ' ') {
            p++;
        }
        if (p == to) {
            return prevSpace;
        }
        out.append(r, p, to, space, source);
        return r[to - 1] == ' ';
    }

    /**
     * What stands at {@code t[i]} turns into: the number of bytes consumed in the low half; in the high half the
     * position of the replacement in the table's pool, or {@link #COPY}, {@link #KEEP}, {@link #INVALID}.
     */
    private long step(byte[] t, int i, int to) {
        if (userDefined != null) {
            int n = userDefined.longest(t, i, to);
            if (n > 0) {
                return (long) KEEP << 32 | n;
            }
        }
        if (charsmap != null) {
            long found = charsmap.longest(t, i, to);
            if (found >= 0) {
                return found;
            }
        }
        int n = Utf8.validLength(t, i, to);
        return n > 0 ? (long) COPY << 32 | n : (long) INVALID << 32 | 1;
    }

    private static int consumed(long step) {
        return (int) step;
    }

    /** Whether what stands at {@code t[i]} turns into exactly one space. */
    private boolean isSpace(byte[] t, int i, int to) {
        long step = step(t, i, to);
        int at = (int) (step >>> 32);
        if (at >= 0) {
            return charsmap.pool()[at] == ' ' && charsmap.replacementEnd(at) == at + 1;
        }
        return at != INVALID && consumed(step) == 1 && t[i] == ' ';
    }
}
