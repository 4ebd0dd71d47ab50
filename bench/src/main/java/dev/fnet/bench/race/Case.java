package dev.fnet.bench.race;

import java.util.List;
import java.util.function.Supplier;

/**
 * A problem that all entrants solve.
 *
 * @param name such as {@code 512x768x3072}
 * @param group cases of one group share a geometric mean, empty: none
 * @param unit of its values
 * @param amount of one run: floating-point operations or bytes, whatever the unit counts; 0 for a time
 * @param roof what the share is of
 * @param entrants ours first; makes the input, so it is called when the case's turn comes
 */
record Case(String name, String group, Unit unit, double amount, Roof roof, Supplier<List<Entrant>> entrants) {
    /** What a case is a share of. */
    enum Roof {
        /** The FMA peak of the round, of all threads. */
        FMA("% peak"),
        /** Half of it: vectors of doubles have half as many lanes. */
        FMA_F64("% peak"),
        /** The rate at which one core reads so many bytes again and again. */
        READ("% read"),
        NONE("");

        final String title;

        Roof(String title) {
            this.title = title;
        }
    }

    enum Unit {
        GFLOPS("GFLOP/s", true),
        GBYTES("GB/s", true),
        MICROS("µs", false),
        MILLIS("ms", false),
        /** Of so many tokens as the case's amount says. */
        NANOS_PER_TOKEN("ns/token", false);

        final String title;
        final boolean higherIsBetter;

        Unit(String title, boolean higherIsBetter) {
            this.title = title;
            this.higherIsBetter = higherIsBetter;
        }
    }

    /** What a run of {@code nanos} is in the case's unit. */
    double value(double nanos) {
        return switch (unit) {
            case GFLOPS, GBYTES -> amount / nanos;
            case MICROS -> nanos / 1e3;
            case MILLIS -> nanos / 1e6;
            case NANOS_PER_TOKEN -> nanos / amount;
        };
    }
}
