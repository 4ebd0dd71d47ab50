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
    /** The bits of a Unix mode that tell the kind of a file, and two of the kinds. */
    private static final int FILE_KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final InputStream in;
    private final Output out;
    private final OutputStream err;
    private final boolean mayBeTerminal;

    /**
     * @param mayBeTerminal true if {@code out} and {@code err} are this process's own, false in tests
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
     * True if standard output failed because nobody reads any more, as in {@code fnet … | head -1}: no error of ours.
     * The system's message is in the user's language, so what standard output is decides: writing to a pipe or socket
     * fails for no other reason. Where the system does not show that, the message must do.
     */
    boolean readerGone(OutputException failure) {
        if (mayBeTerminal) {
            try {
                if (Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") instanceof Integer mode) {
                    int kind = mode & FILE_KIND;
                    return kind == PIPE || kind == SOCKET;
                }
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                // not shown here
            }
        }
        String message = failure.getCause().getMessage();
        return message != null && (message.contains("pipe") || message.contains("Pipe"));
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
        StringBuilder line = new StringBuilder(message.replace("\r\n", " "));
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
