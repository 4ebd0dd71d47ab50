package dev.fnet.cli;

import java.io.IOException;

/** Standard output cannot be written: its reader is gone, or the disk is full. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(IOException cause) {
        super("cannot write to standard output: " + cause.getMessage(), cause);
    }
}
