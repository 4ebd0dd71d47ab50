package dev.fnet.cli;

import java.util.List;

/** Finds what a mistyped name was meant to be: the known one that takes the fewest edits. */
final class Suggestion {
    private Suggestion() {}

    /** The end of an error message: {@code ; did you mean …?}, or nothing if no name is near. */
    static String hint(String given, String prefix, List<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int edits = distance(given, name);
            if (!given.isEmpty() && name.startsWith(given)) {
                edits = 1;
            }
            if (edits < least) {
                least = edits;
                best = name;
            }
        }
        boolean near = best != null && least <= Math.max(2, given.length() / 3);
        return near ? "; did you mean " + prefix + best + "?" : "";
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn {@code a} into {@code b}; case is free. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (same(a, i - 1, b, j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[b.length()];
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
