package dev.fnet.task;

import dev.fnet.model.Session;

/** What one call needs for itself: a session and arrays that grow and are used again. */
final class Workspace {
    final Session session;
    int[] ids = new int[0];
    int[] positions = new int[0];
    float[] values = new float[0];

    Workspace(Session session) {
        this.session = session;
    }

    int[] ids(int count) {
        if (ids.length < count) {
            ids = new int[count];
        }
        return ids;
    }

    int[] positions(int count) {
        if (positions.length < count) {
            positions = new int[count];
        }
        return positions;
    }

    float[] values(int count) {
        if (values.length < count) {
            values = new float[count];
        }
        return values;
    }
}
