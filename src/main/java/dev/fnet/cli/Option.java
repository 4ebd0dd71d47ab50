package dev.fnet.cli;

/**
 * An option of a command.
 *
 * @param name without the two dashes
 * @param value what stands for its value in the help, or {@code null} if it takes none
 * @param kind what it does with its value
 * @param help one line, or several separated by line feeds
 */
record Option(String name, String value, Kind kind, String help) {
    /** What an option takes. */
    enum Kind {
        /** No value. */
        FLAG,
        /** One value; the last one counts. */
        VALUE,
        /** One value that is an operand, as a text is: all count, in the order of the command line. */
        OPERAND,
        /** Operands up to the next option. */
        OPERANDS
    }

    static final Option HELP = flag("help", "print this help (also -h)");
    static final Option DEBUG = flag("debug", "print the stack trace of an error");
    static final Option JSON = flag("json", "print one JSON object a line instead of text");
    static final Option THREADS = valued("threads", "N", "threads that compute, 1 to the number of processors (1)");

    static Option flag(String name, String help) {
        return new Option(name, null, Kind.FLAG, help);
    }

    static Option valued(String name, String value, String help) {
        return new Option(name, value, Kind.VALUE, help);
    }

    /** How the option stands in the help. */
    String usage() {
        return value == null ? "--" + name : "--" + name + " " + value;
    }
}
