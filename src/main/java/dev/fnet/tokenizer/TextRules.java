package dev.fnet.tokenizer;

/**
 * How the text between {@code [CLS]} and {@code [SEP]} turns into pieces. Models of the same vocabulary differ in that.
 */
public enum TextRules {
    /**
     * Plain SentencePiece around {@code [MASK]}: the mask is cut out of the text first, white space to its left goes
     * with it, and what follows it continues the sentence: it gets the dummy prefix only if white space follows.
     * Written {@code "text_rules": "sentencepiece"} in a {@code tokenizer_config.json}.
     */
    SENTENCEPIECE("sentencepiece");

    private final String key;

    TextRules(String key) {
        this.key = key;
    }

    /** The rules over a model whose mask is the piece {@code maskId}, spelled {@code mask}, empty for none. */
    PieceRules over(SentencePiece model, int maskId, byte[] mask) {
        return new SentencePieceRules(model, maskId, mask);
    }

    /**
     * The rules by their name in a {@code tokenizer_config.json}.
     *
     * @param key value of {@code text_rules}
     * @return the rules
     * @throws IllegalArgumentException if there are none of that name
     */
    public static TextRules of(String key) {
        for (TextRules rules : values()) {
            if (rules.key.equals(key)) {
                return rules;
            }
        }
        throw new IllegalArgumentException("text_rules is \"" + key + "\", known is \"" + SENTENCEPIECE.key + "\"");
    }

    /**
     * The name in a {@code tokenizer_config.json}.
     *
     * @return value of {@code text_rules}
     */
    public String key() {
        return key;
    }
}
