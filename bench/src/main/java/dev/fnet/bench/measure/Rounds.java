package dev.fnet.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures several bodies in one run, in turns: each round gives every body one short block, in the order A B C, the
 * next round C B A, and begins with the FMA peak. So all share the moods of the machine, and a share of the peak is
 * taken from neighbours in time. Not thread-safe.
 */
public final class Rounds {
    private static final long PEAK_BLOCK_NANOS = 2_000_000;

    /** The best of these is a round's peak: one block that lost its core would make every share too large. */
    private static final int PEAK_BLOCKS = 5;

    private final FmaPeak fma = new FmaPeak();
    private final Clock fmaClock = new Clock(fma, PEAK_BLOCK_NANOS);
    private final Samples peak = new Samples();
    private final List<Clock> clocks = new ArrayList<>();
    private final List<Samples> samples = new ArrayList<>();

    /** @param blockNanos wished length of each block */
    public Rounds(List<? extends Runnable> bodies, long blockNanos) {
        for (Runnable body : bodies) {
            clocks.add(new Clock(body, blockNanos));
            samples.add(new Samples());
        }
    }

    /** Runs every body until its time has settled, at most {@code limitNanos} each. */
    public Rounds warm(long limitNanos) {
        fmaClock.warm(limitNanos);
        clocks.forEach(clock -> clock.warm(limitNanos));
        return this;
    }

    public Rounds run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            double fastest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < PEAK_BLOCKS; i++) {
                fastest = Math.min(fastest, fmaClock.block());
            }
            peak.add(fma.flops() / fastest);
            for (int i = 0; i < clocks.size(); i++) {
                int turn = round % 2 == 0 ? i : clocks.size() - 1 - i;
                samples.get(turn).add(clocks.get(turn).block());
            }
        }
        return this;
    }

    /** FMA peak of each round, GFLOP/s. */
    public Samples peak() {
        return peak;
    }

    /** Nanoseconds per call of each round. */
    public Samples times(int body) {
        return samples.get(body);
    }

    /** Share of its own round's peak, 0…1, in each round. */
    public Samples shareOfPeak(int body, double flops) {
        Samples shares = new Samples();
        for (int round = 0; round < peak.count(); round++) {
            shares.add(flops / samples.get(body).get(round) / peak.get(round));
        }
        return shares;
    }

    /** True if the body's time had settled before the first round. */
    public boolean settled(int body) {
        return clocks.get(body).settled();
    }
}
