package dev.fnet.tokenizer;

/** {@link TextRules#SENTENCEPIECE}. */
final class SentencePieceRules implements PieceRules {
    private final SentencePiece model;
    private final int maskId;
    /** The mask's spelling; empty if the model has no mask, or text must not name it. */
    private final byte[] mask;

    /** Rules for a model; {@code mask} is the spelling of the piece {@code maskId}, empty for none. */
    SentencePieceRules(SentencePiece model, int maskId, byte[] mask) {
        this.model = model;
        this.maskId = maskId;
        this.mask = mask;
    }

    @Override
    public void encode(byte[] t, PieceBuffer out) {
        int from = 0;
        boolean first = true;
        while (true) {
            int at = indexOfMask(t, from);
            int to = at < 0 ? t.length : WhiteSpace.trimEnd(t, from, at);
            if (first || WhiteSpace.startsAt(t, from, to) && model.addsDummyPrefix()) {
                model.encode(t, from, to, out);
            } else if (from < to) {
                model.encodeContinued(t, from, to, out);
            }
            if (at < 0) {
                return;
            }
            from = at + mask.length;
            first = false;
            out.addSpecial(maskId, at, from);
        }
    }

    private int indexOfMask(byte[] t, int from) {
        int n = mask.length;
        if (n == 0) {
            return -1;
        }
        for (int i = from; i + n <= t.length; i++) {
            if (t[i] == mask[0] && matches(t, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(byte[] t, int i) {
        for (int k = 1; k < mask.length; k++) {
            if (t[i + k] != mask[k]) {
                return false;
            }
        }
        return true;
    }
}
