package dev.fnet.cli;

import java.io.IOException;

/** Standard output cannot be written: its reader is gone, or the disk is full. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
        super("cannot write to standard output: " + cause.getMessage(), cause);
    }

    /** True if nobody reads any more, as in {@code fnet … | head -1}: no error of ours. */
    boolean readerGone() {
        String message = getCause().getMessage();
        return message != null && (message.contains("pipe") || message.contains("Pipe"));
    }
}
