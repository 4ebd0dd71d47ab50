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
 * @param json receives the results, null: nobody
 */
public record Settings(int threads, int rounds, boolean quick, String only, Set<String> peers, Path fftw, Path json) {
    boolean wants(Entrant entrant) {
        return entrant.ours() || peers.isEmpty() || peers.contains(entrant.name())
                || peers.contains(entrant.peer().name());
    }

    /** By the peer's own name, or by that of one of its entrants, {@code NAME-…}. */
    boolean wants(Peer peer) {
        return peers.isEmpty() || peers.stream().anyMatch(name -> (name + "-").startsWith(peer.name() + "-"));
    }
}
