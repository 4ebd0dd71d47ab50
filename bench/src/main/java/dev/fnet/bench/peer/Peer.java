package dev.fnet.bench.peer;

/** A library that is measured beside ours. Not thread-safe. */
public interface Peer {
    /** Its name on the command line and in results, such as {@code onednn}. */
    String name();

    /**
     * Loads it, at the first call.
     *
     * @return version and what else must be known of it
     * @throws Exception if it is not there; so does a {@link LinkageError}
     */
    String open() throws Exception;
}
