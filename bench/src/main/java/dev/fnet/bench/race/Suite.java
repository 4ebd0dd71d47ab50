package dev.fnet.bench.race;

import dev.fnet.bench.peer.Peer;
import java.util.List;

/** Cases that belong together. */
interface Suite {
    String name();

    /** All whom its cases know. */
    List<Peer> peers();

    /** Columns of the summary: groups of peers whose best counts. */
    List<String> columns();

    List<Case> cases();
}
