package dev.fnet.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every string and every array of bytes. */
class SentencePieceProperties {
    private static final List<SentencePiece> MODELS = models();

    private static List<SentencePiece> models() {
        List<SentencePiece> models = new ArrayList<>();
        for (String name : Golden.MODELS) {
            models.add(Golden.model(name));
        }
        return models;
    }

    private static SentencePiece model(String name) {
        return MODELS.get(Golden.MODELS.indexOf(name));
    }

    /** Chars of any kind, lone surrogates among them, mixed with what matters to a tokenizer. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> snippets = Arbitraries.of("the ", "of", "[MASK]", "[SEP]", "▁", " ", "  ", "\t", "\u0301",
                "\u3000", "\ud83d\ude00", "\ud800", "\udc00", "<0x41>", "<s>", "ﬁ", "㌥", "2016,", "が", "か\u3099", "xyz",
                "\u0000", "\u007f", "\u200d", "...", "aaaaaaaa");
        return Arbitraries.oneOf(any, snippets.list().ofMaxSize(20).map(SentencePieceProperties::join));
    }

    private static String join(List<String> parts) {
        return String.join("", parts);
    }

    @Property(tries = 200)
    void spansAreOrderedAndInsideTheText(@ForAll("texts") String text) {
        for (SentencePiece model : MODELS) {
            assertOrdered(model.encode(text), text.length());
        }
    }

    @Property(tries = 200)
    void anyBytesHaveAnEncoding(@ForAll byte[] bytes) {
        for (SentencePiece model : MODELS) {
            Encoding e = model.encode(bytes);
            assertOrdered(e, bytes.length);
            model.decode(e.ids());
            model.decode(e.pieces());
        }
    }

    private static void assertOrdered(Encoding e, int length) {
        int end = 0;
        int[] begins = e.begins();
        int[] ends = e.ends();
        for (int i = 0; i < e.length(); i++) {
            assertTrue(begins[i] >= end && ends[i] >= begins[i] && ends[i] <= length);
            end = ends[i];
        }
    }

    @Property(tries = 200)
    void stringsAndTheirBytesGiveTheSamePieces(@ForAll("texts") String text) {
        for (SentencePiece model : MODELS) {
            assertArrayEquals(model.encode(text).pieces(), model.encode(Utf8.encode(text)).pieces());
        }
    }

    @Property(tries = 200)
    void loneSurrogatesCountAsReplacementCharacters(@ForAll("texts") String text) {
        StringBuilder b = new StringBuilder();
        text.codePoints().forEach(c -> b.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        for (SentencePiece model : MODELS) {
            assertArrayEquals(model.encode(b.toString()).ids(), model.encode(text).ids());
            assertArrayEquals(model.encode(b.toString()).ends(), model.encode(text).ends());
        }
    }

    /** With byte fallback and no normalisation nothing is lost but spaces. */
    @Property(tries = 200)
    void byteFallbackKeepsTheText(@ForAll("texts") String text) {
        StringBuilder b = new StringBuilder();
        text.codePoints().forEach(c -> b.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        String expected = b.toString().replace('▁', ' ').replaceAll(" +", " ").replaceAll("^ | $", "");
        for (String name : List.of("bpe4k-identity-bytes", "uni4k-identity-bytes")) {
            // A mark in the text reads as a space, but is not collapsed like one.
            String decoded = model(name).decode(model(name).encode(text).ids());
            assertEquals(expected, decoded.replaceAll(" +", " ").replaceAll("^ | $", ""));
        }
    }

    /** What was decoded is normalised: it comes back as it is. */
    @Property(tries = 200)
    void decodedTextIsAFixedPoint(@ForAll("texts") String text) {
        for (String name : List.of("bpe4k-identity-bytes", "uni4k-identity-bytes")) {
            SentencePiece model = model(name);
            String once = model.decode(model.encode(text.replace('▁', '_')).ids());
            assertEquals(once, model.decode(model.encode(once).ids()));
        }
    }

    @Property(tries = 200)
    void bpeIsWhatTheBookSays(@ForAll long seed) {
        for (String name : List.of("fnet-base", "bpe4k-unused", "bpe4k-fnet")) {
            SentencePiece model = model(name);
            String text = randomPieces(model, new Random(seed));
            Encoding e = model.encode(text);
            assertArrayEquals(new NaiveBpe(model).ids(String.join("", e.pieces())), e.ids(), text);
        }
    }

    /** Pieces one after the other, some cut short: much to join in many ways, nothing user-defined, nothing unknown. */
    private static String randomPieces(SentencePiece model, Random random) {
        StringBuilder b = new StringBuilder();
        int n = 1 + random.nextInt(40);
        boolean spaces = random.nextBoolean();
        for (int i = 0; i < n; i++) {
            int id = random.nextInt(3) == 0 ? random.nextInt(model.size()) : random.nextInt(model.size() / 8);
            byte type = model.table().type(id);
            if (type == ModelProto.NORMAL || type == ModelProto.UNUSED) {
                String piece = model.piece(id).replace('▁', spaces ? ' ' : 'e');
                int chars = piece.codePointCount(0, piece.length());
                b.append(piece, 0, piece.offsetByCodePoints(0, Math.min(chars, 1 + random.nextInt(8))));
            }
        }
        return b.toString().replace("[", "(");
    }

    @Property(tries = 200)
    void framedSpansAreOrderedToo(@ForAll("texts") String text) {
        FnetTokenizer tokenizer = FnetTokenizer.of(model("bpe4k-fnet"));
        Encoding e = tokenizer.encode(text);
        int end = 0;
        for (int i = 1; i < e.length() - 1; i++) {
            assertTrue(e.begin(i) >= end && e.end(i) >= e.begin(i) && e.end(i) <= text.length());
            end = e.end(i);
        }
        int masks = text.split("\\[MASK]", -1).length - 1;
        for (int id : e.ids()) {
            masks -= id == tokenizer.maskId() ? 1 : 0;
        }
        assertEquals(0, masks);
    }

    @Example
    void longRunsComplete() {
        String[] texts = {"a".repeat(200_000), "ab".repeat(50_000), " ".repeat(100_000), "e" + "\u0301".repeat(50_000),
            "\u3099".repeat(50_000), ".".repeat(50_000), "[MASK]".repeat(10_000), "▁".repeat(50_000),
            "\ud83d\ude00\u200d".repeat(20_000), "[".repeat(100_000), "か\u3099".repeat(30_000)};
        for (SentencePiece model : MODELS) {
            for (String text : texts) {
                assertOrdered(model.encode(text), text.length());
            }
        }
        FnetTokenizer tokenizer = FnetTokenizer.of(model("bpe4k-fnet"));
        assertEquals(20_002, tokenizer.encode(" [MASK] ".repeat(20_000)).length());
    }
}
