package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void countsEdits() {
        assertEquals(0, Suggestion.distance("classify", "CLASSIFY"));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
        assertEquals(1, Suggestion.distance("tokneize", "tokenize"));
        assertEquals(4, Suggestion.distance("", "info"));
    }

    @Property(tries = 100)
    void isSymmetricAndBounded(@ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        int distance = Suggestion.distance(a, b);
        assertEquals(distance, Suggestion.distance(b, a));
        assertTrue(distance <= Math.max(a.length(), b.length()));
        assertTrue(distance >= Math.abs(a.length() - b.length()));
    }
}
