package dev.fnet.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments after the command, taken apart: {@code --name}, {@code --name value}, {@code --name=value}; {@code --}
 * ends the options. An option given twice has its last value, except for operands, which all count. Immutable once
 * parsed.
 */
final class Arguments {
    /**
     * A positional argument or the value of an operand option.
     *
     * @param option the option's name, or {@code null}
     * @param value the argument
     */
    record Operand(String option, String value) {}

    private final Map<String, String> values = new HashMap<>();
    private final List<Operand> operands = new ArrayList<>();

    private Arguments() {}

    /**
     * Takes the arguments from {@code from} on apart.
     *
     * @throws UsageException for an unknown option, naming the one that was meant, or a missing value
     */
    static Arguments parse(String[] args, int from, List<Option> options) {
        Arguments parsed = new Arguments();
        int i = from;
        while (i < args.length) {
            String arg = args[i++];
            if (arg.equals("--")) {
                while (i < args.length) {
                    parsed.operands.add(new Operand(null, args[i++]));
                }
            } else if (arg.equals("-h")) {
                parsed.values.put(Option.HELP.name(), "");
            } else if (arg.startsWith("--")) {
                i = parsed.option(arg, args, i, options);
            } else if (isOption(arg)) {
                throw new UsageException("unknown option " + quoted(arg)
                        + "; options begin with two dashes, and -- goes before a text that begins with one");
            } else {
                parsed.operands.add(new Operand(null, arg));
            }
        }
        return parsed;
    }

    /** True if the option was given. */
    boolean has(Option option) {
        return values.containsKey(option.name());
    }

    /** The option's value, or {@code otherwise} if it was not given. */
    String text(Option option, String otherwise) {
        String value = values.get(option.name());
        return value == null ? otherwise : value;
    }

    /** The option's value as a whole number of a range. */
    int integer(Option option, int otherwise, int least, int most) {
        String value = values.get(option.name());
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message below
        }
        throw outOfRange(option, value, least, most);
    }

    /** The error of a number that is none of the allowed ones. */
    static UsageException outOfRange(Option option, String value, int least, int most) {
        return new UsageException("--" + option.name() + " is " + quoted(value) + ", allowed are "
                + (most == Integer.MAX_VALUE ? "whole numbers from " + least : least + " to " + most));
    }

    /** The option's value as one of some words. */
    String choice(Option option, String otherwise, List<String> allowed) {
        String value = values.get(option.name());
        if (value == null) {
            return otherwise;
        }
        if (!allowed.contains(value)) {
            throw new UsageException("--" + option.name() + " is " + quoted(value) + ", allowed are "
                    + String.join(", ", allowed) + Suggestion.hint(value, "", allowed));
        }
        return value;
    }

    /** Positional arguments and values of operand options, in the order of the command line. */
    List<Operand> operands() {
        return operands;
    }

    /** The operands of a command that has no operand options. */
    List<String> positional() {
        List<String> texts = new ArrayList<>();
        for (Operand operand : operands) {
            texts.add(operand.value());
        }
        return texts;
    }

    /** An argument in messages: cut to a sensible length, without control characters. */
    static String quoted(String text) {
        StringBuilder line = new StringBuilder("'");
        for (int i = 0; i < text.length() && i < 60; i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.append(text.length() > 60 ? "…'" : "'").toString();
    }

    private int option(String arg, String[] args, int next, List<Option> options) {
        int equals = arg.indexOf('=');
        String name = arg.substring(2, equals < 0 ? arg.length() : equals);
        Option option = find(name, options);
        if (option.value() == null) {
            if (equals >= 0) {
                throw new UsageException("--" + name + " takes no value");
            }
            values.put(name, "");
            return next;
        }
        if (equals >= 0) {
            take(option, arg.substring(equals + 1));
            return next;
        }
        int i = next;
        if (i == args.length || isOption(args[i])) {
            throw new UsageException(option.usage() + " needs a value"
                    + (i < args.length ? "; write --" + name + "=… if it begins with a dash" : ""));
        }
        do {
            take(option, args[i++]);
        } while (option.kind() == Option.Kind.OPERANDS && i < args.length && !isOption(args[i]));
        return i;
    }

    private void take(Option option, String value) {
        values.put(option.name(), value);
        if (option.kind() == Option.Kind.OPERAND || option.kind() == Option.Kind.OPERANDS) {
            operands.add(new Operand(option.name(), value));
        }
    }

    /** A lone dash is standard input; a dash before a number or a blank begins a text. */
    private static boolean isOption(String arg) {
        return arg.length() > 1 && arg.charAt(0) == '-' && !Character.isWhitespace(arg.charAt(1))
                && !(arg.charAt(1) >= '0' && arg.charAt(1) <= '9');
    }

    private static Option find(String name, List<Option> options) {
        List<String> names = new ArrayList<>();
        for (Option option : options) {
            if (option.name().equals(name)) {
                return option;
            }
            names.add(option.name());
        }
        throw new UsageException("unknown option --" + quotedBare(name) + Suggestion.hint(name, "--", names));
    }

    private static String quotedBare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }
}
