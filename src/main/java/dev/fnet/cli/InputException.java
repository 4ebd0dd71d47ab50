package dev.fnet.cli;

/** A text or a line of input that cannot be answered: exit code 4. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message, Throwable cause) {
        super(message, cause);
    }

    InputException(String message) {
        this(message, null);
    }
}
