package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.Json;
import dev.fnet.io.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the command line in this process: what it wrote and its exit code. */
record CliRun(int code, String out, String err) {
    static CliRun of(String... args) {
        return with(InputStream.nullInputStream(), args);
    }

    static CliRun with(String input, String... args) {
        return with(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    static CliRun with(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(args, in, out, err);
        return new CliRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Asserts success without any word on standard error. */
    CliRun done() {
        assertEquals("", err);
        assertEquals(Main.DONE, code);
        return this;
    }

    /** Asserts an exit code and exactly one line {@code fnet: …} that has all of the parts. */
    CliRun fails(int expected, String... parts) {
        assertEquals(expected, code, err);
        assertTrue(err.startsWith("fnet: "), err);
        assertEquals(err.length() - 1, err.indexOf('\n'), "one line expected: " + err);
        assertFalse(err.contains("Exception"), err);
        for (String part : parts) {
            assertTrue(err.contains(part), part + " expected in: " + err);
        }
        return this;
    }

    /** The lines of standard output. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** A line of standard output as a JSON object. */
    JsonObject json(int line) {
        return Json.parseObject(lines().get(line).getBytes(StandardCharsets.UTF_8), "output");
    }
}
