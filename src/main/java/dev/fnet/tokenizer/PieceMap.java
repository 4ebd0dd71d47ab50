package dev.fnet.tokenizer;

/**
 * Byte strings of a file to their numbers: an open-addressing table of ids with the hash of each string beside it, over
 * the file's own bytes. Asking for a slice of a text makes no object.
 *
 * <p>Filled once, then only read; reading is safe from any thread.
 */
final class PieceMap {
    private final byte[] data;
    private final int[] from;
    private final int[] to;
    /** id + 1; 0 is free. */
    private int[] slots;
    private int[] hashes;
    private int count;
    private int longest;

    /** For about {@code capacity} strings or more, number i lying at {@code data[from[i], to[i])}. */
    PieceMap(byte[] data, int[] from, int[] to, int capacity) {
        this.data = data;
        this.from = from;
        this.to = to;
        int size = Integer.highestOneBit(Math.max(4, capacity)) << 2;
        this.slots = new int[size];
        this.hashes = new int[size];
    }

    /** Adds string {@code id}; false if the same string is in already. */
    boolean add(int id) {
        int h = hash(data, from[id], to[id]);
        int mask = slots.length - 1;
        int slot = h & mask;
        while (slots[slot] != 0) {
            if (hashes[slot] == h && same(slots[slot] - 1, data, from[id], to[id])) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = id + 1;
        hashes[slot] = h;
        if (++count * 2 > slots.length) {
            grow();
        }
        longest = Math.max(longest, to[id] - from[id]);
        return true;
    }

    private void grow() {
        int[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = new int[oldSlots.length * 2];
        hashes = new int[oldSlots.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != 0) {
                int slot = oldHashes[i] & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = oldSlots[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }

    /** The number of {@code t[p, q)}, or −1. */
    int get(byte[] t, int p, int q) {
        if (q - p > longest) {
            return -1;
        }
        int h = hash(t, p, q);
        int mask = slots.length - 1;
        int slot = h & mask;
        while (true) {
            int id = slots[slot] - 1;
            if (id < 0 || hashes[slot] == h && same(id, t, p, q)) {
                return id;
            }
            slot = slot + 1 & mask;
        }
    }

    private static int hash(byte[] t, int p, int q) {
        int h = q - p;
        for (int i = p; i < q; i++) {
            h = (h ^ t[i]) * 0x9E3779B1;
            h ^= h >>> 15;
        }
        return h;
    }

    private boolean same(int id, byte[] t, int p, int q) {
        int a = from[id];
        if (to[id] - a != q - p) {
            return false;
        }
        for (int i = p; i < q; i++) {
            if (t[i] != data[a++]) {
                return false;
            }
        }
        return true;
    }
}
