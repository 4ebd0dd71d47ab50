package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A SentencePiece model: BPE, unigram, character or word pieces of a {@code spiece.model}, with ids, pieces and spans
 * as the SentencePiece library 0.1.97 gives them. Nothing is put around a text; {@link FnetTokenizer} does that.
 *
 * <p>Every string has an encoding: an unpaired surrogate counts as U+FFFD, a byte that is no UTF-8 too. Time is
 * O(n log n) in the text at most, memory about 10 to 25 bytes per byte of it.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SentencePiece {
    /** Largest model file that is read; vocabularies have a few megabytes. */
    private static final long MAX_FILE_BYTES = 1L << 28;

    private final PieceTable table;
    private final byte[] unkSurface;
    private final Normalizer normalizer;
    /** Null if the model has none that does anything. */
    private final Normalizer denormalizer;
    private final Segmenter segmenter;
    private final int modelType;

    private SentencePiece(ModelProto m) {
        table = new PieceTable(m);
        unkSurface = m.unkSurface;
        normalizer = new Normalizer(m, m.normalizer, table.userDefined(), m.whitespaceAsSuffix);
        Normalizer d = m.denormalizer == null ? null : new Normalizer(m, m.denormalizer, null, false);
        denormalizer = d != null && d.hasCharsmap() ? d : null;
        modelType = m.modelType;
        segmenter = segmenter(true);
    }

    private SentencePiece(SentencePiece other) {
        table = other.table;
        unkSurface = other.unkSurface;
        normalizer = other.normalizer.withoutUserDefined();
        denormalizer = other.denormalizer;
        modelType = other.modelType;
        segmenter = segmenter(false);
    }

    private Segmenter segmenter(boolean userDefined) {
        ByteTrie trie = userDefined ? table.userDefined() : null;
        return switch (modelType) {
            case ModelProto.BPE -> new BpeSegmenter(table, trie);
            case ModelProto.CHAR -> new CharSegmenter(table, userDefined);
            case ModelProto.WORD -> new WordSegmenter(table, userDefined);
            default -> new UnigramSegmenter(table, userDefined);
        };
    }

    /**
     * Reads a model file.
     *
     * @param file a {@code spiece.model}
     * @return the model
     * @throws ModelFormatException if it cannot be read, is not a SentencePiece model, or a broken one
     */
    public static SentencePiece load(Path file) {
        String name = file.toString();
        // A pipe or a device could block or never end.
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(name, "", Files.exists(file) ? "is not a regular file" : "does not exist",
                    "give the path of a spiece.model");
        }
        try {
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw new ModelFormatException(name, "", "has " + size + " bytes, more than the " + MAX_FILE_BYTES
                        + " that a vocabulary may have", "give the path of a spiece.model");
            }
            return parse(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw new ModelFormatException(name, "", "cannot be read: " + e.getMessage(), "check its permissions");
        }
    }

    /**
     * Reads a model from memory.
     *
     * @param model the bytes of a {@code spiece.model}; they are kept, not copied, and must not be changed afterwards
     * @param name what to call it in messages
     * @return the model
     * @throws ModelFormatException if it is not a SentencePiece model, or a broken one
     */
    public static SentencePiece parse(byte[] model, String name) {
        Objects.requireNonNull(name, "name");
        return new SentencePiece(ModelProto.read(model, name));
    }

    /**
     * The same model for text that must not name user-defined pieces: {@code [SEP]} or {@code [MASK]} written in a text
     * are cut like other text, so that a stranger's text cannot inject them. Differs from the SentencePiece library.
     *
     * @return a model whose encodings hold no user-defined piece
     */
    public SentencePiece withoutUserDefined() {
        return table.userDefined() == null ? this : new SentencePiece(this);
    }

    /**
     * Cuts a text into pieces.
     *
     * @param text any string
     * @return ids, pieces and their spans in chars
     */
    public Encoding encode(String text) {
        byte[] t = Utf8.encode(text);
        PieceBuffer out = new PieceBuffer(table, t.length);
        encode(t, 0, t.length, out);
        return out.toEncoding(Utf8.charIndex(text, t.length));
    }

    /**
     * Cuts a text into pieces.
     *
     * @param utf8 a text in UTF-8; each byte that is none counts as U+FFFD
     * @return ids, pieces and their spans in bytes
     */
    public Encoding encode(byte[] utf8) {
        PieceBuffer out = new PieceBuffer(table, utf8.length);
        encode(utf8, 0, utf8.length, out);
        return out.toEncoding(null);
    }

    /** Cuts {@code t[from, to)} as a text of its own. */
    void encode(byte[] t, int from, int to, PieceBuffer out) {
        normalizer.normalize(t, from, to, out);
        segmenter.segment(out);
    }

    /** Cuts {@code t[from, to)} as what follows a piece that does not end with a space: without dummy prefix. */
    void encodeContinued(byte[] t, int from, int to, PieceBuffer out) {
        normalizer.normalizeContinued(t, from, to, out);
        segmenter.segment(out);
    }

    /** Whether a text starts with a space of the model's own. */
    boolean addsDummyPrefix() {
        return normalizer.addsDummyPrefix();
    }

    /**
     * The text of ids. Unknown ones show as {@code " ⁇ "} (or what the model says), control pieces as nothing.
     *
     * @param ids ids of this model
     * @return the text
     * @throws IllegalArgumentException if an id is none of this model
     */
    public String decode(int[] ids) {
        Decoder decoder = decoder();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= table.size()) {
                throw new IllegalArgumentException("ids[" + i + "] is " + ids[i] + ", allowed are 0 to "
                        + (table.size() - 1));
            }
            decoder.add(ids[i]);
        }
        return decoder.text(denormalizer);
    }

    /**
     * The text of pieces. Unlike ids they still know how an unknown piece was spelled.
     *
     * @param pieces pieces as an encoding of this model gives them
     * @return the text
     */
    public String decode(String[] pieces) {
        Decoder decoder = decoder();
        for (String piece : pieces) {
            decoder.add(piece);
        }
        return decoder.text(denormalizer);
    }

    private Decoder decoder() {
        return new Decoder(table, unkSurface, normalizer);
    }

    /**
     * The number of pieces.
     *
     * @return one more than the largest id
     */
    public int size() {
        return table.size();
    }

    /**
     * A piece by its id.
     *
     * @param id 0 to {@code size() - 1}
     * @return its text
     * @throws IllegalArgumentException if the id is none of this model
     */
    public String piece(int id) {
        if (id < 0 || id >= table.size()) {
            throw new IllegalArgumentException("id is " + id + ", allowed are 0 to " + (table.size() - 1));
        }
        return table.text(id);
    }

    /**
     * An id by its piece.
     *
     * @param piece the text of a piece
     * @return its id, or {@link #unknownId()} if there is none
     */
    public int id(String piece) {
        byte[] t = Utf8.encode(piece);
        return table.id(t, 0, t.length);
    }

    /**
     * The id of the unknown piece.
     *
     * @return what characters outside the vocabulary get
     */
    public int unknownId() {
        return table.unknown();
    }

    /** The pieces. */
    PieceTable table() {
        return table;
    }
}
