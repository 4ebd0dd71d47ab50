package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Single kernels of the mixing. */
@Tag("kernel")
class MixingKernelsTest {
    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        return x;
    }

    @Test
    void transposesWholeSquaresAndEdges() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
        for (int rows = 1; rows <= 40; rows += 3) {
            for (int columns = 1; columns <= 40; columns += 3) {
                float[] a = random(3 + 64 * 64, rows * columns);
                float[] expected = new float[64 * 64];
                float[] b = new float[64 * 64];
                Arrays.fill(b, Float.NaN);
                MixingTransposeScalar.transpose(rows, columns, a, 3, 61, expected, 5, 59);
                MixingTransposeVector.transpose(rows, columns, a, 3, 61, b, 5, 59);
                for (int c = 0; c < columns; c++) {
                    for (int r = 0; r < rows; r++) {
                        assertEquals(a[3 + r * 61 + c], expected[5 + c * 59 + r]);
                        assertEquals(expected[5 + c * 59 + r], b[5 + c * 59 + r], rows + " x " + columns);
                    }
                }
            }
        }
    }

    @Test
    void transformsRowsOfEveryKind() {
        boolean[] forms = Machine.vectorsUsable() ? new boolean[] {false, true} : new boolean[] {false};
        for (int d : new int[] {1, 2, 3, 7, 16, 30, 31, 32, 48, 80, 96, 112, 127, 128, 256, 272, 768}) {
            MixingRows rows = MixingRows.of(d);
            int count = rows.batch();
            float[] x = random(2 * count * d, d);
            float[] first = null;
            for (boolean hot : forms) {
                float[] s = new float[rows.scratchLength()];
                Arrays.fill(s, Float.NaN);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(x, 2 * i * d, s, rows.re(i), d);
                    System.arraycopy(x, (2 * i + 1) * d, s, rows.im(i), d);
                }
                rows.run(hot, count, s, 0);
                float[] y = new float[2 * count * d];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(s, rows.re(i), y, 2 * i * d, d);
                    System.arraycopy(s, rows.im(i), y, (2 * i + 1) * d, d);
                    assertEquals(s[rows.re(i)], s[rows.re(i) + d]);
                    assertEquals(s[rows.im(i)], s[rows.im(i) + d]);
                }
                if (first == null) {
                    first = y;
                    assertTransform(d, x, y);
                } else {
                    assertArrayEquals(first, y, "d " + d);
                }
            }
        }
    }

    /** Row 0 against the sum in doubles. */
    private static void assertTransform(int d, float[] x, float[] y) {
        for (int k = 0; k < d; k++) {
            double re = 0;
            double im = 0;
            for (int j = 0; j < d; j++) {
                double angle = -2 * Math.PI * ((long) j * k % d) / d;
                re += x[j] * Math.cos(angle) - x[d + j] * Math.sin(angle);
                im += x[j] * Math.sin(angle) + x[d + j] * Math.cos(angle);
            }
            double bound = 1e-6 * Math.sqrt(d);
            assertEquals(re, y[k], bound, "d " + d + " re " + k);
            assertEquals(im, y[d + k], bound, "d " + d + " im " + k);
        }
    }

    @Test
    void pairsEveryColumnAndRowOnce() {
        for (int size = 1; size <= 100; size++) {
            MixingShape shape = new MixingShape(size, size);
            Set<Integer> columns = new HashSet<>();
            for (int c = 0; c < shape.fullLanes; c++) {
                columns.add(1 + c);
                columns.add(1 + shape.fullLanes + c);
            }
            columns.add(0);
            if ((shape.half & 1) != 0) {
                columns.add(shape.half);
            }
            assertEquals(size / 2 + 1, columns.size());
            Set<Integer> rows = new HashSet<>();
            int lanes = 0;
            for (int b = 0; b < shape.blocks; b++) {
                lanes += shape.lanes(b);
            }
            assertEquals(shape.fullLanes + 1, lanes);
            for (int p = 0; p < shape.rowPairs; p++) {
                rows.add(p);
                rows.add(shape.second(p));
            }
            assertEquals(size / 2 + 1, rows.size());
        }
    }

    @Test
    void offersEachKernelToTheWarmUpOnce() {
        assumeTrue(Machine.vectorsUsable(), Machine.whyUnusable());
        Set<String> names = new HashSet<>();
        for (WarmUpKernel kernel : FourierMixing.of(48, 768, new KernelState()).warmUp()) {
            assertEquals(true, names.add(kernel.name()), kernel.name());
            kernel.call().run();
            kernel.call().run();
        }
    }
}
