package dev.fnet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden files with their verdicts, mapped and from a stream. */
class SafetensorsCasesTest {
    private static final JsonArray CASES = Json.readObject(Golden.path("safetensors-cases/cases.json")).array("cases");

    @Test
    void allCasesAreHere() {
        assertEquals(73, CASES.size());
    }

    @TestFactory
    List<DynamicTest> verdicts() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < CASES.size(); i++) {
            JsonObject golden = CASES.object(i);
            Path path = Golden.path("safetensors-cases/" + golden.string("file"));
            tests.add(DynamicTest.dynamicTest(golden.string("file") + " mapped",
                    () -> check(golden, () -> Safetensors.open(path), path.toString())));
            tests.add(DynamicTest.dynamicTest(golden.string("file") + " stream",
                    () -> check(golden, () -> stream(path), "jar:model")));
        }
        return tests;
    }

    private interface Opening {
        TensorSource open() throws IOException;
    }

    private static TensorSource stream(Path path) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(Files.readAllBytes(path)), "jar:model");
    }

    private static void check(JsonObject golden, Opening opening, String file) throws IOException {
        if (golden.string("verdict").equals("reject")) {
            ModelFormatException e = assertThrows(ModelFormatException.class, opening::open);
            assertEquals(file, e.file());
            assertFalse(e.reason().isEmpty());
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            return;
        }
        try (TensorSource source = opening.open()) {
            assertEquals(file, source.file());
            if (golden.has("tensors")) {
                JsonObject tensors = golden.object("tensors");
                assertEquals(List.copyOf(tensors.names()).stream().sorted().toList(),
                        source.names().stream().sorted().toList());
                for (String name : tensors.names()) {
                    checkTensor(source, name, tensors.object(name));
                }
            }
        }
    }

    private static void checkTensor(TensorSource source, String name, JsonObject golden) {
        TensorInfo info = source.info(name);
        byte[] bytes = HexFormat.of().parseHex(golden.string("bytes"));
        assertEquals(golden.string("dtype"), info.dtype().name());
        JsonArray shape = golden.array("shape");
        assertEquals(shape.size(), info.rank());
        for (int i = 0; i < shape.size(); i++) {
            assertEquals(shape.longInteger(i), info.dimension(i));
        }
        assertEquals(bytes.length, info.bytes());
        byte[] raw = new byte[bytes.length + 2];
        source.readBytes(name, 0, bytes.length, raw, 1);
        assertArrayEquals(bytes, Arrays.copyOfRange(raw, 1, 1 + bytes.length));
        int n = (int) info.elements();
        float[] values = new float[n + 2];
        if (!info.dtype().isWeight()) {
            assertThrows(ModelFormatException.class, () -> source.read(name, 0, n, values, 1));
            return;
        }
        source.read(name, 0, n, values, 1);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            float expected = switch (info.dtype()) {
                case F64 -> (float) data.getDouble(8 * i);
                case F32 -> data.getFloat(4 * i);
                case F16 -> half(data.getShort(2 * i));
                default -> Float.intBitsToFloat((data.getShort(2 * i) & 0xffff) << 16);
            };
            assertEquals(expected, values[1 + i]);   // tells -0 from 0, takes NaN for NaN
        }
        assertEquals(0f, values[0]);
        assertEquals(0f, values[n + 1]);
    }

    /** Half precision by its definition, as an oracle. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 31;
        int mantissa = bits & 1023;
        double value = exponent == 0 ? Math.scalb((double) mantissa, -24)
                : exponent == 31 ? (mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1 + mantissa / 1024.0, exponent - 15);
        return (float) (bits < 0 ? -value : value);
    }

    @Test
    void metadataComesInOrderAndDecoded() {
        try (TensorSource source = Safetensors.open(Golden.path("safetensors-cases/ok-metadata.safetensors"))) {
            assertEquals(List.of("format", "ключ"), List.copyOf(source.metadata().keySet()));
            assertTrue(source.metadata().get("ключ").startsWith("значение \" \\ "));
        }
        try (TensorSource source = Safetensors.open(Golden.path("safetensors-cases/ok-metadata-null.safetensors"))) {
            assertTrue(source.metadata().isEmpty());
        }
    }
}
