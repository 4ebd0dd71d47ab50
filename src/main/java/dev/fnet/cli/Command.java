package dev.fnet.cli;

import java.util.ArrayList;
import java.util.List;

/** A sub-command: its help and what it does. */
abstract class Command {
    /** The command's name on the command line. */
    abstract String name();

    /** One line for the list of commands. */
    abstract String summary();

    /** What follows the name on the command line. */
    abstract String operands();

    /** The options of this command alone, in the order of the help. */
    abstract List<Option> ownOptions();

    /** Paragraphs after the options: details and examples. */
    abstract String details();

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int run(Arguments arguments, Streams streams);

    /** All options. */
    final List<Option> options() {
        List<Option> all = new ArrayList<>(ownOptions());
        all.add(Option.DEBUG);
        all.add(Option.HELP);
        return all;
    }

    /** The help of this command. */
    final void help(Output out) {
        out.line("Usage: fnet " + name() + " [OPTION]… " + operands()).line();
        out.line(Character.toUpperCase(summary().charAt(0)) + summary().substring(1) + ".").line();
        int width = 0;
        for (Option option : options()) {
            width = Math.max(width, option.usage().length());
        }
        for (Option option : options()) {
            String help = option.help();
            out.text("  ").column(option.usage(), width + 2);
            int from = 0;
            for (int end = help.indexOf('\n'); end >= 0; end = help.indexOf('\n', from)) {
                out.line(help.substring(from, end)).column("", width + 4);
                from = end + 1;
            }
            out.line(help.substring(from));
        }
        out.line().line(details());
    }
}
