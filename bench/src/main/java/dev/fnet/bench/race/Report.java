package dev.fnet.bench.race;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints results: a line for each entrant, and a table at the end. */
final class Report {
    private final PrintStream out;
    private final String suite;
    private final List<String> columns;
    private final List<Result> results = new ArrayList<>();

    Report(PrintStream out, Suite suite) {
        this.out = out;
        this.suite = suite.name();
        this.columns = suite.columns();
    }

    void add(Result result) {
        results.add(result);
        Case problem = result.problem;
        out.printf(Locale.ROOT, "%n%-40s %9s %9s %-8s %8s %10s   %s%n", suite + " " + problem.name(), "best", "median",
                problem.unit().title, problem.roof().title, "ours/this", "error");
        for (Result.Line line : result.lines) {
            StringBuilder text = new StringBuilder();
            text.append(String.format(Locale.ROOT, "  %-38s %9s %9s %-8s %8s", line.entrant().name(),
                    number(result.best(line)), number(result.median(line)), "", percent(result.share(line))));
            Result.Line ours = result.ours().getFirst();
            String ratio = line == ours ? "" : ratio(result.ratio(ours, line));
            text.append(String.format(Locale.ROOT, " %10s   %.1e%s", ratio, line.error(),
                    line.settled() ? "" : "  (not settled)"));
            out.println(text);
        }
        if (problem.roof() == Case.Roof.READ) {
            out.printf(Locale.ROOT, "  %-38s %9s %9s%n", "(reading as many bytes again and again)",
                    number(result.roof().largest()), number(result.roof().median()));
        }
        for (Result.Absent absent : result.absent) {
            out.printf("  %-38s absent: %s%n", absent.entrant().name(), absent.reason());
        }
        out.flush();
    }

    /** The table; nothing if there was no case. */
    void summary() {
        if (results.isEmpty()) {
            return;
        }
        out.printf("%n%s: ours to theirs, above 1 is ours the faster; means are geometric%n", suite);
        int width = 30;
        for (Result result : results) {
            for (Result.Line ours : result.ours()) {
                String mean = "mean of " + result.problem.group() + ", " + ours.entrant().name();
                width = Math.max(width, Math.max(name(result, ours).length(), mean.length()));
            }
        }
        String first = "%-" + width + "s";
        StringBuilder head = new StringBuilder(String.format(first, "case"));
        columns.forEach(column -> head.append(String.format("  %-22s", column)));
        out.println(head.append("share"));
        for (Result result : results) {
            for (Result.Line ours : result.ours()) {
                StringBuilder row = new StringBuilder(String.format(first, name(result, ours)));
                for (String column : columns) {
                    Result.Line peer = result.strongest(ours, column);
                    row.append(String.format("  %-22s", peer == null ? "-"
                            : ratio(result.ratio(ours, peer)) + " " + peer.entrant().name()));
                }
                double share = result.share(ours);
                row.append(Double.isNaN(share) ? "" : percent(share) + " " + result.problem.roof().title);
                Result.Line main = result.ours().getFirst();
                if (ours != main) {
                    row.append("  takes ").append(ratio(result.ratio(main, ours))).append(" x ")
                            .append(main.entrant().name());
                }
                out.println(row.toString().stripTrailing());
            }
        }
        results.stream().map(result -> result.problem.group()).distinct().filter(group -> !group.isEmpty())
                .forEach(group -> means(group, first));
        out.flush();
    }

    /** One for each of ours that takes part in a group, the one that counts first. */
    private void means(String group, String first) {
        List<Result> members = results.stream().filter(result -> result.problem.group().equals(group)).toList();
        String main = members.getFirst().ours().getFirst().entrant().name();
        members.stream().flatMap(result -> result.ours().stream()).map(line -> line.entrant().name()).distinct()
                .forEach(name -> mean(members, name,
                        String.format(first, "mean of " + group + (name.equals(main) ? "" : ", " + name))));
    }

    private void mean(List<Result> members, String name, String title) {
        StringBuilder row = new StringBuilder(title);
        for (String column : columns) {
            double sum = 0;
            int count = 0;
            int all = 0;
            for (Result result : members) {
                for (Result.Line ours : result.ours()) {
                    if (ours.entrant().name().equals(name)) {
                        Result.Line peer = result.strongest(ours, column);
                        all++;
                        sum += peer == null ? 0 : Math.log(result.ratio(ours, peer));
                        count += peer == null ? 0 : 1;
                    }
                }
            }
            row.append(String.format("  %-22s", count == 0 ? "-"
                    : ratio(Math.exp(sum / count)) + (count < all ? " (" + count + " of " + all + ")" : "")));
        }
        out.println(row.toString().stripTrailing());
    }

    /** A case's name; a further one of ours adds its own. */
    static String name(Result result, Result.Line ours) {
        String name = result.problem.name();
        return ours == result.ours().getFirst() ? name : name + " " + ours.entrant().name();
    }

    /** Four digits that mean something. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : value < 100 ? "%.2f" : "%.1f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
