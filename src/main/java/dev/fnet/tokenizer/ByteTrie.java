package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.util.Arrays;

/**
 * A set of byte strings with a number each, for "which of them start here": children are found in one hash table from
 * (node, byte) to node, those of the root in an array.
 *
 * <p>Filled once by {@link #add}, then only read; reading is safe from any thread.
 */
final class ByteTrie {
    /** Nodes are numbered in 24 bits, beside the byte in the key of a table of ints. */
    private static final int MAX_NODES = 1 << 24;

    private final int[] root = new int[256];
    private int[] value = new int[256];
    private int nodes = 1;
    private int[] key = new int[512];
    private int[] child = new int[512];

    ByteTrie() {
        Arrays.fill(value, -1);
    }

    /** Adds {@code t[from, to)}, not empty, with its number. */
    void add(String file, byte[] t, int from, int to, int number) {
        int node = 0;
        for (int i = from; i < to; i++) {
            int next = child(node, t[i]);
            node = next != 0 ? next : grow(file, node, t[i]);
        }
        value[node] = number;
    }

    /** The node behind {@code node} (0 is the root) along {@code b}, or 0. */
    int child(int node, byte b) {
        if (node == 0) {
            return root[b & 0xFF];
        }
        int k = node << 8 | b & 0xFF;
        int mask = key.length - 1;
        int slot = slot(k, mask);
        while (true) {
            int at = child[slot];
            if (at == 0 || key[slot] == k) {
                return at;
            }
            slot = slot + 1 & mask;
        }
    }

    /** The number of the string that ends at {@code node}, or −1. */
    int value(int node) {
        return value[node];
    }

    /** The length of the longest string that starts at {@code t[i]} and ends before {@code to}, 0 if none does. */
    int longest(byte[] t, int i, int to) {
        int found = 0;
        int node = 0;
        for (int k = i; k < to; k++) {
            node = child(node, t[k]);
            if (node == 0) {
                break;
            }
            if (value[node] >= 0) {
                found = k + 1 - i;
            }
        }
        return found;
    }

    private static int slot(int k, int mask) {
        int h = k * 0x9E3779B1;
        return (h ^ h >>> 15) & mask;
    }

    private int grow(String file, int parent, byte b) {
        int node = nodes++;
        if (node == MAX_NODES) {
            throw new ModelFormatException(file, "pieces", "they make a trie of more than " + MAX_NODES + " nodes",
                    "use a smaller vocabulary");
        }
        if (node == value.length) {
            value = Arrays.copyOf(value, node * 2);
            Arrays.fill(value, node, value.length, -1);
        }
        if (parent == 0) {
            root[b & 0xFF] = node;
            return node;
        }
        if (nodes * 2 > key.length) {
            rehash();
        }
        put(parent << 8 | b & 0xFF, node);
        return node;
    }

    private void put(int k, int node) {
        int mask = key.length - 1;
        int slot = slot(k, mask);
        while (child[slot] != 0) {
            slot = slot + 1 & mask;
        }
        key[slot] = k;
        child[slot] = node;
    }

    private void rehash() {
        int[] oldKey = key;
        int[] oldChild = child;
        key = new int[oldKey.length * 2];
        child = new int[oldKey.length * 2];
        for (int i = 0; i < oldKey.length; i++) {
            if (oldChild[i] != 0) {
                put(oldKey[i], oldChild[i]);
            }
        }
    }
}
