package dev.fnet.bench.race;

import dev.fnet.bench.peer.Peer;
import dev.fnet.bench.subject.Subject;

/**
 * Somebody who runs in a case.
 *
 * @param name as it stands in results
 * @param peer whose work it is, null: ours
 * @param column of the summary in which it counts, empty: in none
 * @param patient needs seconds before it is compiled: Java code without a warm-up of its own
 * @param maker makes the subject; called once the peer is open
 */
record Entrant(String name, Peer peer, String column, boolean patient, Maker maker) {
    interface Maker {
        Subject make() throws Exception;
    }

    static Entrant ours(String name, Maker maker) {
        return new Entrant(name, null, "", false, maker);
    }

    static Entrant of(String name, Peer peer, String column, Maker maker) {
        return new Entrant(name, peer, column, false, maker);
    }

    static Entrant java(String name, Peer peer, String column, Maker maker) {
        return new Entrant(name, peer, column, true, maker);
    }

    boolean ours() {
        return peer == null;
    }
}
