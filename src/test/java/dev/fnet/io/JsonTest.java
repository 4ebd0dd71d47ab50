package dev.fnet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static JsonValue parse(String text) {
        return Json.parse(text, "t.json");
    }

    private static JsonObject object(String text) {
        return (JsonObject) parse(text);
    }

    private static ModelFormatException refused(String text) {
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> parse(text), text);
        assertEquals("t.json", e.file());
        assertFalse(e.getMessage().contains("\n"));
        return e;
    }

    @Test
    void everyKindOfValue() {
        JsonObject object = object(" {\"s\":\"é\\n\\u00e9\\ud83d\\ude00😀\\/\" , \"n\":[0,-1,1.5e-3,1E+2],\r\n"
                + "\t\"t\":true,\"f\":false,\"z\":null,\"o\":{},\"a\":[]} ");
        assertEquals("é\né😀😀/", object.string("s"));
        assertEquals(0.0015, object.array("n").number(2));
        assertEquals(100, object.array("n").number(3));
        assertEquals(-1, object.array("n").integer(1));
        assertTrue(object.bool("t"));
        assertFalse(object.bool("f"));
        assertSame(JsonNull.NULL, object.get("z"));
        assertEquals(0, object.object("o").size());
        assertEquals(0, object.array("a").size());
        assertEquals(List.of("s", "n", "t", "f", "z", "o", "a"), List.copyOf(object.names()));
        assertEquals(new JsonString("x"), parse("\"x\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"", "{\"a\":", "{\"a\":1",
        "{\"a\":1,", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{1:2}", "{,}", "nul", "nulL", "True", "NaN",
        "Infinity", "-", "-a", "01", "-01", "1.", ".5", "+1", "1e", "1e+", "1.e3", "0x10", "1_0", "\"", "\"a", "\"\\",
        "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "\"\t\"", "\"\n\"", "\"\u0000\"", "\u00a0 1", "\u20281", "1 2", "{} []", "[]]", "// c\n1",
        "/**/1", "\ufeff{}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "[1}", "{\"a\":1]"})
    void malformedTextsAreRefused(String text) {
        refused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "22 ff 22", "22 c0 af 22", "22 c1 81 22", "22 e0 80 af 22", "22 ed a0 80 22", "22 f0 80 80 80 22",
        "22 f4 90 80 80 22", "22 f5 80 80 80 22", "22 80 22", "22 e2 82 22", "22 e2 82", "22 f0 9f 98",
        "22 5c 22 c3 22"})
    void malformedUtf8IsRefused(String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThrows(ModelFormatException.class, () -> Json.parse(bytes, "u"));
    }

    @Test
    void loneSurrogatesOfAStringAreRefusedWithTheirPlace() {
        for (String bad : new String[] {"\ud800", "\udc00", "\ud800\ud800\udc00", "a\udc00\ud800"}) {
            refused("\"" + bad + "\"");
        }
        assertEquals("line 2, column 3", refused("[\n\"é\ud800\"]").place());
    }

    @Test
    void errorsSayWhere() {
        String[][] cases = {{"[1,x]", "line 1, column 4"}, {"[1,\n x]", "line 2, column 2"}, {"é", "line 1, column 1"},
            {"{\"é😀\" 1}", "line 1, column 7"}, {"[1", "line 1, column 3"}, {"[\"a", "line 1, column 2"},
            {"[\r\n\n  \"\\q\"]", "line 3, column 4"}};
        for (String[] golden : cases) {
            assertEquals(golden[1], refused(golden[0]).place());
        }
    }

    @Test
    void duplicatesAreNamedAndPlaced() {
        ModelFormatException e = refused("{\"a\":1,\n \"a\":2}");
        assertEquals("line 2, column 2", e.place());
        assertTrue(e.reason().contains("\"a\""));
    }

    @Test
    void nestingHasALimit() {
        String deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertEquals(deep, parse(deep).toString());
        assertTrue(refused("[" + deep + "]").reason().contains("128"));
        refused("{\"a\":".repeat(1_000_000));
        refused("[".repeat(1_000_000));
    }

    @Test
    void numbersKeepTheirSpelling() {
        String[] spellings = {"0", "-0", "0.0", "-0.0", "1e5", "1E5", "12345678901234567890123", "0.10", "1e999",
            "999999999999999999", "1000000000000000000", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616"};
        for (String spelling : spellings) {
            assertEquals(spelling, ((JsonNumber) parse(spelling)).text());
            assertEquals(spelling, JsonWriter.toJson(parse(spelling)));
        }
        assertTrue(number("-0").isInteger());
        assertEquals(0, number("-0").intValue());
        assertEquals(-0.0, number("-0").doubleValue());
        assertFalse(number("0.0").isInteger());
        assertFalse(number("1e5").isInteger());
        assertFalse(number("1e5").isLong());
        assertEquals(Long.MAX_VALUE, number("9223372036854775807").longValue());
        assertEquals(Long.MIN_VALUE, number("-9223372036854775808").longValue());
        assertFalse(number("9223372036854775808").isLong());
        assertFalse(number("-9223372036854775809").isLong());
        assertTrue(number("9223372036854775808").isInteger());
        assertThrows(ArithmeticException.class, () -> number("9223372036854775808").longValue());
        assertTrue(number("2147483647").isInt());
        assertFalse(number("2147483648").isInt());
        assertThrows(ArithmeticException.class, () -> number("2147483648").intValue());
        assertTrue(number("18446744073709551615").isUnsigned64());
        assertEquals(-1L, number("18446744073709551615").unsigned64());
        assertFalse(number("18446744073709551616").isUnsigned64());
        assertFalse(number("-0").isUnsigned64());
        assertFalse(number("-1").isUnsigned64());
        assertEquals(1e30, number("1000000000000000019884624838656").doubleValue());
    }

    private static JsonNumber number(String text) {
        return (JsonNumber) parse(text);
    }

    @Test
    void gettersWithDefaults() {
        JsonObject config = object("{\"hidden_act\":\"gelu\",\"n\":3,"
                + "\"eps\":1e-12,\"tie\":false,\"z\":null,\"big\":5000000000}");
        assertEquals("gelu", config.string("hidden_act", "gelu_new"));
        assertEquals("gelu_new", config.string("absent", "gelu_new"));
        assertEquals("gelu_new", config.string("z", "gelu_new"));
        assertNull(config.string("absent", null));
        assertEquals(3, config.integer("n", 7));
        assertEquals(7, config.integer("absent", 7));
        assertEquals(3, config.integer("n", 7, 1, 3));
        assertEquals(7, config.integer("z", 7, 1, 3));
        assertEquals(1e-12, config.number("eps", 1));
        assertEquals(3.0, config.number("n"));
        assertFalse(config.bool("tie", true));
        assertTrue(config.bool("z", true));
        assertEquals(5_000_000_000L, config.longInteger("big"));
        assertEquals(9, config.longInteger("z", 9));
        assertNull(config.objectOrNull("z"));
        assertNull(config.arrayOrNull("absent"));
        assertTrue(config.has("z"));
        assertNull(config.get("absent"));
    }

    @Test
    void getterErrorsSayFilePathAndValue() {
        JsonObject config = object("{\"n\":3.0,\"a\":{\"b\":[1,{\"c d\":\"x\"}]},"
                + "\"z\":null,\"big\":5000000000,\"h\":1e999}");
        assertEquals("t.json: n: is the number 3.0, must be an integer from -2147483648 to 2147483647; "
                + "correct the value",
                assertThrows(ModelFormatException.class, () -> config.integer("n", 1)).getMessage());
        JsonObject inner = config.object("a").array("b").object(1);
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> inner.bool("c d"));
        assertEquals("a.b[1][\"c d\"]", e.place());
        assertEquals("is the string \"x\", must be true or false", e.reason());
        JsonArray array = config.object("a").array("b");
        assertEquals("a.b[0]", assertThrows(ModelFormatException.class, () -> array.string(0)).place());
        assertEquals("is missing", assertThrows(ModelFormatException.class, () -> config.string("q")).reason());
        assertEquals("is null, must be a string",
                assertThrows(ModelFormatException.class, () -> config.string("z")).reason());
        assertThrows(ModelFormatException.class, () -> config.integer("big"));
        assertThrows(ModelFormatException.class, () -> config.number("h"));
        assertThrows(ModelFormatException.class, () -> config.array("a"));
        assertThrows(ModelFormatException.class, () -> config.object("n"));
        assertThrows(ModelFormatException.class, () -> config.longInteger("n"));
        assertEquals("is the number 3, must be an integer from 5 to 9", assertThrows(ModelFormatException.class,
                () -> object("{\"n\":3}").integer("n", 6, 5, 9)).reason());
        assertThrows(IndexOutOfBoundsException.class, () -> config.object("a").array("b").get(2));
        assertEquals("a", config.object("a").error("is odd", "x").place());
    }

    @Test
    void treesAreUnmodifiable() {
        JsonObject object = object("{\"a\":[1]}");
        assertThrows(UnsupportedOperationException.class, () -> object.members().clear());
        assertThrows(UnsupportedOperationException.class, () -> object.names().clear());
        assertThrows(UnsupportedOperationException.class, () -> object.array("a").values().clear());
    }

    @Test
    void hostileNamesStayPrintableAndShort() {
        ModelFormatException e = refused("{\"" + "\\n\\u202e\\u001b[31m" + "x".repeat(10_000) + "\":}");
        e = assertThrows(ModelFormatException.class, () -> object("{}").string("\n\u202e" + "x".repeat(10_000)));
        assertTrue(e.getMessage().length() < 400, e.getMessage());
        assertTrue(e.getMessage().contains("\\u000a\\u202e"), e.getMessage());
        e = refused("{\"\\u001b\":1,\"\\u001b\":1}");
        assertTrue(e.getMessage().contains("\\u001b"), e.getMessage());
    }

    @Test
    void filesAreRead(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("config.json"), "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, Json.readObject(path).integer("a"));
        assertEquals("does not exist",
                assertThrows(ModelFormatException.class, () -> Json.read(folder.resolve("no.json"))).reason());
        Files.write(path, "[]".getBytes(StandardCharsets.UTF_8));
        assertEquals("is an array, must be an object",
                assertThrows(ModelFormatException.class, () -> Json.readObject(path)).reason());
    }

    @Test
    void randomBytesNeverEndInAnotherException() {
        String seed = "{\"a\":[1,2.5e3,\"é\\u00e9\\ud83d\\ude00\"],\"b\":{\"c\":null,\"d\":true}}";
        byte[] whole = seed.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = Arrays.copyOf(whole, round % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? (byte) random.nextInt()
                        : whole[random.nextInt(whole.length)];
            }
            try {
                JsonValue value = Json.parse(bytes, "fuzz");
                assertEquals(value, Json.parse(JsonWriter.toJson(value), "again"));
            } catch (ModelFormatException expected) {
                assertFalse(expected.getMessage().contains("\n"));
            }
        }
    }
}
