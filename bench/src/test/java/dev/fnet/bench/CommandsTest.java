package dev.fnet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {
    @ParameterizedTest
    @ValueSource(strings = {"peak", "speed", "race", "jmh", "smoke"})
    void everyCommandHasHelp(String command) {
        assertEquals(0, Bench.execute(command, "--help"));
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertEquals(2, Bench.execute("faster"));
    }
}
