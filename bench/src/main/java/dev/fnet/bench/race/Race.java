package dev.fnet.bench.race;

import dev.fnet.bench.measure.Clock;
import dev.fnet.bench.measure.FmaPeak;
import dev.fnet.bench.measure.ReadRate;
import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.subject.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs cases. Each round gives every entrant one short block, in the order A B C, the next round C B A, and begins with
 * the roof. Entrants whose runs are long leave after a few rounds, so that they do not make the others' rounds wait.
 */
final class Race {
    private static final long MILLI = 1_000_000;

    /** The best of these is a round's roof: one block that lost its core would make every share too large. */
    private static final int ROOF_BLOCKS = 5;

    /** A first run of this length has warmed up enough for a first look. */
    private static final long SLOW_NANOS = 60 * MILLI;

    private static final int JAVA_FIRST_RUNS = 6;

    private static final Clock.Settling ONE_CALL = new Clock.Settling(0, 1, 1, 0, 0);

    private final Settings settings;
    private final long blockNanos;
    private final long budgetNanos;
    private final int fewestRounds;
    private final Clock.Settling settlingNative;
    private final Clock.Settling settlingOurs;
    private final Clock.Settling settlingJava;
    private final FmaPeak fma = new FmaPeak();
    private final Clock fmaClock = new Clock(fma, 2 * MILLI);

    /** What {@link Peer#open} said: a version, or the reason why there is none. */
    private final Map<Peer, String> versions = new HashMap<>();

    private final Map<Peer, String> reasons = new HashMap<>();

    Race(Settings settings) {
        this.settings = settings;
        if (settings.quick()) {
            blockNanos = 4 * MILLI;
            budgetNanos = 150 * MILLI;
            fewestRounds = 2;
            settlingNative = new Clock.Settling(5 * MILLI, 4, 300, 25 * MILLI, 80 * MILLI);
            settlingOurs = new Clock.Settling(20 * MILLI, 4, 2000, 150 * MILLI, 600 * MILLI);
            settlingJava = new Clock.Settling(20 * MILLI, 4, 5000, 120 * MILLI, 800 * MILLI);
        } else {
            blockNanos = 10 * MILLI;
            budgetNanos = 3000 * MILLI;
            fewestRounds = 3;
            settlingNative = new Clock.Settling(20 * MILLI, 6, 2000, 200 * MILLI, 2000 * MILLI);
            settlingOurs = new Clock.Settling(50 * MILLI, 8, 12_000, 1000 * MILLI, 6000 * MILLI);
            settlingJava = new Clock.Settling(50 * MILLI, 8, 12_000, 1500 * MILLI, 3000 * MILLI);
        }
    }

    /** GFLOP/s of all threads, now. */
    double peak() {
        if (fmaClock.calls() == 0) {
            fmaClock.warm(new Clock.Settling(50 * MILLI, 10, 60_000, 5000 * MILLI, 10_000 * MILLI));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4 * ROOF_BLOCKS; i++) {
            best = Math.min(best, fmaClock.block());
        }
        return settings.threads() * fma.flops() / best;
    }

    /** GB/s at which one core reads {@code bytes} again and again, now. */
    double readRate(long bytes) {
        ReadRate read = new ReadRate(bytes);
        Clock clock = new Clock(read, 5 * MILLI).warm(settlingOurs);
        read.tune(clock);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 2 * ROOF_BLOCKS; i++) {
            best = Math.min(best, clock.block());
        }
        return read.bytes() / best;
    }

    /** Loads a peer, once. @return its version, null if it is absent */
    String open(Peer peer) {
        if (!versions.containsKey(peer) && !reasons.containsKey(peer)) {
            try {
                versions.put(peer, peer.open());
            } catch (Exception | LinkageError e) {
                reasons.put(peer, reason(e));
            }
        }
        return versions.get(peer);
    }

    /** Why a peer is absent, null if it is there. */
    String absent(Peer peer) {
        open(peer);
        return reasons.get(peer);
    }

    /** @throws IllegalStateException if one of ours is wrong */
    Result run(Case problem) {
        List<Entrant> entrants = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        List<Long> firsts = new ArrayList<>();
        List<Result.Absent> absent = new ArrayList<>();
        try {
            for (Entrant entrant : problem.entrants().get()) {
                if (!settings.wants(entrant)) {
                    continue;
                }
                try {
                    Subject subject = make(entrant);
                    subjects.add(subject);
                    firsts.add(firstRun(subject, entrant));
                    if (settings.quick() && entrant.patient() && firsts.getLast() > 500 * MILLI) {
                        throw new UnsupportedOperationException("left out by --quick: one run takes "
                                + firsts.removeLast() / MILLI + " ms");
                    }
                    entrants.add(entrant);
                } catch (Exception | LinkageError e) {
                    if (entrant.ours()) {
                        throw new IllegalStateException(entrant.name() + " cannot run " + problem.name() + ": "
                                + reason(e), e);
                    }
                    if (subjects.size() > entrants.size()) {
                        close(subjects.removeLast());
                    }
                    absent.add(new Result.Absent(entrant, reason(e)));
                }
            }
            Result result = measure(problem, entrants, subjects, firsts);
            result.absent.addAll(absent);
            return result;
        } finally {
            subjects.forEach(Race::close);
        }
    }

    /** Nanoseconds of a first run; of Java code that seems slow, the best of some: the first is the interpreter's. */
    private long firstRun(Subject subject, Entrant entrant) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < (settings.quick() && entrant.patient() ? JAVA_FIRST_RUNS : 1); i++) {
            long start = System.nanoTime();
            subject.run();
            best = Math.min(best, System.nanoTime() - start);
            if (best < SLOW_NANOS / 4 || best > 500 * MILLI) {
                break;
            }
        }
        return best;
    }

    private Subject make(Entrant entrant) throws Exception {
        if (!entrant.ours() && absent(entrant.peer()) != null) {
            throw new IllegalStateException(absent(entrant.peer()));
        }
        return entrant.maker().make();
    }

    private Result measure(Case problem, List<Entrant> entrants, List<Subject> subjects,
            List<Long> firsts) {
        int count = entrants.size();
        Clock[] clocks = new Clock[count];
        for (int i = 0; i < count; i++) {
            Entrant entrant = entrants.get(i);
            Clock.Settling settling = entrant.ours() ? settlingOurs : entrant.patient() ? settlingJava : settlingNative;
            // Where few runs fill the time there is nothing to wait for but the library itself.
            boolean slow = settings.quick() && firsts.get(i) > settling.limitNanos() / 4;
            clocks[i] = new Clock(subjects.get(i), blockNanos);
            if (settings.quick() && firsts.get(i) > SLOW_NANOS) {
                clocks[i].oneCall();
            } else {
                clocks[i].warm(slow ? ONE_CALL : settling);
            }
        }
        ReadRate read = problem.roof() == Case.Roof.READ ? new ReadRate((long) problem.amount()) : null;
        Clock readClock = read == null ? null : new Clock(read, 2 * MILLI).warm(settlingOurs);
        peak();
        System.gc(); // what making the input left shall not be collected in the middle of a round
        if (read != null) {
            read.tune(readClock); // once the collector has moved what it wants to move
        }

        double[] roof = new double[settings.rounds()];
        double[][] times = new double[count][settings.rounds()];
        double[] spent = new double[count];
        for (int round = 0; round < settings.rounds(); round++) {
            roof[round] = switch (problem.roof()) {
                case FMA -> settings.threads() * fma.flops() / fastest(fmaClock);
                case FMA_F64 -> settings.threads() * fma.flops() / 2 / fastest(fmaClock);
                case READ -> read.bytes() / fastest(readClock);
                case NONE -> Double.NaN;
            };
            for (int i = 0; i < count; i++) {
                int turn = round % 2 == 0 ? i : count - 1 - i;
                Clock clock = clocks[turn];
                if (spent[turn] > budgetNanos && (round >= fewestRounds || spent[turn] > 4 * budgetNanos)) {
                    times[turn][round] = Double.NaN;
                    continue;
                }
                if (clock.calls() >= 4) {
                    subjects.get(turn).run(); // brings back into the caches what the one before took out of them
                }
                times[turn][round] = clock.block();
                spent[turn] += times[turn][round] * clock.calls();
            }
        }
        Result result = new Result(problem, roof);
        for (int i = 0; i < count; i++) {
            Entrant entrant = entrants.get(i);
            double error = subjects.get(i).error();
            if (error <= subjects.get(i).allowedError()) {
                result.lines.add(new Result.Line(entrant, times[i], error, clocks[i].settled() || settings.quick()));
                continue;
            }
            String wrong = "wrong result: error " + error + ", allowed is " + subjects.get(i).allowedError();
            if (entrant.ours()) {
                throw new IllegalStateException(entrant.name() + " " + problem.name() + ": " + wrong);
            }
            result.absent.add(new Result.Absent(entrant, wrong));
        }
        return result;
    }

    private static double fastest(Clock clock) {
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROOF_BLOCKS; i++) {
            fastest = Math.min(fastest, clock.block());
        }
        return fastest;
    }

    private static void close(Subject subject) {
        if (subject instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(subject.by() + " cannot be closed", e);
            }
        }
    }

    /** One line, the innermost cause: loaders wrap what they found in what they make of it. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? "" : cause.getMessage();
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        boolean ours = cause instanceof IllegalStateException || cause instanceof UnsupportedOperationException;
        return ours ? line : cause.getClass().getSimpleName() + ": " + line;
    }
}
