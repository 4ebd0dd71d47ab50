package dev.fnet.tokenizer;

/** Turns the text between the special tokens into pieces; one implementation per {@link TextRules}. Immutable. */
sealed interface PieceRules permits SentencePieceRules {
    /** Adds the pieces of {@code t}, valid UTF-8, with spans in bytes of it. */
    void encode(byte[] t, PieceBuffer out);
}
