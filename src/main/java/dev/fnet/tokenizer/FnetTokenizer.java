package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Text to the ids that an FNet model takes: {@code [CLS] text [SEP]}, or {@code [CLS] first [SEP] second [SEP]} with
 * token types 0 and 1. No padding, ever: FNet's answer depends on the length.
 *
 * <p>The special tokens are found through their pieces ({@code [CLS]}, {@code [SEP]}, {@code [MASK]}, {@code <pad>}),
 * never through fixed numbers. What happens to the text between them is a matter of {@link TextRules}.
 *
 * <p>{@code [MASK]} in a text is the mask token. White space to its left (Python's {@code str.isspace}: U+0009–000D,
 * 001C–001F, 0020, 0085, 00A0, 1680, 2000–200A, 2028, 2029, 202F, 205F, 3000) belongs to no token, and so is the text
 * behind it cut as the continuation of a sentence, exactly as in training. {@code [CLS]} and {@code [SEP]} in a text
 * are those tokens too, because their pieces are user-defined; {@link #of(SentencePiece, TextRules, boolean)} can turn
 * all that off for the text of strangers.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class FnetTokenizer {
    private static final String CLS = "[CLS]";
    private static final String SEP = "[SEP]";
    private static final String MASK = "[MASK]";
    private static final String PAD = "<pad>";

    private final SentencePiece model;
    private final PieceRules rules;
    private final int clsId;
    private final int sepId;
    private final int maskId;
    private final int padId;

    private FnetTokenizer(SentencePiece model, TextRules rules, boolean specialsInText) {
        this.model = model;
        clsId = required(CLS);
        sepId = required(SEP);
        maskId = optional(MASK);
        padId = optional(PAD);
        SentencePiece textModel = specialsInText ? model : model.withoutUserDefined();
        byte[] mask = specialsInText && maskId >= 0 ? Utf8.encode(MASK) : new byte[0];
        this.rules = rules.over(textModel, maskId, mask);
    }

    /**
     * The tokenizer of a model with {@code "text_rules": "sentencepiece"}.
     *
     * @param model the vocabulary
     * @return the tokenizer
     * @throws ModelFormatException if the vocabulary has no {@code [CLS]} or no {@code [SEP]}
     */
    public static FnetTokenizer of(SentencePiece model) {
        return of(model, TextRules.SENTENCEPIECE, true);
    }

    /**
     * The tokenizer of a model.
     *
     * @param model the vocabulary
     * @param rules how its text turns into pieces
     * @param specialsInText whether {@code [MASK]}, {@code [SEP]} and other user-defined pieces are found in texts;
     *         false cuts them like other text, so that a text cannot inject them
     * @return the tokenizer
     * @throws ModelFormatException if the vocabulary has no {@code [CLS]} or no {@code [SEP]}
     */
    public static FnetTokenizer of(SentencePiece model, TextRules rules, boolean specialsInText) {
        Objects.requireNonNull(rules, "rules");
        return new FnetTokenizer(model, rules, specialsInText);
    }

    private int optional(String piece) {
        int id = model.id(piece);
        return id == model.unknownId() ? -1 : id;
    }

    private int required(String piece) {
        int id = optional(piece);
        if (id < 0) {
            throw new ModelFormatException(model.table().file(), "pieces", "there is no piece " + piece,
                    "use the spiece.model of an FNet model");
        }
        return id;
    }

    /**
     * The ids of a text in its frame, however long. The empty text is {@code [CLS] [SEP]}.
     *
     * @param text any string
     * @return {@code [CLS] text [SEP]}
     */
    public Encoding encode(String text) {
        return encode(text, Integer.MAX_VALUE);
    }

    /**
     * The ids of a text in its frame, at most {@code maxLength}: the first {@code maxLength - 2} pieces are kept.
     *
     * @param text any string
     * @param maxLength the largest number of ids, frame included, at least 2
     * @return {@code [CLS] text [SEP]}; {@link Encoding#dropped()} tells how many pieces did not fit
     */
    public Encoding encode(String text, int maxLength) {
        checkMaximum(maxLength, 2);
        byte[] t = Utf8.encode(text);
        PieceBuffer out = new PieceBuffer(model.table(), t.length);
        rules.encode(t, out);
        int n = out.count();
        int kept = Math.min(n, maxLength - 2);
        Frame frame = new Frame(kept + 2);
        frame.special(clsId);
        frame.pieces(out, 0, kept, Utf8.charIndex(text, t.length));
        frame.special(sepId);
        return frame.encoding(out, kept + 1, n - kept);
    }

    /**
     * The ids of a pair of texts in its frame, however long.
     *
     * @param first any string
     * @param second any string
     * @return {@code [CLS] first [SEP] second [SEP]}, spans counting from the begin of either text
     */
    public Encoding encode(String first, String second) {
        return encode(first, second, Integer.MAX_VALUE);
    }

    /**
     * The ids of a pair of texts in its frame, at most {@code maxLength}. The longer text is cut first, down to the
     * other one; then both get half of the room, the one that was longer the odd place.
     *
     * @param first any string
     * @param second any string
     * @param maxLength the largest number of ids, frame included, at least 3
     * @return {@code [CLS] first [SEP] second [SEP]}, spans counting from the begin of either text;
     *         {@link Encoding#dropped()} tells how many pieces did not fit
     */
    public Encoding encode(String first, String second, int maxLength) {
        checkMaximum(maxLength, 3);
        byte[] a = Utf8.encode(first);
        byte[] b = Utf8.encode(second);
        PieceBuffer out = new PieceBuffer(model.table(), (int) Math.min(Integer.MAX_VALUE, (long) a.length + b.length));
        rules.encode(a, out);
        int nA = out.count();
        rules.encode(b, out);
        int nB = out.count() - nA;
        int room = maxLength - 3;
        int keptA = nA;
        int keptB = nB;
        if ((long) nA + nB > room) {
            int shorter = keptOfShorter(Math.min(nA, nB), room);
            int longer = room - shorter;
            keptA = nA <= nB ? shorter : longer;
            keptB = nA <= nB ? longer : shorter;
        }
        Frame frame = new Frame(keptA + keptB + 3);
        frame.special(clsId);
        frame.pieces(out, 0, keptA, Utf8.charIndex(first, a.length));
        frame.special(sepId);
        frame.pieces(out, nA, keptB, Utf8.charIndex(second, b.length));
        frame.special(sepId);
        return frame.encoding(out, keptA + 1, nA - keptA + nB - keptB);
    }

    /**
     * Longest first: the longer text gives way until both are equally long, then they share the room, the odd place
     * going to the longer one. Only asked when both together do not fit.
     */
    private static int keptOfShorter(int shorter, int room) {
        return Math.min(shorter, room / 2);
    }

    private static void checkMaximum(int maxLength, int least) {
        if (maxLength < least) {
            throw new IllegalArgumentException("maxLength is " + maxLength + ", the frame alone takes " + least);
        }
    }

    /**
     * The pieces of a text by plain SentencePiece: no frame, no rule for {@code [MASK]}.
     *
     * @param text any string
     * @return its pieces
     */
    public Encoding encodePlain(String text) {
        return model.encode(text);
    }

    /**
     * The text of ids, special tokens spelled out as pieces.
     *
     * @param ids ids of the vocabulary
     * @return the text
     * @throws IllegalArgumentException if an id is none of the vocabulary
     */
    public String decode(int[] ids) {
        return model.decode(ids);
    }

    /**
     * The text of ids without {@code [CLS]}, {@code [SEP]}, {@code [MASK]} and {@code <pad>}.
     *
     * @param ids ids of the vocabulary
     * @return the text
     * @throws IllegalArgumentException if an id is none of the vocabulary
     */
    public String decodeText(int[] ids) {
        int[] kept = new int[ids.length];
        int n = 0;
        for (int id : ids) {
            if (!isSpecial(id)) {
                kept[n++] = id;
            }
        }
        return model.decode(Arrays.copyOf(kept, n));
    }

    /**
     * Whether an id is one of the special tokens.
     *
     * @param id any number
     * @return true for the ids of {@code [CLS]}, {@code [SEP]}, {@code [MASK]} and {@code <pad>}
     */
    public boolean isSpecial(int id) {
        return id >= 0 && (id == clsId || id == sepId || id == maskId || id == padId);
    }

    /**
     * The vocabulary.
     *
     * @return the SentencePiece model
     */
    public SentencePiece model() {
        return model;
    }

    /**
     * The id of {@code [CLS]}.
     *
     * @return an id of the vocabulary
     */
    public int clsId() {
        return clsId;
    }

    /**
     * The id of {@code [SEP]}.
     *
     * @return an id of the vocabulary
     */
    public int sepId() {
        return sepId;
    }

    /**
     * The id of {@code [MASK]}.
     *
     * @return an id of the vocabulary, −1 if it has none
     */
    public int maskId() {
        return maskId;
    }

    /**
     * The id of {@code <pad>}.
     *
     * @return an id of the vocabulary, −1 if it has none
     */
    public int padId() {
        return padId;
    }

    /** The arrays of a result while they are filled. */
    private static final class Frame {
        private final int[] id;
        private final int[] from;
        private final int[] to;
        private final int[] begin;
        private final int[] end;
        private int count;

        Frame(int length) {
            id = new int[length];
            from = new int[length];
            to = new int[length];
            begin = new int[length];
            end = new int[length];
        }

        void special(int special) {
            from[count] = PieceBuffer.AS_IN_VOCABULARY;
            to[count] = PieceBuffer.AS_IN_VOCABULARY;
            id[count++] = special;
        }

        void pieces(PieceBuffer out, int first, int n, int[] charIndex) {
            out.copy(first, n, charIndex, id, from, to, begin, end, count);
            count += n;
        }

        Encoding encoding(PieceBuffer out, int firstSeparator, int dropped) {
            return new Encoding(out.table(), out.spelling(), id, from, to, begin, end, firstSeparator, dropped);
        }
    }
}
