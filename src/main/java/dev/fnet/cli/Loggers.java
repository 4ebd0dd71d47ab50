package dev.fnet.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The loggers of the program {@code fnet}: what the library warns of is left to the commands, which say it in their own
 * words and once; anything else that warns comes as one line {@code fnet: …}. Only {@code fnet-cli.jar} names this
 * class as a service, so the library in another program logs where that program wants. Thread-safe.
 */
public final class Loggers extends System.LoggerFinder {
    /** Called by the service loader. */
    public Loggers() {}

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new OneLine(name);
    }

    private record OneLine(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            boolean ours = name.equals("dev.fnet") || name.startsWith("dev.fnet.");
            return !ours && level != Level.OFF && level.compareTo(Level.WARNING) >= 0;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            if (isLoggable(level)) {
                tell(thrown == null ? message : message + ": " + thrown);
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            if (isLoggable(level)) {
                tell(values == null || values.length == 0 ? format : MessageFormat.format(format, values));
            }
        }

        private static void tell(String message) {
            System.err.println("fnet: " + message);
        }
    }
}
