package dev.fnet.tokenizer;

import dev.fnet.io.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The replacement table of a normaliser ({@code precompiled_charsmap}): byte strings to byte strings.
 *
 * <p>Layout of the blob: {@code uint32 n}, little endian; n/4 units of a double-array trie; the pool, UTF-8 strings
 * each ended by a zero byte. A unit {@code u} has the child label {@code u & 0x800000FF}, the distance to its children
 * {@code (u >>> 10) << ((u & 0x200) >> 6)}, and in bit 8 whether a key ends there; a value unit has bit 31 set and an
 * offset into the pool below it.
 *
 * <p>Immutable. Whatever a file holds, a look-up stays inside the trie and the pool: distances and values are checked
 * at load, the index of a child in the loop.
 */
final class Charsmap {
    private static final int VALUE = 0x7FFFFFFF;

    private final int[] units;
    private final byte[] data;
    private final int poolFrom;
    private final int poolTo;

    private Charsmap(int[] units, byte[] data, int poolFrom, int poolTo) {
        this.units = units;
        this.data = data;
        this.poolFrom = poolFrom;
        this.poolTo = poolTo;
    }

    /** The table in {@code data[from, to)}, or null for an empty range, which means identity. */
    static Charsmap of(String file, byte[] data, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return null;
        }
        if (length <= 4) {
            throw broken(file, "it has " + length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(data, from, length).order(ByteOrder.LITTLE_ENDIAN);
        int trie = buffer.getInt();
        if (trie <= 0 || trie >= length - 4 || (trie & 3) != 0) {
            throw broken(file, "its trie has " + Integer.toUnsignedString(trie) + " bytes of the " + (length - 4)
                    + " that follow (a multiple of 4 and less than all is possible)");
        }
        int[] units = new int[trie >> 2];
        buffer.asIntBuffer().get(units);
        Charsmap map = new Charsmap(units, data, from + 4 + trie, to);
        map.check(file);
        return map;
    }

    /**
     * The longest key that starts at {@code t[i]} and ends before {@code to}: its length in the low 32 bits, the
     * position of its replacement in {@link #pool()} in the high ones. −1 if no key starts there.
     */
    long longest(byte[] t, int i, int to) {
        int[] a = units;
        int n = a.length;
        int u = a[0];
        int node = distance(u);
        long found = -1;
        for (int k = i; k < to; k++) {
            int c = t[k] & 0xFF;
            node ^= c;
            if (node >= n) {
                break;
            }
            u = a[node];
            if ((u & 0x800000FF) != c) {
                break;
            }
            node ^= distance(u);
            if ((u & 0x100) != 0) {
                found = (long) (poolFrom + (a[node] & VALUE)) << 32 | k + 1 - i;
            }
        }
        return found;
    }

    /** The bytes that replacements lie in. */
    byte[] pool() {
        return data;
    }

    /** Where the replacement that starts at {@code from} ends. */
    int replacementEnd(int from) {
        int i = from;
        while (i < poolTo && data[i] != 0) {
            i++;
        }
        return i;
    }

    private static int distance(int u) {
        return u >>> 10 << ((u & 0x200) >> 6);
    }

    /**
     * Every distance must lead into the array, every value into the pool. All units are looked at in one pass, which
     * sees cells that no key uses too; should one of those be odd, the trie is walked instead.
     */
    private void check(String file) {
        boolean ok = sound(0);
        for (int from = 0; ok && from < units.length; from += 64) {
            ok = soundFrom(from);
        }
        if (!ok) {
            walk(file);
        }
    }

    // Short and called often, so that it is compiled soon: this is on the way to the first answer of a process.
    private boolean soundFrom(int from) {
        int to = Math.min(from + 64, units.length);
        for (int i = from; i < to; i++) {
            if (!sound(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean sound(int i) {
        int u = units[i];
        if (u < 0) {
            return i != 0;
        }
        int node = i ^ distance(u);
        return node < units.length && ((u & 0x100) == 0 || (units[node] & VALUE) < poolTo - poolFrom);
    }

    private void walk(String file) {
        int n = units.length;
        long[] seen = new long[(n + 63) / 64];
        int[] stack = new int[n];
        int depth = 1;
        seen[0] = 1;
        while (depth > 0) {
            int i = stack[--depth];
            if (!sound(i)) {
                throw broken(file, "unit " + i + " of its trie leads outside");
            }
            int base = i ^ distance(units[i]);
            for (int c = 0; c < 256; c++) {
                int child = base ^ c;
                if (child < n && (units[child] & 0x800000FF) == c && (seen[child >> 6] >>> child & 1) == 0) {
                    seen[child >> 6] |= 1L << child;
                    stack[depth++] = child;
                }
            }
        }
    }

    private static ModelFormatException broken(String file, String reason) {
        return new ModelFormatException(file, "precompiled_charsmap", "the normaliser's table is broken: " + reason,
                "get the file again");
    }
}
