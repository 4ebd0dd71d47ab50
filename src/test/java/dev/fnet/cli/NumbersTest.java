package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Property(tries = 200)
    void fixedIsTheNearest(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
            @ForAll @IntRange(min = 0, max = 6) int digits) {
        String text = Numbers.fixed(value, digits);
        assertEquals(value, Double.parseDouble(text), 0.5001 * Math.pow(10, -digits));
        assertEquals(digits, Math.max(0, new BigDecimal(text).scale()));
    }

    @Property(tries = 200)
    void scientificHasThreeDigits(@ForAll @DoubleRange(min = 1, max = 10) double mantissa,
            @ForAll @IntRange(min = -300, max = 300) int exponent) {
        double value = mantissa * Math.pow(10, exponent);
        assertEquals(value, Double.parseDouble(Numbers.scientific(value)), 0.00501 * value);
    }

    @Test
    void examples() {
        assertEquals("56.9 %", Numbers.percent(0.5694));
        assertEquals("0.0", Numbers.fixed(-0.04, 1));
        assertEquals("-0.05", Numbers.fixed(-0.0501, 2));
        assertEquals("1.15e-06", Numbers.scientific(1.146e-6));
        assertEquals("1.00e+01", Numbers.scientific(9.999));
        assertEquals("-3.50e+00", Numbers.scientific(-3.5));
        assertEquals("4.94e-324", Numbers.scientific(Double.MIN_VALUE));
        assertEquals("0", Numbers.scientific(0));
        assertEquals("NaN", Numbers.scientific(Double.NaN));
        assertEquals("1,234,567", Numbers.count(1_234_567));
        assertEquals("-100", Numbers.count(-100));
        assertEquals("7.3 ms", Numbers.time(7_300_000));
        assertEquals("640 ms", Numbers.time(640_000_000));
        assertEquals("12.1 s", Numbers.time(12_100_000_000L));
        assertEquals("[2, 16, 48]", Numbers.shape(new long[] {2, 16, 48}));
        assertEquals(String.format(Locale.ROOT, "%.2e", 2.5e-7), Numbers.scientific(2.5e-7));
    }
}
