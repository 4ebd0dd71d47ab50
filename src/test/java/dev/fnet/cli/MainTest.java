package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    private static final List<String> COMMANDS =
            List.of("demo", "fill-mask", "classify", "embed", "tokenize", "info", "verify");

    @Test
    void helpIsEverywhere() {
        for (String[] args : new String[][] {{"--help"}, {"-h"}, {"help"}}) {
            String help = CliRun.of(args).done().out();
            for (String command : COMMANDS) {
                assertTrue(help.contains("\n  " + command + " "), command);
            }
        }
        for (String command : COMMANDS) {
            String help = CliRun.of(command, "--help").done().out();
            assertTrue(help.startsWith("Usage: fnet " + command + " "), help);
            assertTrue(help.contains("--help"), help);
            assertEquals(help, CliRun.of("help", command).done().out());
            assertEquals(help, CliRun.of(command, "x", "--nonsense", "-h").done().out());
            for (String line : help.split("\n")) {
                assertTrue(line.length() <= 120, line);
            }
        }
    }

    @Test
    void nothingAtAllIsAUsageError() {
        CliRun run = CliRun.of();
        assertEquals(Main.USAGE, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("Usage: fnet COMMAND"), run.err());
    }

    @Test
    void versionIsThatOfTheBuild() throws IOException {
        String version = CliRun.of("--version").done().out().trim();
        assertEquals("fnet " + Version.CURRENT, version);
        Path pom = Path.of("pom.xml");
        assertTrue(Files.readString(pom).contains("<version>" + Version.CURRENT + "</version>"), "see " + pom);
    }

    @Test
    void unknownNamesSayWhichOneWasMeant() {
        CliRun.of("fillmask", "x").fails(Main.USAGE, "unknown command 'fillmask'", "did you mean fill-mask?");
        CliRun.of("tokneize").fails(Main.USAGE, "did you mean tokenize?");
        CliRun.of("--verify").fails(Main.USAGE, "unknown option '--verify'");
        CliRun.of("help", "clasify").fails(Main.USAGE, "did you mean classify?");
        CliRun.of("classify", "--treads", "2", "x").fails(Main.USAGE, "--treads", "did you mean --threads?");
        CliRun.of("embed", "--poling", "cls", "x").fails(Main.USAGE, "did you mean --pooling?", "fnet embed --help");
    }

    @Test
    void wrongValuesAreUsageErrors() {
        CliRun.of("fill-mask", "--top-k", "0", "x").fails(Main.USAGE, "--top-k is '0'");
        CliRun.of("fill-mask", "--threads", "100000", "x").fails(Main.USAGE, "--threads is '100000'", "1 to ");
        CliRun.of("embed", "--pooling", "avg", "x").fails(Main.USAGE, "mean, cls, max, pooler");
        CliRun.of("classify", "--length", "short", "x").fails(Main.USAGE, "--length is 'short'");
        CliRun.of("classify", "--length", "0", "x").fails(Main.USAGE, "--length is '0'");
        CliRun.of("classify", "--length", "1", "x").fails(Main.USAGE, "--length is '1'", "from 2");
        CliRun.of("embed", "--length", "pad_to(1)", "x").fails(Main.USAGE, "--length is 'pad_to(1)'");
        CliRun.of("verify").fails(Main.USAGE, "no folder");
        CliRun.of("tokenize", "--special", "x").fails(Main.USAGE, "--special", "--tokenizer");
        CliRun.of("tokenize", "--special", "--model", "b", "x").fails(Main.USAGE, "--special", "--tokenizer");
        CliRun.of("verify", "--kernels", "fast", "x").fails(Main.USAGE, "scalar, vector, auto");
        for (String command : new String[] {"demo", "fill-mask", "classify", "embed", "info", "verify"}) {
            CliRun.of(command, "--weights", "int4", "x").fails(Main.USAGE,
                    "--weights is 'int4', allowed are f32, bf16, int8, int8-g32, int8-g64", "fnet " + command + " --help");
        }
        CliRun.of("tokenize", "--weights", "int8", "x").fails(Main.USAGE, "unknown option --weights");
        CliRun.of("classify").fails(Main.USAGE, "no text");
        CliRun.of("info", "a", "b").fails(Main.USAGE, "one model");
        CliRun.of("tokenize", "--tokenizer", "a", "--model", "b", "x").fails(Main.USAGE, "exclude each other");
    }

    @Test
    void tracesComeOnRequestOnly() {
        CliRun.of("info", "no-such-model").fails(Main.BAD_FILE, "no-such-model");
        CliRun debug = CliRun.of("info", "--debug", "no-such-model");
        assertEquals(Main.BAD_FILE, debug.code());
        assertTrue(debug.err().contains("ModelFormatException"), debug.err());
        assertTrue(debug.err().contains("\tat dev.fnet"), debug.err());
    }

    @Test
    void aReaderThatWentAwayIsNoError() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new String[] {"--help"}, InputStream.nullInputStream(), failing("Broken pipe"), err);
        assertEquals(Main.DONE, code);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        OutputStream full = failing("No space left on device");
        code = Main.run(new String[] {"--help"}, InputStream.nullInputStream(), full, err);
        assertEquals(Main.FAILED, code);
        assertEquals("fnet: cannot write to standard output: No space left on device\n",
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void illegalPathsAreBadFiles() {
        CliRun.of("info", "a\0b").fails(Main.BAD_FILE, "'a b' is no path here");
        CliRun.of("embed", "--model", "a\0b", "x").fails(Main.BAD_FILE, "'a b' is no path here");
        CliRun.of("embed", "--file", "a\0b").fails(Main.BAD_FILE, "'a b' is no path here");
        CliRun.of("tokenize", "--jsonl", "a\0b").fails(Main.BAD_FILE, "'a b' is no path here");
        CliRun.of("tokenize", "--tokenizer", "a\0b", "x").fails(Main.BAD_FILE, "'a b' is no path here");
    }

    @Test
    void whatTheLibraryWarnsOfIsLeftToTheCommands() throws IOException {
        Loggers loggers = new Loggers();
        Module module = Main.class.getModule();
        assertFalse(loggers.getLogger("dev.fnet", module).isLoggable(System.Logger.Level.ERROR));
        assertTrue(loggers.getLogger("java.lang", module).isLoggable(System.Logger.Level.WARNING));
        assertFalse(loggers.getLogger("java.lang", module).isLoggable(System.Logger.Level.INFO));
        Path service = Path.of("src/main/launcher/META-INF/services/java.lang.System$LoggerFinder");
        assertEquals(Loggers.class.getName(), Files.readString(service).trim());
    }

    @Test
    void lostCharactersGetAHint() {
        assertTrue(hint("ANSI_X3.4-1968", "Z\uFFFD\uFFFDrich").contains("--file or -"));
        assertEquals("", hint("UTF-8", "Z\uFFFDrich"));
        assertEquals("", hint("ANSI_X3.4-1968", "Zurich"));
    }

    private static String hint(String encoding, String arg) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.hintAtLocale(new String[] {"fill-mask", arg}, encoding,
                new Streams(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, false));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("\n\n"));
        return err.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
