package dev.fnet.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three standard streams of one run of the program. */
final class Streams {
    private final InputStream in;
    private final Output out;
    private final OutputStream err;
    private final boolean mayBeTerminal;

    /**
     * @param mayBeTerminal true if {@code err} is this process's own standard error, false in tests
     */
    Streams(InputStream in, OutputStream out, OutputStream err, boolean mayBeTerminal) {
        this.in = in;
        this.out = new Output(out);
        this.err = err;
        this.mayBeTerminal = mayBeTerminal;
    }

    InputStream in() {
        return in;
    }

    Output out() {
        return out;
    }

    /** One line {@code fnet: …} on standard error, after what is pending for standard output. */
    void notice(String message) {
        try {
            out.flush();
        } catch (OutputException e) {
            // The message matters more than the output that nobody reads.
        }
        raw("fnet: " + oneLine(message) + "\n");
    }

    /** Text on standard error as it is; nothing can be done where that fails. */
    void raw(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // nobody to tell
        }
    }

    /**
     * True if standard error is a terminal. The JDK's {@link Console} tells of standard input and output only, so the
     * file behind the descriptor is asked first, where the system shows it.
     */
    boolean errIsTerminal() {
        if (!mayBeTerminal) {
            return false;
        }
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(descriptor)) {
                String target = Files.readSymbolicLink(descriptor).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                        || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static String oneLine(String message) {
        return message.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    }
}
