package dev.fnet.bench.race;

import dev.fnet.bench.peer.Encoder;
import dev.fnet.bench.peer.EncoderTask;
import dev.fnet.model.Session;

/** Ours, embeddings included. */
final class FnetEncoder extends Encoder {
    private final Session session;

    FnetEncoder(EncoderTask task, Ours ours) {
        super(task, "fnet");
        session = ours.workers() == null
                ? task.model().engine().newSession()
                : task.model().engine().newSession(ours.workers());
    }

    @Override
    public void run() {
        session.encode(1, task.tokens(), task.ids(), null, null);
    }

    @Override
    protected void result(float[] into) {
        session.hiddenStates(into, 0);
    }
}
