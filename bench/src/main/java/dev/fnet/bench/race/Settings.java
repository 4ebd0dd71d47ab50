package dev.fnet.bench.race;

import dev.fnet.bench.peer.Peer;
import java.nio.file.Path;
import java.util.Set;

/**
 * How to race.
 *
 * @param threads of every entrant
 * @param rounds of each case
 * @param quick shorter everywhere
 * @param only cases whose name contains this
 * @param peers names of the peers or entrants to run, empty: all
 * @param fftw a shared library of FFTW in single precision, null: where the system keeps it
 * @param fftwDouble the same in double precision
 * @param planSeconds after which FFTW's planner stops
 * @param wisdom where FFTW keeps its plans, null: nowhere
 * @param json receives the results, null: nobody
 */
public record Settings(int threads, int rounds, boolean quick, String only, Set<String> peers, Path fftw,
        Path fftwDouble, double planSeconds, Path wisdom, Path json) {
    /**
     * Refuses what is out of range.
     *
     * @throws IllegalArgumentException with the value and what is allowed
     */
    public Settings {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds is " + rounds + ", allowed are 1 and more");
        }
        int most = Runtime.getRuntime().availableProcessors();
        if (threads < 1 || threads > most) {
            throw new IllegalArgumentException("threads is " + threads + ", allowed are 1 to " + most);
        }
    }

    boolean wants(Entrant entrant) {
        return entrant.ours() || peers.isEmpty() || peers.contains(entrant.name())
                || peers.contains(entrant.peer().name());
    }

    boolean wants(Peer peer) {
        return peers.isEmpty() || peers.stream().anyMatch(name -> names(name, peer));
    }

    /** True for a peer's own name and for those of its entrants, {@code PEER-…}. */
    static boolean names(String name, Peer peer) {
        return name.equals(peer.name()) || name.startsWith(peer.name() + "-");
    }
}
