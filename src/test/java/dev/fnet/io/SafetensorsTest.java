package dev.fnet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges, types, closing, lies and shards beyond the golden files. */
class SafetensorsTest {
    @TempDir
    private Path folder;

    private static byte[] file(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length).put(json).put(data).array();
    }

    private static String entry(String dtype, String shape, long begin, long end) {
        return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end + "]}";
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static TensorSource stream(byte[] bytes) {
        return Safetensors.read(new ByteArrayInputStream(bytes), "s");
    }

    private static ModelFormatException refused(String header, int dataBytes) {
        return assertThrows(ModelFormatException.class, () -> stream(file(header, new byte[dataBytes])));
    }

    @Test
    void everyRangeOfEveryWeightTypeAcrossBlocks() throws IOException {
        int n = 5000;   // more than two blocks
        Random random = new Random(7);
        ByteBuffer data = ByteBuffer.allocate(1 + n * 16).order(ByteOrder.LITTLE_ENDIAN);
        float[][] expected = new float[4][n];
        data.put((byte) 1);   // nothing below is aligned
        for (int i = 0; i < n; i++) {
            float value = (float) random.nextGaussian();
            expected[0][i] = value;
            data.putFloat(value);
        }
        for (int i = 0; i < n; i++) {
            short bits = Float.floatToFloat16((float) random.nextGaussian());
            expected[1][i] = Float.float16ToFloat(bits);
            data.putShort(bits);
        }
        for (int i = 0; i < n; i++) {
            int bits = Float.floatToRawIntBits((float) random.nextGaussian()) & 0xffff0000;
            expected[2][i] = Float.intBitsToFloat(bits);
            data.putShort((short) (bits >>> 16));
        }
        for (int i = 0; i < n; i++) {
            double value = random.nextGaussian();
            expected[3][i] = (float) value;
            data.putDouble(value);
        }
        String header = "{\"pad\":" + entry("U8", "[1]", 0, 1)
                + ",\"a\":" + entry("F32", "[" + n + "]", 1, 1 + 4 * n)
                + ",\"b\":" + entry("F16", "[" + n + "]", 1 + 4 * n, 1 + 6 * n)
                + ",\"c\":" + entry("BF16", "[" + n + "]", 1 + 6 * n, 1 + 8 * n)
                + ",\"d\":" + entry("F64", "[" + n + "]", 1 + 8 * n, 1 + 16 * n) + "}";
        byte[] bytes = file(header, data.array());
        try (TensorSource mapped = Safetensors.open(write("m.safetensors", bytes)); TensorSource heap = stream(bytes)) {
            for (TensorSource source : List.of(mapped, heap)) {
                assertEquals(List.of("pad", "a", "b", "c", "d"), List.copyOf(source.names()));
                String[] names = {"a", "b", "c", "d"};
                for (int t = 0; t < 4; t++) {
                    int[][] ranges = {{0, n}, {0, 0}, {n, 0}, {1, 1}, {17, 2048}, {3, 4097}, {n - 1, 1}};
                    for (int[] range : ranges) {
                        float[] into = new float[range[1] + 5];
                        Arrays.fill(into, Float.NaN);
                        source.read(names[t], range[0], range[1], into, 2);
                        float[] wanted = new float[range[1] + 5];
                        Arrays.fill(wanted, Float.NaN);
                        System.arraycopy(expected[t], range[0], wanted, 2, range[1]);
                        assertArrayEquals(wanted, into);
                    }
                }
                short[] halves = new short[n + 1];
                source.readBits16("b", 1, n - 1, halves, 2);
                assertEquals(expected[1][n - 1], Float.float16ToFloat(halves[n]));
            }
        }
    }

    @Test
    void doublesAreRoundedOnceToNearest() {
        // Just above the middle of two floats: rounding through another type would go down.
        double[] hard = {1 + 0x1p-24 + 0x1p-52, 1 + 0x1p-24, 0x1.fffffefp127, 1e300, -1e-320, 0x1p-149, 0x0.cp-149};
        ByteBuffer data = ByteBuffer.allocate(8 * hard.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : hard) {
            data.putDouble(value);
        }
        try (TensorSource source = stream(file("{\"d\":" + entry("F64", "[7]", 0, 56) + "}", data.array()))) {
            float[] into = new float[7];
            source.read("d", 0, 7, into, 0);
            assertArrayEquals(new float[] {1 + 0x1p-23f, 1, Float.MAX_VALUE, Float.POSITIVE_INFINITY, -0f, 0x1p-149f,
                0x1p-149f}, into);
        }
    }

    @Test
    void everyHalfIsWidenedExactly() {
        ByteBuffer data = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 1 << 16; i++) {
            data.putShort((short) i);
        }
        String header = "{\"h\":" + entry("F16", "[256,256]", 0, 2 << 16) + "}";
        try (TensorSource source = stream(file(header, data.array()))) {
            float[] into = new float[1 << 16];
            source.read("h", 0, 1 << 16, into, 0);
            for (int i = 0; i < 1 << 16; i++) {
                assertEquals(Float.float16ToFloat((short) i), into[i]);
            }
        }
    }

    @Test
    void rangesAreCheckedAndNamed() {
        TensorSource source = stream(file("{\"a\":" + entry("F32", "[2,3]", 0, 24) + "}", new byte[24]));
        float[] into = new float[6];
        for (long[] bad : new long[][] {{-1, 1}, {0, 7}, {6, 1}, {Long.MAX_VALUE, 1}, {0, -1}, {Long.MAX_VALUE, -1}}) {
            Exception e = assertThrows(IllegalArgumentException.class,
                    () -> source.read("a", bad[0], (int) bad[1], into, 0));
            assertTrue(e.getMessage().contains("from = " + bad[0]), e.getMessage());
        }
        assertThrows(IndexOutOfBoundsException.class, () -> source.read("a", 0, 6, into, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> source.read("a", 0, 1, into, -1));
        assertThrows(IllegalArgumentException.class, () -> source.readBytes("a", 20, 5, new byte[9], 0));
        assertThrows(ModelFormatException.class, () -> source.readBits16("a", 0, 1, new short[1], 0));
        ModelFormatException missing = assertThrows(ModelFormatException.class, () -> source.info("b"));
        assertEquals("tensor \"b\"", missing.place());
        assertFalse(source.has("b"));
        assertTrue(source.info("a").hasShape(2, 3));
        assertEquals("a F32 [2, 3]", source.info("a").toString());
        assertEquals("s", source.fileOf("a"));
    }

    @Test
    void closedSourcesSaySo() throws IOException {
        byte[] bytes = file("{\"a\":" + entry("F32", "[1]", 0, 4) + "}", new byte[4]);
        for (TensorSource source : List.of(Safetensors.open(write("c.safetensors", bytes)), stream(bytes))) {
            source.close();
            source.close();
            Exception e = assertThrows(IllegalStateException.class, () -> source.read("a", 0, 1, new float[1], 0));
            assertTrue(e.getMessage().endsWith("is closed"));
        }
    }

    @Test
    void fileCutWhileOpenIsAnErrorNotACrash() throws IOException {
        int n = 1 << 18;
        Path path = write("cut.safetensors", file("{\"a\":" + entry("F32", "[" + n + "]", 0, 4L * n) + "}",
                new byte[4 * n]));
        try (TensorSource source = Safetensors.open(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            ModelFormatException e = assertThrows(ModelFormatException.class,
                    () -> source.read("a", 0, n, new float[n], 0));
            assertTrue(e.reason().contains("to its end"));
        }
    }

    @Test
    void emptyTensorsMayHaveDimensionsOf64Bits() {
        String header = "{\"e\":" + entry("F32", "[18446744073709551615,0]", 0, 0) + "}";
        TensorSource source = stream(file(header, new byte[0]));
        assertEquals("[18446744073709551615, 0]", source.info("e").shapeText());
        assertEquals(0, source.info("e").elements());
        refused("{\"e\":" + entry("F32", "[4294967296,4294967296,0]", 0, 0) + "}", 0);
        refused("{\"e\":" + entry("F32", "[18446744073709551616,0]", 0, 0) + "}", 0);
        refused("{\"e\":" + entry("F32", "[-0]", 0, 0) + "}", 0);
    }

    @Test
    void typesSmallerThanAByteNeedWholeBytes() {
        assertEquals(3, stream(file("{\"a\":" + entry("F6_E2M3", "[4]", 0, 3) + "}", new byte[3])).info("a").bytes());
        assertTrue(refused("{\"a\":" + entry("F4", "[3]", 0, 1) + "}", 1).reason().contains("whole number of bytes"));
    }

    @Test
    void claimsOfAStreamCostNoMemory() {
        long huge = 1L << 40;
        ModelFormatException e = refused("{\"a\":" + entry("U8", "[" + huge + "]", 0, huge) + "}", 10);
        assertTrue(e.reason().contains("too many for a stream"));
        long large = Integer.MAX_VALUE - 8;
        e = refused("{\"a\":" + entry("U8", "[" + large + "]", 0, large) + "}", 10);
        assertTrue(e.reason().contains("ends after 10"), e.reason());
        assertEquals("tensor \"a\"", e.place());
    }

    @Test
    void streamsThatComeInPiecesAndLargeTensorsAreRead() {
        int n = 20_000_003;   // the array grows twice
        byte[] data = new byte[n];
        new Random(1).nextBytes(data);
        byte[] bytes = file("{\"a\":" + entry("U8", "[" + n + "]", 0, n) + "}", data);
        InputStream pieces = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int off, int length) {
                int count = Math.min(Math.min(length, 70_001), bytes.length - at);
                if (count <= 0) {
                    return length == 0 ? 0 : -1;
                }
                System.arraycopy(bytes, at, into, off, count);
                at += count;
                return count;
            }
        };
        byte[] into = new byte[n];
        Safetensors.read(pieces, "pieces").readBytes("a", 0, n, into, 0);
        assertArrayEquals(data, into);
    }

    @Test
    void everyTruncationIsRefusedOrComplete() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.path("safetensors-cases/ok-dtypes.safetensors"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(ModelFormatException.class, () -> stream(cut));
        }
        stream(whole).close();
    }

    @Test
    void changedBytesNeverEndInAnotherException() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.path("safetensors-cases/ok-dtypes.safetensors"));
        Path path = folder.resolve("fuzz.safetensors");
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(bytes.length);
                bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : bytes[random.nextInt(bytes.length)];
            }
            boolean mapped = round % 10 == 0;
            try (TensorSource source = mapped ? Safetensors.open(Files.write(path, bytes)) : stream(bytes)) {
                for (String name : source.names()) {
                    TensorInfo info = source.info(name);
                    if (info.dtype().isWeight()) {
                        source.read(name, 0, (int) info.elements(), new float[(int) info.elements()], 0);
                    }
                }
            } catch (ModelFormatException expected) {
                assertFalse(expected.getMessage().contains("\n"));
            }
        }
    }

    @Test
    void filesThatAreNone() throws IOException {
        assertEquals("does not exist", assertThrows(ModelFormatException.class,
                () -> Safetensors.open(folder.resolve("nothing.safetensors"))).reason());
        assertEquals("is a folder, not a file", assertThrows(ModelFormatException.class,
                () -> Safetensors.open(folder)).reason());
        Path device = Path.of("/dev/zero");
        if (Files.exists(device)) {
            assertEquals("is not a regular file", assertThrows(ModelFormatException.class,
                    () -> Safetensors.open(device)).reason());
        }
    }

    @Test
    void shardsAreOneSource() throws IOException {
        String extra = ",\"extra\":" + entry("U8", "[1]", 1, 2) + "}";
        write("a.safetensors", file("{\"x\":" + entry("U8", "[1]", 0, 1) + extra, new byte[] {5, 6}));
        Files.createDirectory(folder.resolve("sub"));
        write("sub/b.safetensors", file("{\"__metadata__\":{\"k\":\"v\"},\"y\":" + entry("BF16", "[1]", 0, 2) + "}",
                new byte[] {(byte) 0x80, 0x3f}));
        Path index = write("m.safetensors.index.json", ("{\"metadata\":{\"total_size\":3},\"weight_map\":"
                + "{\"y\":\"sub/b.safetensors\",\"x\":\"a.safetensors\"}}").getBytes(StandardCharsets.UTF_8));
        TensorSource source = Safetensors.open(index);
        assertEquals(List.of("y", "x"), List.copyOf(source.names()));
        assertFalse(source.has("extra"));
        float[] into = new float[1];
        source.read("y", 0, 1, into, 0);
        assertEquals(1f, into[0]);
        assertTrue(source.fileOf("x").endsWith("a.safetensors"));
        assertEquals("v", source.metadata().get("k"));
        assertThrows(ModelFormatException.class, () -> source.info("extra"));
        source.close();
        assertThrows(IllegalStateException.class, () -> source.read("y", 0, 1, into, 0));
    }

    @Test
    void badIndicesAreRefused() throws IOException {
        write("a.safetensors", file("{\"x\":" + entry("U8", "[1]", 0, 1) + "}", new byte[1]));
        String[] names = {"../a.safetensors", "/etc/a.safetensors", "sub/../../a.safetensors", "./a.safetensors",
            "..\\\\a.safetensors", "c:a.safetensors", "", "..", "a\\u0000.safetensors", "a.bin", "sub//a.safetensors",
            "m.safetensors.index.json"};
        for (String name : names) {
            Path index = write("m.safetensors.index.json",
                    ("{\"weight_map\":{\"x\":\"" + name + "\"}}").getBytes(StandardCharsets.UTF_8));
            ModelFormatException e = assertThrows(ModelFormatException.class, () -> Safetensors.open(index), name);
            assertEquals("weight_map.x", e.place());
        }
        String[] documents = {"{}", "[]", "{\"weight_map\":{\"z\":\"a.safetensors\"}}", "{\"weight_map\":{\"x\":1}}",
            "{\"weight_map\":{\"x\":\"gone.safetensors\"}}"};
        for (String document : documents) {
            Path index = write("m.safetensors.index.json", document.getBytes(StandardCharsets.UTF_8));
            assertThrows(ModelFormatException.class, () -> Safetensors.openShards(index), document);
        }
    }

    @Test
    void goldenModelsAreTheSameInOneFileAndInShards() {
        Path formats = Path.of("../shared/golden/formats");
        assumeTrue(Files.isDirectory(formats), "skipped: the folder ../shared/golden is not beside this project");
        Path index = formats.resolve("safetensors-sharded/model.safetensors.index.json");
        try (TensorSource one = Safetensors.open(formats.resolve("safetensors-f32/model.safetensors"));
                TensorSource many = Safetensors.open(index)) {
            assertTrue(one.names().containsAll(many.names()) && many.names().containsAll(one.names()));
            for (String name : one.names()) {
                assertEquals(one.info(name), many.info(name));
                int n = (int) one.info(name).elements();
                float[] a = new float[n];
                float[] b = new float[n];
                one.read(name, 0, n, a, 0);
                many.read(name, 0, n, b, 0);
                assertArrayEquals(a, b);
            }
        }
    }

    @Test
    void describedByNameTypeAndShape() {
        assertThrows(IllegalArgumentException.class, () -> new TensorInfo("a", DType.F32, new long[] {1L << 62, 4}));
        long[] shape = {2, 3};
        TensorInfo info = new TensorInfo("a", DType.F16, shape);
        shape[0] = 9;
        info.shape()[0] = 8;
        assertTrue(info.hasShape(2, 3));
        assertEquals(12, info.bytes());
        assertEquals(info, new TensorInfo("a", DType.F16, new long[] {2, 3}));
        assertEquals(info.hashCode(), new TensorInfo("a", DType.F16, new long[] {2, 3}).hashCode());
    }
}
