package dev.fnet.cli;

import dev.fnet.io.JsonValue;

/**
 * One text of the input, or one list of ids in its stead.
 *
 * @param place where it comes from, for messages
 * @param id what the caller named it, passed through; {@code null} if nothing
 * @param text the text, or {@code null} if there are ids
 * @param ids token ids that are complete and masked, or {@code null}
 * @param positions the positions to predict, or {@code null} if there is a text
 */
record TextItem(String place, JsonValue id, String text, int[] ids, int[] positions) {
    /** The beginning of the text in one line, as a headline. */
    String headline() {
        if (text == null) {
            return ids.length + " ids";
        }
        StringBuilder line = new StringBuilder();
        int characters = 0;
        boolean blank = false;
        for (int i = 0; i < text.length() && characters < 100;) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                blank = !line.isEmpty();
                continue;
            }
            if (blank) {
                line.append(' ');
                blank = false;
            }
            line.appendCodePoint(c);
            characters++;
            if (characters == 100 && i < text.length()) {
                line.append('…');
            }
        }
        return line.isEmpty() ? "(empty text)" : line.toString();
    }
}
