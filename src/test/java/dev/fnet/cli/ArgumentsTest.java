package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Option FLAG = Option.flag("json", "");
    private static final Option NUMBER = Option.valued("top-k", "K", "");
    private static final Option FILES = new Option("file", "F…", Option.Kind.OPERANDS, "");
    private static final Option LINES = new Option("jsonl", "F", Option.Kind.OPERAND, "");
    private static final List<Option> OPTIONS = List.of(FLAG, NUMBER, FILES, LINES, Option.HELP);

    private static Arguments parse(String... args) {
        return Arguments.parse(args, 0, OPTIONS);
    }

    private static String fault(String... args) {
        return assertThrows(UsageException.class, () -> parse(args)).getMessage();
    }

    @Test
    void valuesStandApartOrBehindEquals() {
        assertEquals(7, parse("--top-k", "7").integer(NUMBER, 5, 1, 10));
        assertEquals(7, parse("--top-k=7").integer(NUMBER, 5, 1, 10));
        assertEquals(5, parse().integer(NUMBER, 5, 1, 10));
        assertEquals(3, parse("--top-k=7", "--top-k", "3").integer(NUMBER, 5, 1, 10));
        assertEquals("", parse("--top-k=").text(NUMBER, "x"));
        assertTrue(parse("--json", "a").has(FLAG));
        assertFalse(parse("a").has(FLAG));
        assertTrue(parse("-h").has(Option.HELP));
    }

    @Test
    void operandsKeepTheirOrder() {
        Arguments arguments = parse("one", "--file", "a", "b", "--jsonl", "c", "two", "-", "--file=d", "three");
        assertEquals(List.of(new Arguments.Operand(null, "one"), new Arguments.Operand("file", "a"),
                new Arguments.Operand("file", "b"), new Arguments.Operand("jsonl", "c"),
                new Arguments.Operand(null, "two"), new Arguments.Operand(null, "-"),
                new Arguments.Operand("file", "d"), new Arguments.Operand(null, "three")), arguments.operands());
    }

    @Test
    void twoDashesEndTheOptions() {
        Arguments arguments = parse("--file", "a", "--", "--json", "-x", "--");
        assertEquals(List.of("a", "--json", "-x", "--"), arguments.positional());
        assertFalse(arguments.has(FLAG));
    }

    @Test
    void textsMayBeginWithADash() {
        assertEquals(List.of("-5 degrees", "- an item", "-"), parse("-5 degrees", "- an item", "-").positional());
    }

    @Test
    void faultsNameWhatWasMeant() {
        assertEquals("unknown option --topk; did you mean --top-k?", fault("--topk", "3"));
        assertEquals("unknown option --jason; did you mean --json?", fault("--jason"));
        assertEquals("unknown option --fil; did you mean --file?", fault("--fil=a"));
        assertEquals("unknown option --something-else", fault("--something-else"));
        assertTrue(fault("-k", "3").startsWith("unknown option '-k'"));
        assertEquals("--top-k K needs a value", fault("--top-k"));
        assertTrue(fault("--top-k", "--json").startsWith("--top-k K needs a value"));
        assertEquals("--json takes no value", fault("--json=yes"));
        assertEquals("--top-k is 'many', allowed are 1 to 10",
                assertThrows(UsageException.class, () -> parse("--top-k=many").integer(NUMBER, 5, 1, 10)).getMessage());
        assertEquals("--top-k is 'maen', allowed are mean, max; did you mean mean?", assertThrows(UsageException.class,
                () -> parse("--top-k=maen").choice(NUMBER, "mean", List.of("mean", "max"))).getMessage());
    }

    @Test
    void messagesHaveNoControlCharacters() {
        assertEquals("'a b c'", Arguments.quoted("a\nb\tc"));
        assertEquals(63, Arguments.quoted("x".repeat(1000)).length());
    }
}
