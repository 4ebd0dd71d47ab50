/**
 * Text to ids and back: SentencePiece models and FNet's frame around them.
 *
 * <p>Start at {@link dev.fnet.tokenizer.FnetTokenizer} for ids that a model takes ({@code [CLS] text [SEP]}), at
 * {@link dev.fnet.tokenizer.SentencePiece} for the plain pieces of a {@code spiece.model}. Everything public here is
 * immutable and safe to share between threads. Floor 1: uses {@code dev.fnet.io} for the exception of bad files.
 */
package dev.fnet.tokenizer;
