package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.util.Arrays;

/**
 * What a SentencePiece model file says, field by field, with the defaults of its schema and no judgement yet: pieces
 * as ranges of the file's bytes, scores, types, and the few settings that matter for use.
 *
 * <p>Unknown fields are skipped, fields come in any order, a later scalar wins, a message that comes twice is merged,
 * an unknown enum value counts as absent. Package-private fields: filled here, read once while a model is built.
 */
final class ModelProto {
    /** Piece types of the file. */
    static final byte NORMAL = 1;
    static final byte UNKNOWN = 2;
    static final byte CONTROL = 3;
    static final byte USER_DEFINED = 4;
    static final byte UNUSED = 5;
    static final byte BYTE = 6;

    /** Model types of the file. */
    static final int UNIGRAM = 1;
    static final int BPE = 2;
    static final int WORD = 3;
    static final int CHAR = 4;

    private static final byte[] DEFAULT_UNK_SURFACE = {' ', (byte) 0xE2, (byte) 0x81, (byte) 0x87, ' '};

    /** Settings of a normaliser. */
    static final class NormalizerSpec {
        int charsmapFrom;
        int charsmapTo;
        boolean addDummyPrefix = true;
        boolean removeExtraWhitespaces = true;
        boolean escapeWhitespaces = true;
    }

    final String file;
    final byte[] data;
    int size;
    int[] pieceFrom = new int[1024];
    int[] pieceTo = new int[1024];
    float[] score = new float[1024];
    byte[] type = new byte[1024];
    int modelType = UNIGRAM;
    boolean whitespaceAsSuffix;
    boolean byteFallback;
    byte[] unkSurface = DEFAULT_UNK_SURFACE;
    final NormalizerSpec normalizer = new NormalizerSpec();
    /** Null unless the file has one. */
    NormalizerSpec denormalizer;

    private ModelProto(String file, byte[] data) {
        this.file = file;
        this.data = data;
    }

    /** Reads a whole file; throws {@link ModelFormatException} when it is not a protocol buffer of this schema. */
    static ModelProto read(byte[] data, String file) {
        ModelProto m = new ModelProto(file, data);
        ProtoReader r = new ProtoReader(file, data, 0, data.length);
        ProtoReader piece = new ProtoReader(file, data, 0, 0);
        while (r.next()) {
            switch (r.tag()) {
                case 1 << 3 | ProtoReader.LENGTH -> {
                    piece.enter(r.bytes(), r.position());
                    m.readPiece(piece);
                }
                case 2 << 3 | ProtoReader.LENGTH -> m.readTrainer(r.bytes(), r.position());
                case 3 << 3 | ProtoReader.LENGTH -> m.readNormalizer(m.normalizer, r.bytes(), r.position());
                case 5 << 3 | ProtoReader.LENGTH -> {
                    if (m.denormalizer == null) {
                        m.denormalizer = new NormalizerSpec();
                    }
                    m.readNormalizer(m.denormalizer, r.bytes(), r.position());
                }
                default -> r.skip();
            }
        }
        return m;
    }

    private void readPiece(ProtoReader r) {
        if (size == type.length) {
            int n = size * 2;
            pieceFrom = Arrays.copyOf(pieceFrom, n);
            pieceTo = Arrays.copyOf(pieceTo, n);
            score = Arrays.copyOf(score, n);
            type = Arrays.copyOf(type, n);
        }
        int id = size++;
        type[id] = NORMAL;
        while (r.next()) {
            switch (r.tag()) {
                case 1 << 3 | ProtoReader.LENGTH -> {
                    pieceFrom[id] = r.bytes();
                    pieceTo[id] = r.position();
                }
                case 2 << 3 | ProtoReader.FIXED32 -> score[id] = r.float32();
                case 3 << 3 | ProtoReader.VARINT -> {
                    int t = (int) r.varint();
                    if (t >= NORMAL && t <= BYTE) {
                        type[id] = (byte) t;
                    }
                }
                default -> r.skip();
            }
        }
    }

    private void readTrainer(int from, int to) {
        ProtoReader r = new ProtoReader(file, data, from, to);
        while (r.next()) {
            switch (r.tag()) {
                case 3 << 3 | ProtoReader.VARINT -> {
                    int t = (int) r.varint();
                    if (t >= UNIGRAM && t <= CHAR) {
                        modelType = t;
                    }
                }
                case 24 << 3 | ProtoReader.VARINT -> whitespaceAsSuffix = r.varint() != 0;
                case 35 << 3 | ProtoReader.VARINT -> byteFallback = r.varint() != 0;
                case 44 << 3 | ProtoReader.LENGTH -> {
                    int at = r.bytes();
                    unkSurface = Arrays.copyOfRange(data, at, r.position());
                }
                default -> r.skip();
            }
        }
    }

    private void readNormalizer(NormalizerSpec spec, int from, int to) {
        ProtoReader r = new ProtoReader(file, data, from, to);
        while (r.next()) {
            switch (r.tag()) {
                case 2 << 3 | ProtoReader.LENGTH -> {
                    spec.charsmapFrom = r.bytes();
                    spec.charsmapTo = r.position();
                }
                case 3 << 3 | ProtoReader.VARINT -> spec.addDummyPrefix = r.varint() != 0;
                case 4 << 3 | ProtoReader.VARINT -> spec.removeExtraWhitespaces = r.varint() != 0;
                case 5 << 3 | ProtoReader.VARINT -> spec.escapeWhitespaces = r.varint() != 0;
                default -> r.skip();
            }
        }
    }
}
