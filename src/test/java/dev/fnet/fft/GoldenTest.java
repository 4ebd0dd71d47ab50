package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Against scipy's long double results (resources {@code golden/fft}, format in {@code index.txt} and {@code kinds.txt},
 * the latter for cosine, sine, Hartley and Walsh-Hadamard transforms). Bounds: in float
 * twice the error of scipy's own float transform or 2e-7 of the largest output, in double 1e-15 of the largest output.
 */
class GoldenTest {
    @Test
    void floatAndDoubleAgreeWithTheReference() throws IOException {
        assertTrue(agree("index.txt", "values.bin") > 100);
    }

    @Test
    void otherKindsAgreeWithTheReference() throws IOException {
        assertTrue(agree("kinds.txt", "kinds.bin") > 300);
    }

    private static int agree(String index, String data) throws IOException {
        ByteBuffer values = ByteBuffer.wrap(resource(data)).order(ByteOrder.LITTLE_ENDIAN);
        int entries = 0;
        for (String line : new String(resource(index), StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] entry = line.split(" ");
            int n = Integer.parseInt(entry[1]);
            int start = Integer.parseInt(entry[2]);
            int stride = Integer.parseInt(entry[3]);
            int count = Integer.parseInt(entry[4]);
            double maxAbs = Double.parseDouble(entry[5]);
            double f32Error = Double.parseDouble(entry[7]);
            double[] exact = doubles(entry[0], n);
            float[] single = floats(entry[0], n);
            double errorF = 0;
            double errorD = 0;
            for (int i = 0; i < count; i++) {
                double expected = values.getDouble();
                errorF = Math.max(errorF, Math.abs(single[start + i * stride] - expected));
                errorD = Math.max(errorD, Math.abs(exact[start + i * stride] - expected));
            }
            String what = entry[0] + " " + n + ": ";
            double floatBound = Math.max(2 * f32Error, 2e-7 * maxAbs);
            assertTrue(errorF <= floatBound, what + errorF + " > " + floatBound);
            assertTrue(errorD <= 1e-15 * maxAbs, what + errorD / maxAbs + " of the largest, in double");
            entries++;
        }
        assertEquals(0, values.remaining());
        return entries;
    }

    private static int type(String transform) {
        return transform.charAt(4) - '0';
    }

    private static double[] doubles(String transform, int n) {
        double[] in = input(transform, n);
        if (others(transform)) {
            DoubleRealTransform plan = switch (transform) {
                case "hartley" -> DoubleHartley.of(n);
                case "hadamard" -> DoubleWalshHadamard.of(n);
                default -> transform.startsWith("dct") ? DoubleDct.of(type(transform), n)
                        : DoubleDst.of(type(transform), n);
            };
            plan.forward(in, 0, in, 0, new double[plan.scratchLength()], 0);
            return in;
        }
        DoubleFft complex = DoubleFft.of(n);
        DoubleRealFft real = DoubleRealFft.of(n);
        double[] s = new double[Math.max(complex.scratchLength(), real.scratchLength())];
        switch (transform) {
            case "c2c-forward" -> complex.forwardInterleaved(1, in, 0, n, in, 0, n, s, 0);
            case "c2c-backward" -> complex.inverseInterleaved(1, in, 0, n, in, 0, n, s, 0);
            case "r2c" -> {
                double[] bins = new double[2 * real.bins()];
                real.forwardInterleaved(1, in, 0, n, bins, 0, real.bins(), s, 0);
                return bins;
            }
            default -> {
                double[] out = new double[n];
                real.inverseInterleaved(1, in, 0, real.bins(), out, 0, n, s, 0);
                return out;
            }
        }
        return in;
    }

    private static float[] floats(String transform, int n) {
        double[] wide = input(transform, n);
        float[] in = new float[wide.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = (float) wide[i];
        }
        if (others(transform)) {
            FloatRealTransform plan = switch (transform) {
                case "hartley" -> FloatHartley.of(n);
                case "hadamard" -> FloatWalshHadamard.of(n);
                default -> transform.startsWith("dct") ? FloatDct.of(type(transform), n)
                        : FloatDst.of(type(transform), n);
            };
            plan.forward(in, 0, in, 0, new float[plan.scratchLength()], 0);
            return in;
        }
        FloatFft complex = FloatFft.of(n);
        FloatRealFft real = FloatRealFft.of(n);
        float[] s = new float[Math.max(complex.scratchLength(), real.scratchLength())];
        switch (transform) {
            case "c2c-forward" -> complex.forwardInterleaved(1, in, 0, n, in, 0, n, s, 0);
            case "c2c-backward" -> complex.inverseInterleaved(1, in, 0, n, in, 0, n, s, 0);
            case "r2c" -> {
                float[] bins = new float[2 * real.bins()];
                real.forwardInterleaved(1, in, 0, n, bins, 0, real.bins(), s, 0);
                return bins;
            }
            default -> {
                float[] out = new float[n];
                real.inverseInterleaved(1, in, 0, real.bins(), out, 0, n, s, 0);
                return out;
            }
        }
        return in;
    }

    private static boolean others(String transform) {
        return transform.startsWith("d") || transform.startsWith("h");
    }

    /** The procedural input, rounded to float: name hashed by FNV-1a, exclusive or seed n, then SplitMix64. */
    private static double[] input(String transform, int n) {
        String name = switch (transform) {
            case "c2c-forward", "c2c-backward" -> "fft/complex";
            case "c2r" -> "fft/half";
            default -> "fft/real";
        };
        int count = switch (transform) {
            case "c2c-forward", "c2c-backward" -> 2 * n;
            case "c2r" -> 2 * (n / 2 + 1);
            default -> n;
        };
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        SplittableRandom random = new SplittableRandom(hash ^ n);
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (2 * ((random.nextLong() >>> 11) * 0x1p-53) - 1);
        }
        return x;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/fft/" + name)) {
            return in.readAllBytes();
        }
    }
}
