package dev.fnet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final StringBuilder out = new StringBuilder();
    private final JsonWriter json = new JsonWriter(out);

    @Test
    void linesOfEveryKind() {
        json.object().member("s", "a\"b").member("i", 1).member("l", 1L << 40).member("f", 0.1f).member("d", 1e-12)
                .member("b", true).member("n", (String) null).name("a").array().value(1).value("x").array().end()
                .object().end().end().name("v").values(new float[] {9, 1, 2.5f}, 1, 2)
                .name("ids").values(new int[] {4, 5}).end()
                .endLine();
        json.value("next").endLine();
        assertEquals("{\"s\":\"a\\\"b\",\"i\":1,\"l\":1099511627776,\"f\":0.1,\"d\":1.0E-12,\"b\":true,\"n\":null,"
                + "\"a\":[1,\"x\",[],{}],\"v\":[1.0,2.5],\"ids\":[4,5]}\n\"next\"\n", out.toString());
    }

    @Test
    void nothingBreaksTheLine() {
        json.value("\u0000\b\t\n\f\r\u001f\u007f\u0085\u2028\u2029\\/é😀\ud800x\udc00\udc00\ud800");
        assertEquals("\"\\u0000\\b\\t\\n\\f\\r\\u001f\\u007f\\u0085"
                + "\\u2028\\u2029\\\\/é😀\\ud800x\\udc00\\udc00\\ud800\"",
                out.toString());
    }

    @Test
    void numbersThatJsonLacksAreRefusedBeforeAnythingIsWritten() {
        json.object();
        String before = out.toString();
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Exception e = assertThrows(IllegalArgumentException.class, () -> json.member("score", bad));
            assertTrue(e.getMessage().startsWith("score = " + bad), e.getMessage());
            assertThrows(IllegalArgumentException.class, () -> json.member("score", (float) bad));
            assertThrows(IllegalArgumentException.class, () -> json.value(bad));
            assertThrows(IllegalArgumentException.class, () -> json.value((float) bad));
        }
        assertEquals(before, out.toString());
        json.name("v");
        Exception e = assertThrows(IllegalArgumentException.class,
                () -> json.values(new float[] {Float.NaN, 1, Float.NaN}, 1, 2));
        assertTrue(e.getMessage().startsWith("values[2] = NaN"), e.getMessage());
    }

    @Test
    void misuseIsAnError() {
        assertThrows(IllegalStateException.class, () -> json.name("x"));
        assertThrows(IllegalStateException.class, json::end);
        assertThrows(IllegalStateException.class, json::endLine);
        json.object();
        assertThrows(IllegalStateException.class, () -> json.value(1));
        assertThrows(IllegalStateException.class, json::endLine);
        json.name("x");
        assertThrows(IllegalStateException.class, () -> json.name("y"));
        assertThrows(IllegalStateException.class, json::end);
        json.value(1).end();
        assertThrows(IllegalStateException.class, () -> json.value(1));
        assertThrows(IllegalStateException.class, json::array);
        assertEquals("{\"x\":1}", out.toString());
    }

    @Test
    void outputErrorsComeUnchecked() {
        Appendable broken = new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                throw new IOException("full");
            }

            @Override
            public Appendable append(CharSequence text, int from, int to) throws IOException {
                throw new IOException("full");
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw new IOException("full");
            }
        };
        assertThrows(UncheckedIOException.class, () -> new JsonWriter(broken).value("x"));
    }

    @Property(tries = 200)
    void stringsComeBack(@ForAll("texts") String text) {
        String written = JsonWriter.toJson(new JsonString(text));
        assertEquals(new JsonString(text), Json.parse(written, "t"));
        assertFalse(written.codePoints().anyMatch(c -> c < ' ' || c == 0x2028 || c == 0x2029));
    }

    @Property(tries = 200)
    void floatsComeBack(@ForAll float value) {
        assertEquals(value, Float.parseFloat(((JsonNumber) Json.parse(number(value), "t")).text()));
    }

    @Property(tries = 200)
    void doublesAndLongsComeBack(@ForAll double value, @ForAll long whole) {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).array().value(value).value(whole).end();
        JsonArray array = (JsonArray) Json.parse(text.toString(), "t");
        assertEquals(value, array.number(0));
        assertEquals(whole, array.longInteger(1));
    }

    @Property(tries = 150)
    void treesComeBack(@ForAll("trees") String text) {
        JsonValue tree = Json.parse(text, "a");
        String written = JsonWriter.toJson(tree);
        JsonValue again = Json.parse(written, "b");
        assertEquals(tree, again);
        assertEquals(tree.hashCode(), again.hashCode());
        assertEquals(written, JsonWriter.toJson(again));
    }

    private static String number(float value) {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).value(value);
        return text.toString();
    }

    /** All code points but surrogates. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> points = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 0xff)),
                Tuple.of(2, Arbitraries.integers().between(0x100, 0xd7ff)),
                Tuple.of(1, Arbitraries.integers().between(0xe000, 0x10ffff)));
        return points.list().ofMaxSize(20).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    /** Trees as loosely spaced text. */
    @Provide
    Arbitrary<String> trees() {
        Arbitrary<String> leaves = Arbitraries.oneOf(Arbitraries.of("null", "true", "false", "[]", "{}", "-0", "1e-7"),
                Arbitraries.longs().map(String::valueOf), Arbitraries.doubles().map(String::valueOf),
                texts().map(text -> JsonWriter.toJson(new JsonString(text))));
        return Arbitraries.recursive(() -> leaves, this::container, 0, 3);
    }

    private Arbitrary<String> container(Arbitrary<String> inner) {
        Arbitrary<String> arrays = inner.list().ofMaxSize(3).map(list -> "[ " + String.join("\t,\n", list) + "\r]");
        Arbitrary<String> names = texts().map(text -> JsonWriter.toJson(new JsonString(text)));
        Arbitrary<String> objects = names.set().ofMaxSize(3).flatMap(set -> Combinators.combine(
                set.stream().map(name -> inner.map(value -> name + " : " + value)).toList())
                .as(members -> "{" + String.join(" , ", members) + "}"));
        return Arbitraries.oneOf(arrays, objects);
    }
}
