package dev.fnet.cli;

/** A line on the terminal that counts what is done, once that takes longer than two seconds. */
final class Progress {
    private static final long PATIENCE = 2_000_000_000L;
    private static final long STEP = 200_000_000L;

    private final Streams streams;
    private final String unit;
    private final long start = System.nanoTime();
    private long next = start + PATIENCE;
    private boolean asked;
    private boolean terminal;
    private boolean shown;

    /**
     * @param unit what is counted
     */
    Progress(Streams streams, String unit) {
        this.streams = streams;
        this.unit = unit;
    }

    /** Tells how many are done by now. */
    void done(long count) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + STEP;
        if (!asked) {
            asked = true;
            terminal = streams.errIsTerminal();
        }
        if (terminal) {
            shown = true;
            String rate = Numbers.fixed(count / ((now - start) / 1e9), 1);
            streams.raw("\r\u001b[K" + Numbers.count(count) + " " + unit + ", " + rate + " a second");
        }
    }

    /** Clears the line. */
    void end() {
        if (shown) {
            streams.raw("\r\u001b[K");
            shown = false;
        }
    }
}
