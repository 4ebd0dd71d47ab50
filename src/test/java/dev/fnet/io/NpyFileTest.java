package dev.fnet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NpyFileTest {
    private static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length).put(text)
                .put(data).array();
    }

    private static NpyFile parse(String type, String shape, byte[] data) {
        return NpyFile.parse(file("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }    \n",
                data), "x.npy");
    }

    private static byte[] longs(long... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            data.putLong(value);
        }
        return data.array();
    }

    @Test
    void theThreeTypes() {
        byte[] doubles = longs(Double.doubleToLongBits(1.5), Double.doubleToLongBits(-0.0));
        assertArrayEquals(new double[] {1.5, -0.0}, parse("<f8", "(2,)", doubles).values());
        assertArrayEquals(new double[] {5, -6, 1L << 53}, parse("<i8", "(3, 1)", longs(5, -6, 1L << 53)).values());
        assertArrayEquals(new double[] {1.0, 0.1f}, parse("<f4", "(1,2)", ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(0.1f).array()).values());
    }

    @Test
    void shapes() {
        assertArrayEquals(new long[0], parse("<f8", "()", new byte[8]).shape());
        assertEquals(1, parse("<f8", "()", new byte[8]).elements());
        assertArrayEquals(new long[] {3}, parse("<f8", "(3,)", new byte[24]).shape());
        assertArrayEquals(new long[] {2, 0, 5}, parse("<f4", "(2, 0, 5)", new byte[0]).shape());
        assertEquals("<f4", parse("<f4", "(2, 0, 5,)", new byte[0]).type());
    }

    @Test
    void keysMayComeInAnyOrder() {
        byte[] bytes = file("{\"shape\":(1,),\"fortran_order\":False,\"descr\":\"<f8\"}", new byte[8]);
        NpyFile npy = NpyFile.parse(bytes, "x");
        assertEquals(1, npy.elements());
    }

    @Test
    void liesAreRefused() {
        String[][] lies = {{"<f8", "(2,)"}, {"<f8", "(1, 2)"}, {"<f8", "(1)"}, {"<f8", "(-1,)"}, {"<f8", "(1.0,)"},
            {"<f8", "(99999999999999999999,)"}, {"<f8", "(4294967296, 4294967296)"}, {"<f8", "(2305843009213693953,)"},
            {"<f8", "(0,)"}, {"<f8", "(1,, 1)"}, {"<f8", "(1 1)"}, {"<f8", "(1,"}, {"<f8", "[1]"}, {">f8", "(1,)"},
            {"<f2", "(4,)"}, {"|O", "(1,)"}, {"<c8", "(1,)"}, {"<f8", "(1L,)"},
            {"<f8", "(999999999999999999, 999999999999999999, 0)"}};
        for (String[] lie : lies) {
            ModelFormatException e = assertThrows(ModelFormatException.class, () -> parse(lie[0], lie[1], new byte[8]),
                    lie[0] + " " + lie[1]);
            assertEquals("x.npy", e.file());
        }
        String[] headers = {"", "{", "{}", "{'descr': '<f8'}", "[]",
            "{'descr': '<f8', 'fortran_order': True, 'shape': ()}",
            "{'descr': '<f8', 'fortran_order': False, 'shape': ()} x",
            "{'descr': [('a', '<f8')], 'fortran_order': False}",
            "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}",
            "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1}", "{'descr': '<f8"};
        for (String header : headers) {
            assertThrows(ModelFormatException.class, () -> NpyFile.parse(file(header, new byte[8]), "x"), header);
        }
        NpyFile large = parse("<i8", "(1,)", longs((1L << 53) + 1));
        assertThrows(ModelFormatException.class, large::values);
    }

    @Test
    void changedAndCutBytesNeverEndInAnotherException() {
        byte[] whole = file("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }\n", new byte[16]);
        Random random = new Random(3);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            try {
                assertEquals(2, NpyFile.parse(bytes, "fuzz").values().length);
            } catch (ModelFormatException expected) {
                assertFalse(expected.getMessage().contains("\n"));
            }
        }
    }

    @Test
    void goldenArrays() {
        Path golden = Path.of("../shared/golden/formats/safetensors-f32");
        assumeTrue(Files.isDirectory(golden), "skipped: the folder ../shared/golden is not beside this project");
        for (JsonValue output : Json.readObject(golden.resolve("case.json")).array("outputs")) {
            JsonObject entry = (JsonObject) output;
            NpyFile npy = NpyFile.read(golden.resolve(entry.string("file")));
            assertEquals(entry.array("shape").size(), npy.shape().length);
            double largest = 0;
            for (double value : npy.values()) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertEquals(entry.number("max_abs"), largest, 1e-12 * largest);
        }
    }
}
