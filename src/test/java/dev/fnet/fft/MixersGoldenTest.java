package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Fourier mixing against the float64 results that other implementations of the token mixers were checked with. */
@Tag("kernel")
class MixersGoldenTest {
    @Test
    void fourier() throws IOException {
        ByteBuffer values = ByteBuffer.wrap(resource("mixers-fourier.bin")).order(ByteOrder.LITTLE_ENDIAN);
        int cases = 0;
        for (String line : new String(resource("mixers-fourier.txt"), StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] field = line.split(" ");
            int n = Integer.parseInt(field[0]);
            int d = Integer.parseInt(field[1]);
            int offset = Integer.parseInt(field[3]);
            double tolerance = Math.max(2 * Double.parseDouble(field[5]), 2e-6 * Double.parseDouble(field[4]));
            float[] x = input(n * d, Long.parseLong(field[2]));
            for (boolean hot : new boolean[] {false, true}) {
                KernelState state = new KernelState();
                FourierMixing plan = FourierMixing.of(n, d, hot && Machine.vectorsUsable() ? state.forceHot() : state);
                float[] y = new float[n * d];
                plan.apply(x, 0, d, y, 0, d, new float[plan.scratchLength()], 0);
                for (int i = 0; i < n * d; i++) {
                    assertEquals(values.getDouble(8 * (offset + i)), y[i], tolerance, line + ", at " + i);
                }
            }
            cases++;
        }
        assertEquals(8, cases);
    }

    /** Values in [-1, 1) of the name {@code mixers/input} and a seed: FNV-1a of the name starts a SplitMix64. */
    private static float[] input(int count, long seed) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : "mixers/input".getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        SplittableRandom random = new SplittableRandom(hash ^ seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (2 * ((random.nextLong() >>> 11) * 0x1p-53) - 1);
        }
        return x;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MixersGoldenTest.class.getResourceAsStream("/golden/fft/" + name)) {
            return in.readAllBytes();
        }
    }
}
