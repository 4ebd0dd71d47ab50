package dev.fnet.cli;

import dev.fnet.io.ModelFormatException;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;

/**
 * The command line {@code fnet COMMAND …}.
 *
 * <p>Exit codes: 0 done, 1 something else went wrong (for {@code verify}: an output is outside its tolerance), 2 the
 * command line cannot be understood, 3 a file is missing or bad, 4 an input cannot be answered. Errors are one line
 * {@code fnet: …} on standard error; {@code --debug} adds the stack trace.
 */
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BAD_FILE = 3;
    static final int BAD_INPUT = 4;

    private static final List<String> COMMANDS =
            List.of("demo", "fill-mask", "classify", "embed", "tokenize", "info", "verify");

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(args, new Streams(System.in, new FileOutputStream(FileDescriptor.out), System.err, true));
        if (code != DONE) {
            System.exit(code);
        }
    }

    /** Runs one command in this process. */
    static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        return run(args, new Streams(in, out, err, false));
    }

    private static int run(String[] args, Streams streams) {
        try {
            int code = dispatch(args, streams);
            streams.out().flush();
            return code;
        } catch (OutputException e) {
            if (streams.readerGone(e)) {
                return DONE;
            }
            return report(args, streams, e.getMessage(), e, FAILED);
        } catch (UsageException e) {
            return report(args, streams, e.getMessage() + seeHelp(args), e, USAGE);
        } catch (ModelFormatException e) {
            return report(args, streams, e.getMessage(), e, BAD_FILE);
        } catch (InvalidPathException e) {
            return report(args, streams, Arguments.quoted(e.getInput()) + " is no path here: " + e.getReason(), e,
                    BAD_FILE);
        } catch (InputException | IllegalArgumentException e) {
            return report(args, streams, String.valueOf(e.getMessage()), e, BAD_INPUT);
        } catch (IllegalStateException e) {
            return report(args, streams, String.valueOf(e.getMessage()), e, FAILED);
        } catch (OutOfMemoryError e) {
            return report(args, streams, "out of memory; give Java more with -Xmx, in FNET_JAVA_OPTS or after java", e,
                    FAILED);
        } catch (RuntimeException | Error e) {
            return report(args, streams, "internal error, please report it: " + e + "; --debug shows the trace", e,
                    FAILED);
        }
    }

    private static int dispatch(String[] args, Streams streams) {
        String name = args.length == 0 ? null : args[0];
        if (name == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Output help = new Output(bytes);
            overview(help);
            help.flush();
            streams.raw(bytes.toString(StandardCharsets.UTF_8));
            return USAGE;
        }
        switch (name) {
            case "--help", "-h" -> {
                overview(streams.out());
                return DONE;
            }
            case "--version", "-V" -> {
                streams.out().line("fnet " + Version.CURRENT);
                return DONE;
            }
            case "help" -> {
                if (args.length == 1) {
                    overview(streams.out());
                } else {
                    command(args[1]).help(streams.out());
                }
                return DONE;
            }
            default -> {
                Command command = command(name);
                if (asksForHelp(args)) {
                    command.help(streams.out());
                    return DONE;
                }
                hintAtLocale(args, System.getProperty("sun.jnu.encoding"), streams);
                return command.run(Arguments.parse(args, 1, command.options()), streams);
            }
        }
    }

    private static Command command(String name) {
        Command command = switch (name) {
            case "demo" -> new DemoCommand();
            case "fill-mask" -> new FillMaskCommand();
            case "classify" -> new ClassifyCommand();
            case "embed" -> new EmbedCommand();
            case "tokenize" -> new TokenizeCommand();
            case "info" -> new InfoCommand();
            case "verify" -> new VerifyCommand();
            default -> null;
        };
        if (command == null) {
            String kind = name.startsWith("-") ? "unknown option " : "unknown command ";
            throw new UsageException(kind + Arguments.quoted(name) + Suggestion.hint(name, "", COMMANDS));
        }
        return command;
    }

    private static void overview(Output out) {
        out.line("fnet " + Version.CURRENT + ": FNet models on SIMD kernels in pure Java").line();
        out.line("Usage: fnet COMMAND [OPTION]… [TEXT]…").line();
        for (String name : COMMANDS) {
            out.text("  ").column(name, 12).line(command(name).summary());
        }
        out.line();
        out.line("fnet COMMAND --help tells more about a command, fnet --version the version.");
        out.line("Two models come with the program: fnet-mini-mlm fills masks, fnet-mini-topics tells topics.");
        out.line("Try: fnet demo");
    }

    private static boolean asksForHelp(String[] args) {
        for (int i = 1; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].equals("--help") || args[i].equals("-h")) {
                return true;
            }
        }
        return false;
    }

    private static String seeHelp(String[] args) {
        return args.length > 0 && COMMANDS.contains(args[0]) ? " (see fnet " + args[0] + " --help)"
                : " (see fnet --help)";
    }

    /** Under a locale that is not UTF-8 the launcher of the JVM has already lost what the locale cannot say. */
    static void hintAtLocale(String[] args, String encoding, Streams streams) {
        if (encoding == null || encoding.equalsIgnoreCase("UTF-8")) {
            return;
        }
        for (String arg : args) {
            if (arg.indexOf('\uFFFD') >= 0) {
                streams.notice("hint: the locale's encoding " + encoding + " could not read a character of "
                        + Arguments.quoted(arg) + "; give such texts with --file or -, which are always UTF-8");
                return;
            }
        }
    }

    private static int report(String[] args, Streams streams, String message, Throwable error, int code) {
        streams.notice(message);
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].equals("--debug")) {
                StringWriter trace = new StringWriter();
                error.printStackTrace(new PrintWriter(trace, true));
                streams.raw(trace.toString());
                break;
            }
        }
        return code;
    }
}
