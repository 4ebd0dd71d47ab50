package dev.fnet.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Entry point: {@code java --add-modules jdk.incubator.vector -jar bench.jar COMMAND}. */
@Command(
        name = "bench",
        description = "Measures fnet on this machine: java --add-modules jdk.incubator.vector -jar bench.jar COMMAND",
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        subcommands = {PeakCommand.class, SpeedCommand.class, RaceCommand.class, SmokeCommand.class, JmhCommand.class})
public final class Bench {
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Print this and stop.")
    private boolean help;

    private Bench() {}

    public static void main(String[] args) {
        // Whatever the locale: the lines say µs.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.exit(execute(args));
    }

    static int execute(String... args) {
        CommandLine bench = new CommandLine(new Bench());
        bench.getSubcommands().get("jmh").setUnmatchedOptionsArePositionalParams(true);
        return bench.execute(args);
    }
}
