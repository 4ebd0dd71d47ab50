package dev.fnet.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame, the rule for the mask, and truncation. */
class FnetTokenizerTest {
    private static final int CLS = 4;
    private static final int SEP = 5;
    private static final int MASK = 6;

    private final SentencePiece model = Golden.model("bpe4k-fnet");
    private final FnetTokenizer tokenizer = FnetTokenizer.of(model);

    private String[] pieces(String text) {
        String[] all = tokenizer.encode(text).pieces();
        assertEquals("[CLS]", all[0]);
        assertEquals("[SEP]", all[all.length - 1]);
        return Arrays.copyOfRange(all, 1, all.length - 1);
    }

    /** The texts of the embedded models' reference results, and their ids. */
    @ParameterizedTest
    @ValueSource(strings = {"fnet-mini-mlm", "fnet-mini-topics"})
    void idsOfTheEmbeddedModels(String name) throws IOException {
        Path vocabulary = Golden.SHARED.resolve("models/" + name + "/spiece.model");
        Path golden = Golden.SHARED.resolve("golden/models/" + name + ".json");
        assumeTrue(Files.exists(vocabulary) && Files.exists(golden), "reference results of " + name + " are not here");
        FnetTokenizer mini = FnetTokenizer.of(SentencePiece.load(vocabulary));
        int maxLength = name.equals("fnet-mini-mlm") ? 512 : 2048;
        JsonArray cases = Json.parseObject(Files.readAllBytes(golden), name).array("cases");
        assertEquals(12, cases.size());
        int truncated = 0;
        for (int i = 0; i < cases.size(); i++) {
            JsonObject c = cases.object(i);
            String text = c.has("text") ? c.string("text")
                    : Files.readString(Golden.SHARED.resolve(c.string("file")));
            Encoding e = mini.encode(text, maxLength);
            assertArrayEquals(Golden.ints(c.array("ids")), e.ids(), name + ", case " + i);
            assertEquals(mini.encode(text).length() - e.length(), e.dropped());
            truncated += e.dropped() > 0 ? 1 : 0;
        }
        assertEquals(name.equals("fnet-mini-mlm") ? 0 : 3, truncated);
    }

    @Test
    void specialIdsComeFromThePieces() {
        assertEquals(CLS, tokenizer.clsId());
        assertEquals(SEP, tokenizer.sepId());
        assertEquals(MASK, tokenizer.maskId());
        assertEquals(3, tokenizer.padId());
        ModelFormatException e = assertThrows(ModelFormatException.class,
                () -> FnetTokenizer.of(Golden.model("uni4k-nmt_nfkc")));
        assertTrue(e.getMessage().contains("[CLS]"));
    }

    @Test
    void emptyTextIsTheFrameAlone() {
        assertArrayEquals(new int[] {CLS, SEP}, tokenizer.encode("").ids());
        assertArrayEquals(new int[] {CLS, SEP}, tokenizer.encode(" \t ").ids());
        assertArrayEquals(new int[] {CLS, SEP, SEP}, tokenizer.encode("", "").ids());
        assertArrayEquals(new int[] {CLS, SEP}, tokenizer.encode("a b c", 2).ids());
        assertEquals(3, tokenizer.encode("a b c", 2).dropped());
    }

    @Test
    void maskTakesTheSpaceToItsLeftAndNoneToItsRight() {
        assertArrayEquals(new String[] {"▁of", "[MASK]", "."}, pieces("of [MASK]."));
        assertArrayEquals(new String[] {"▁of", "[MASK]", "▁of"}, pieces("of \t\u00a0\u2003\u3000\n[MASK] of"));
        assertArrayEquals(new String[] {"▁of", "[MASK]", "▁of"}, pieces("of[MASK]  of  "));
        assertArrayEquals(new String[] {"[MASK]"}, pieces("[MASK]"));
        assertArrayEquals(new String[] {"[MASK]", "[MASK]"}, pieces(" [MASK]  [MASK] "));
        assertArrayEquals(new String[] {"[MASK]", "▁of"}, pieces("[MASK]\u001cof"));
        // Not white space to Python, but to the model's normaliser: the text continues with a space of its own.
        assertArrayEquals(new String[] {"[MASK]", "▁of"}, pieces("[MASK]\u200bof"));
        assertArrayEquals(new String[] {"▁", "[MA", "[MASK]"}, onlyMasksWhole(pieces("[MA [MASK]")));
    }

    /** "[MA" may be cut anyhow; what matters is that it is there and no mask. */
    private static String[] onlyMasksWhole(String[] pieces) {
        String joined = String.join("", Arrays.copyOf(pieces, pieces.length - 1));
        return new String[] {joined.substring(0, 1), joined.substring(1), pieces[pieces.length - 1]};
    }

    @Test
    void spansCountCharsAndLeaveTheSpaceBeforeAMaskOut() {
        Encoding e = tokenizer.encode("é of [MASK] of");
        int n = e.length();
        int mask = n - 3;
        assertEquals(MASK, e.id(mask));
        assertEquals(5, e.begin(mask));
        assertEquals(11, e.end(mask));
        assertEquals(4, e.end(mask - 1));
        // White space behind a mask belongs to no piece, like that at the begin of a text.
        assertEquals(12, e.begin(mask + 1));
        assertEquals(14, e.end(mask + 1));
        assertEquals(0, e.begin(0));
        assertEquals(0, e.end(n - 1));
        assertEquals(-1, e.sequence(0));
        assertEquals(0, e.sequence(mask));
        assertEquals(-1, e.sequence(n - 1));
    }

    @Test
    void pairsHaveTwoTypesAndTwoSetsOfSpans() {
        Encoding e = tokenizer.encode("of", "é [MASK] of");
        int[] types = new int[e.length()];
        Arrays.fill(types, 3, types.length, 1);
        assertArrayEquals(types, e.typeIds());
        assertEquals(SEP, e.id(2));
        assertEquals(-1, e.sequence(2));
        assertEquals(0, e.sequence(1));
        assertEquals(1, e.sequence(3));
        assertEquals(0, e.begin(3));
        int last = e.length() - 2;
        assertEquals(9, e.begin(last));
        assertEquals(11, e.end(last));
        assertEquals(-1, e.sequence(last + 1));
        assertEquals(0, tokenizer.encode("of").typeIds()[2]);
    }

    @Test
    void truncationKeepsTheFirstPieces() {
        String text = "of of of of of of of of of of";
        int[] whole = tokenizer.encode(text).ids();
        assertEquals(12, whole.length);
        for (int max = 2; max <= 14; max++) {
            Encoding e = tokenizer.encode(text, max);
            int n = Math.min(12, max);
            assertEquals(n, e.length());
            assertEquals(12 - n, e.dropped());
            assertArrayEquals(Arrays.copyOf(whole, n - 1), Arrays.copyOf(e.ids(), n - 1));
            assertEquals(SEP, e.id(n - 1));
        }
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> tokenizer.encode(text, 1));
        assertEquals("maxLength is 1, the frame alone takes 2", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> tokenizer.encode(text, text, 2));
    }

    /** Against the rule as written down: of lengths s and l, s at most l, in room n. */
    @Test
    void pairTruncationIsLongestFirst() {
        for (int a = 0; a <= 9; a++) {
            for (int b = 0; b <= 9; b++) {
                for (int n = 0; n <= 20; n++) {
                    int s = Math.min(a, b);
                    int l = Math.max(a, b);
                    if (s + l > n) {
                        l = s > n ? s : Math.max(s, n - s);
                        if (s + l > n) {
                            s = n / 2;
                            l = s + n % 2;
                        }
                    }
                    Encoding e = tokenizer.encode("of ".repeat(a), "to ".repeat(b), n + 3);
                    int keptA = a <= b ? s : l;
                    int keptB = a <= b ? l : s;
                    String what = a + " and " + b + " in " + n;
                    assertEquals(keptA + keptB + 3, e.length(), what);
                    assertEquals(SEP, e.id(keptA + 1), what);
                    assertEquals(SEP, e.id(e.length() - 1), what);
                    assertEquals(a + b - keptA - keptB, e.dropped(), what);
                }
            }
        }
    }

    @Test
    void textOfStrangersNamesNoSpecialToken() {
        FnetTokenizer safe = FnetTokenizer.of(model, TextRules.SENTENCEPIECE, false);
        String text = "of [SEP] [MASK]. [CLS]";
        Encoding open = tokenizer.encode(text);
        assertEquals(2, count(open, SEP));
        assertEquals(1, count(open, MASK));
        Encoding e = safe.encode(text);
        assertEquals(1, count(e, SEP));
        assertEquals(0, count(e, MASK));
        assertEquals(1, count(e, CLS));
        for (Golden.Case c : Golden.strings()) {
            if (c.text() != null) {
                Encoding s = safe.encode(c.text());
                assertEquals(2, count(s, SEP) + count(s, CLS) + count(s, MASK));
            }
        }
    }

    private static int count(Encoding e, int id) {
        int n = 0;
        for (int i : e.ids()) {
            n += i == id ? 1 : 0;
        }
        return n;
    }

    @Test
    void decodesWithAndWithoutSpecials() {
        int[] ids = tokenizer.encode("one of [MASK] two").ids();
        assertEquals("[CLS] one of[MASK] two[SEP]", tokenizer.decode(ids));
        assertEquals("one of two", tokenizer.decodeText(ids));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {4000}));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {-1}));
    }

    @Test
    void plainEncodingHasNoFrameAndNoMaskRule() {
        assertArrayEquals(model.encode("of [MASK].").ids(), tokenizer.encodePlain("of [MASK].").ids());
        assertFalse(Arrays.equals(tokenizer.encode("of [MASK].").ids(), tokenizer.encodePlain("of [MASK].").ids()));
    }

    @Test
    void textRulesHaveNames() {
        assertEquals(TextRules.SENTENCEPIECE, TextRules.of("sentencepiece"));
        assertEquals("sentencepiece", TextRules.SENTENCEPIECE.key());
        assertThrows(IllegalArgumentException.class, () -> TextRules.of("other"));
    }
}
