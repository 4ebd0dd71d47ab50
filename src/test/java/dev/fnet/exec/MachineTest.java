package dev.fnet.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.simd.VectorShape;
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
        assertEquals(VectorShape.F32.vectorBitSize(), Machine.vectorBits());
        assertEquals(Machine.preferredVectorBits(), Machine.vectorBits());
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

    @Test
    void widthFollowsTheOptions() {
        assertEquals(512, Machine.preferredVectorBits("3", "64"));
        assertEquals(256, Machine.preferredVectorBits("2", "32"));
        assertEquals(128, Machine.preferredVectorBits("3", "16"));
        assertEquals(128, Machine.preferredVectorBits("1", "32"));
        assertEquals(128, Machine.preferredVectorBits("0", "16"));
        assertEquals(128, Machine.preferredVectorBits(null, "16"));
        assertEquals(128, Machine.preferredVectorBits(null, "8"));
        assertEquals(128, Machine.preferredVectorBits(null, null));
    }

    @Test
    void saysWhichOptionsLeaveNoVectorKernels() {
        assertNull(Machine.unusable("true", "64"));
        assertNull(Machine.unusable(null, "16"));
        assertTrue(Machine.unusable("false", "64").contains("start java without -XX:-UseFMA"));
        assertTrue(Machine.unusable("true", "128").contains("(MaxVectorSize 128)"));
        assertTrue(Machine.unusable("true", "8").contains("raise -XX:MaxVectorSize"));
        assertNotNull(Machine.unusable("true", null));
    }
}
