package dev.fnet.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measuring tools, without asserting a time. */
final class MeasureTest {
    @Test
    void quantilesLieBetweenNeighbours() {
        Samples samples = new Samples();
        for (double value : new double[] {4, 1, 3, 2}) {
            samples.add(value);
        }
        assertEquals(1, samples.smallest());
        assertEquals(2.5, samples.median());
        assertEquals(4, samples.largest());
        assertEquals(1.75, samples.quantile(0.25));
        assertThrows(IllegalArgumentException.class, () -> samples.quantile(1.5));
        assertTrue(Double.isNaN(new Samples().median()));
    }

    @Test
    void noNumberFromColdCode() {
        Clock clock = new Clock(() -> {}, 1000);
        assertThrows(IllegalStateException.class, clock::block);
    }

    @Test
    void roundsAlternateTheirOrder() {
        List<String> order = new ArrayList<>();
        Rounds rounds = new Rounds(List.of(() -> order.add("a"), () -> order.add("b")), 1).warm(1);
        order.clear();
        rounds.run(2);
        assertEquals("a", order.getFirst());
        assertEquals("a", order.getLast());
        assertEquals(2, rounds.times(0).count());
        assertEquals(2, rounds.peak().count());
    }

    @Test
    void roofsDoTheirWork() {
        FmaPeak peak = new FmaPeak();
        peak.run();
        assertEquals(1, peak.kept(), 1e-6);
        assertTrue(peak.flops() > 0);
        ReadRate read = new ReadRate(16 << 10);
        float first = 0;
        for (int variant = 0; variant < ReadRate.VARIANTS; variant++) {
            read.variant(variant);
            float before = read.kept();
            read.run();
            float sum = read.kept() - before;
            first = variant == 0 ? sum : first;
            assertEquals(first, sum, 1e-3f * first, "variant " + variant + " adds everything up");
        }
        assertEquals(8, read.streams());
        assertTrue(read.kept() > 0);
        assertTrue(read.bytes() > 8 << 10);
    }

    @Test
    void jsonIsQuotedAndOrdered() {
        Json json = new Json().put("a", "x\"\\\n").put("b", 1L).put("c", Double.NaN).put("d", List.of(new Json().put("e", true)));
        assertEquals("{\"a\": \"x\\\"\\\\\\u000a\", \"b\": 1, \"c\": null, \"d\": [{\"e\": true}]}", json.toString());
    }
}
