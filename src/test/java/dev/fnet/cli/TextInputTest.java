package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextInputTest {
    @TempDir
    Path folder;

    private static TextInput input(String in, String... args) {
        return input(in.getBytes(StandardCharsets.UTF_8), args);
    }

    private static TextInput input(byte[] in, String... args) {
        List<Option> options = List.of(TextInput.FILE, TextInput.JSONL);
        return new TextInput(Arguments.parse(args, 0, options).operands(), new ByteArrayInputStream(in), true);
    }

    private static List<String> texts(TextInput input) {
        List<String> texts = new ArrayList<>();
        for (TextItem item = input.next(); item != null; item = input.next()) {
            texts.add(item.text());
        }
        return texts;
    }

    private static String fault(TextInput input) {
        return assertThrows(InputException.class, () -> texts(input)).getMessage();
    }

    @Test
    void sourcesComeInOrder() throws IOException {
        String file = Files.writeString(folder.resolve("a.txt"), "first line\nsecond line\n").toString();
        String jsonl = Files.writeString(folder.resolve("b.jsonl"), "{\"text\":\"json\"}\n").toString();
        assertEquals(List.of("one", "in 1", "in 2", "two", "json", "first line\nsecond line\n"),
                texts(input("in 1\nin 2\n", "one", "-", "two", "--jsonl", jsonl, "--file", file)));
    }

    @Test
    void linesEndInEveryWay() {
        assertEquals(List.of("a", "", "b\rc", "d"), texts(input("a\r\n\nb\rc\nd", "-")));
        assertEquals(List.of(), texts(input("", "-")));
        assertEquals(List.of(""), texts(input("\n", "-")));
        assertEquals(List.of("ä"), texts(input("\uFEFFä\n", "-")));
        String longLine = "x".repeat(200_000);
        assertEquals(List.of(longLine, longLine + "y"), texts(input(longLine + "\n" + longLine + "y\n", "-")));
    }

    @Test
    void textIsUtf8() {
        assertEquals(List.of("Zürich 京都 \uD83D\uDE00 \uFFFD"), texts(input("Zürich 京都 \uD83D\uDE00 \uFFFD", "-")));
        byte[] latin1 = "ok\nZürich\n".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(fault(input(latin1, "-")).startsWith("standard input, line 2: byte 2 is not UTF-8"));
    }

    @Test
    void jsonLinesPassIdsThrough() {
        TextInput input = input("""
                {"id": {"a": [1]}, "text": "caf\\u00e9"}

                {"ids": [4, 6, 5], "positions": [1], "id": null}
                """, "--jsonl", "-");
        TextItem first = input.next();
        assertEquals("café", first.text());
        assertEquals("{\"a\":[1]}", first.id().toString());
        TextItem second = input.next();
        assertNull(second.text());
        assertArrayEquals(new int[] {4, 6, 5}, second.ids());
        assertArrayEquals(new int[] {1}, second.positions());
        assertEquals("standard input, line 3", second.place());
        assertNull(input.next());
    }

    @Test
    void faultsOfJsonLinesNameThePlace() {
        assertEquals("standard input, line 2: the object has no \"text\" and no \"ids\" with \"positions\"",
                fault(input("{\"text\":\"a\"}\n{\"id\":1}\n", "--jsonl", "-")));
        assertTrue(fault(input("{\"text\":}", "--jsonl", "-")).startsWith("standard input, line 1: column 9: "));
        assertTrue(fault(input("[1]", "--jsonl=-")).contains("no JSON object"));
        assertTrue(fault(input("{\"text\":7}", "--jsonl=-")).contains("text"));
        assertTrue(fault(input("{\"ids\":[4,\"x\"],\"positions\":[0]}", "--jsonl=-")).contains("ids"));
        assertTrue(fault(input("{\"ids\":[4]}", "--jsonl=-")).contains("positions"));
    }

    @Test
    void missingFilesAreBadFiles() {
        TextInput missing = input("", "--file", folder.resolve("none.txt").toString());
        assertTrue(assertThrows(ModelFormatException.class, missing::next).getMessage().contains("does not exist"));
        TextInput directory = input("", "--jsonl", folder.toString());
        assertTrue(assertThrows(ModelFormatException.class, directory::next).getMessage().contains("folder"));
        assertThrows(UsageException.class, () -> input(""));
    }

    @Test
    void tellsWhetherTheNextTextIsThere() throws IOException {
        PipedOutputStream sender = new PipedOutputStream();
        InputStream in = new PipedInputStream(sender, 1000);
        TextInput input = new TextInput(List.of(new Arguments.Operand(null, "-")), in, false);
        sender.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        sender.flush();
        assertEquals("one", input.next().text());
        assertTrue(input.ready());
        assertEquals("two", input.next().text());
        assertFalse(input.ready());
        sender.close();
        assertNull(input.next());
    }

    @Test
    void headlinesAreShortAndInOneLine() {
        assertEquals("a b c", new TextItem("", null, "  a\n\tb   c ", null, null).headline());
        assertEquals("(empty text)", new TextItem("", null, " \n", null, null).headline());
        assertEquals(101, new TextItem("", null, "x".repeat(500), null, null).headline().length());
    }
}
