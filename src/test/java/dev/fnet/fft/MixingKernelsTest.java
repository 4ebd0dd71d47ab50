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
                    int re = rows.re(i) + rows.result();
                    int im = rows.im(i) + rows.result();
                    System.arraycopy(s, re, y, 2 * i * d, d);
                    System.arraycopy(s, im, y, (2 * i + 1) * d, d);
                    assertEquals(s[re], s[re + d]);
                    assertEquals(s[im], s[im + d]);
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
    void everyRowHasAPlaceAndEveryPairOfMirroredRowsATransform() {
        for (int size = 1; size <= 1100; size += size < 100 ? 1 : 50) {
            for (int d : new int[] {1, 63, 64, 768}) {
                assertRows(size, d);
            }
        }
        assertRows(4096, 256);
        assertRows(6144, 96);
    }

    private static void assertRows(int n, int d) {
        MixingShape shape = new MixingShape(n, d);
        MixingColumns columns = new MixingColumns(shape);
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < n; i++) {
            int place = columns.place(i);
            assertEquals(0, place % MixingShape.LANES);
            int end = place + shape.blocks * columns.block() + MixingShape.BLOCK;
            assertEquals(true, place >= 0 && end <= columns.length(), n + " x " + d + " row " + i);
            assertEquals(true, places.add(place), n + " x " + d + " row " + i);
        }
        Set<Integer> rows = new HashSet<>();
        for (int i = 0; i < columns.rowCount(); i++) {
            rows.add(Math.min(columns.row(i), shape.mirror(columns.row(i))));
        }
        assertEquals(n / 2 + 1, columns.rowCount());
        assertEquals(n / 2 + 1, rows.size());
        assertEquals(columns.rowCount(), columns.end(columns.groups() - 1));
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
