package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    @Tag("kernel")
    @Tag("scalar")
    void factsAgree() {
        assertTrue(Machine.REGISTER_BUDGET == 16 || Machine.REGISTER_BUDGET == 32);
        if (!Machine.vectorsUsable()) {
            assertEquals(0, Machine.vectorBits());
            assertNotNull(Machine.whyUnusable());
            assertEquals(Machine.whyUnusable(), Machine.whyNotWider());
            return;
        }
        assertNull(Machine.whyUnusable());
        assertEquals(8 * Integer.parseInt(Machine.vmOption("MaxVectorSize")), Machine.vectorBits());
        if (Machine.vectorBits() >= 512) {
            assertNull(Machine.whyNotWider());
        } else {
            assertNotNull(Machine.whyNotWider());
        }
    }

    @Test
    void unknownOptionsHaveNoValue() {
        assertNull(Machine.vmOption("NoSuchOption"));
    }
}
