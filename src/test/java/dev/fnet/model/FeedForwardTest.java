package dev.fnet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.Gemm;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.nn.LayerNorm;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeedForwardTest {
    private static final int D = 5;

    /** f with and without the padding of rows; numbers of rows below, at and above those of a block. */
    @Test
    void blocksDoNotChangeTheBits() {
        for (int f : new int[] {7, 4096, 5000}) {
            for (int rows : new int[] {0, 1, 24, 96, 97, 120, 121, 250}) {
                compare(f, rows, new KernelState());
                if (Machine.vectorsUsable()) {
                    compare(f, rows, new KernelState().forceHot());
                }
            }
        }
    }

    private static void compare(int f, int rows, KernelState state) {
        SplittableRandom random = new SplittableRandom(f + rows);
        PackedMatrix w1 = PackedMatrix.pack(D, f, random(random, D * f), 0, f);
        PackedMatrix w2 = PackedMatrix.pack(f, D, random(random, D * f), 0, D);
        Epilogue e1 = Epilogue.of(random(random, f), Activation.GELU_TANH);
        Epilogue e2 = Epilogue.of(random(random, D), Activation.NONE);
        LayerNorm norm = new LayerNorm(random(random, D), random(random, D), 1e-12f, state);
        Gemm gemm = new Gemm(state);
        int ld = D + 2;
        float[] x = random(random, 3 + rows * ld);
        float[] expected = x.clone();
        float[] inner = new float[rows * f];
        gemm.multiply(rows, expected, 3, ld, w1, e1, inner, 0, f);
        gemm.multiplyAdd(rows, inner, 0, f, w2, e2, expected, 3, ld, expected, 3, ld);
        norm.apply(rows, expected, 3, ld, expected, 3, ld);

        FeedForward feedForward = new FeedForward(w1, e1, w2, e2, norm);
        float[] scratch = new float[feedForward.scratchLength(rows) + 3];
        Arrays.fill(scratch, Float.NaN);
        scratch[0] = 1;
        scratch[scratch.length - 1] = 2;
        feedForward.apply(gemm, rows, x, 3, ld, scratch, 1);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Float.floatToRawIntBits(expected[i]), Float.floatToRawIntBits(x[i]), f + " " + rows);
        }
        assertEquals(1, scratch[0]);
        assertEquals(2, scratch[scratch.length - 1]);
    }

    @Test
    void refusesWhatDoesNotFit() {
        KernelState state = new KernelState();
        PackedMatrix w1 = PackedMatrix.pack(D, 7, new float[35], 0, 7);
        PackedMatrix w2 = PackedMatrix.pack(7, D, new float[35], 0, D);
        LayerNorm norm = new LayerNorm(new float[D], new float[D], 1e-12f, state);
        LayerNorm longer = new LayerNorm(new float[7], new float[7], 1e-12f, state);
        Epilogue none = Epilogue.none();
        refused("w2 is 5 x 7, must be 7 x 5", () -> new FeedForward(w1, none, w1, none, norm));
        refused("norm has 7 elements, must have 5", () -> new FeedForward(w1, none, w2, none, longer));
        FeedForward feedForward = new FeedForward(w1, none, w2, none, norm);
        Gemm gemm = new Gemm(state);
        float[] x = new float[15];
        float[] s = new float[feedForward.scratchLength(3)];
        refused("rows is -1, allowed are 0 and more", () -> feedForward.apply(gemm, -1, x, 0, D, s, 0));
        refused("3 rows of 5 at stride 5 from 1 on do not lie in x, which has 15 elements",
                () -> feedForward.apply(gemm, 3, x, 1, D, s, 0));
        refused("2 rows of 5 at stride 4 from 0 on do not lie in x, which has 15 elements",
                () -> feedForward.apply(gemm, 2, x, 0, 4, s, 0));
        refused("scratch has 21 elements, 21 from 1 on are needed", () -> feedForward.apply(gemm, 3, x, 0, D, s, 1));
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static float[] random(SplittableRandom random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
        }
        return x;
    }
}
