package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows have the bits of one cold row: alone, in batches, in either layout, in place or not, and as columns. */
@Tag("kernel")
class FloatRowsTest {
    private static final int[] LONGER = {320, 384, 448, 500, 512, 640, 768, 896, 1000, 1009, 1024, 1100, 1344, 1536,
            1920, 2000, 2048, 3000, 3072, 4096, 8192, 10_000};

    @Test
    void everyLengthToThreeHundred() {
        for (int n = 1; n <= 300; n++) {
            check(n, 1 + n % 19);
        }
    }

    @Test
    void longerLengths() {
        for (int n : LONGER) {
            check(n, 3);
        }
    }

    private static void check(int n, int count) {
        Random random = new Random(n);
        FloatRows rows = FloatRows.of(n);
        int ld = n + random.nextInt(3);
        float[][] twins = new float[count][2 * n];
        float[] split = new float[2 * count * ld];
        float[] pairs = new float[2 * count * ld];
        for (int c = 0; c < count; c++) {
            for (int j = 0; j < n; j++) {
                for (int part = 0; part < 2; part++) {
                    float value = random.nextFloat() - 0.5f;
                    twins[c][part * n + j] = value;
                    split[part * count * ld + c * ld + j] = value;
                    pairs[2 * (c * ld + j) + part] = value;
                }
            }
            float[] scratch = nan(rows.scratchLength());
            float[] z = twins[c];
            rows.forward(false, 1, 1, z, 0, z, n, n, z, 0, z, n, n, scratch, 0);
        }
        columns(rows, n, count, split, ld, twins);
        if (!Machine.vectorsUsable()) {
            return;
        }
        int im = count * ld;
        for (int some : new int[] {count, 1}) {
            for (boolean inPlace : new boolean[] {false, true}) {
                float[] x = split.clone();
                float[] y = inPlace ? x : nan(x.length);
                rows.forward(true, some, 1, x, 0, x, im, ld, y, 0, y, im, ld, nan(rows.scratchLength()), 0);
                float[] u = pairs.clone();
                float[] v = inPlace ? u : nan(u.length);
                rows.forward(true, some, 2, u, 0, u, 1, 2 * ld, v, 0, v, 1, 2 * ld, nan(rows.scratchLength()), 0);
                float[] mixed = nan(split.length);
                rows.forward(true, some, 2, 1, pairs, 0, pairs, 1, 2 * ld, mixed, 0, mixed, im, ld,
                        nan(rows.scratchLength()), 0);
                float[] back = nan(pairs.length);
                // The other way round: real parts behind imaginary ones.
                rows.forward(true, some, 1, 2, split, 0, split, im, ld, back, 1, back, 0, 2 * ld,
                        nan(rows.scratchLength()), 0);
                for (int c = 0; c < some; c++) {
                    for (int k = 0; k < 2 * n; k++) {
                        int part = k / n;
                        int j = k % n;
                        String where = rows + ", " + some + " rows, " + c + ", " + k + ", in place " + inPlace;
                        float expected = twins[c][k];
                        assertEquals(expected, y[part * im + c * ld + j], where);
                        assertEquals(expected, v[2 * (c * ld + j) + part], where + ", interleaved");
                        assertEquals(expected, mixed[part * im + c * ld + j], where + ", from interleaved");
                        assertEquals(expected, back[2 * (c * ld + j) + 1 - part], where + ", to interleaved");
                    }
                }
            }
        }
    }

    /** {@link FloatRows#asColumns()} has the bits of rows. */
    private static void columns(FloatRows rows, int n, int count, float[] split, int ld, float[][] twins) {
        FloatColumns columns = rows.asColumns();
        float[] turned = new float[2 * n * count];
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < 2 * n; k++) {
                turned[k * count + c] = split[k / n * count * ld + c * ld + k % n];
            }
        }
        boolean hot = Machine.vectorsUsable();
        columns.forward(hot, count, turned, 0, turned, n * count, count, nan(columns.scratchLength(count)), 0);
        for (int c = 0; c < count; c++) {
            for (int k = 0; k < 2 * n; k++) {
                assertEquals(twins[c][k], turned[k * count + c], rows + " as columns, " + c + ", " + k);
            }
        }
    }

    /** Every kernel of the warm-up runs, each under a name of its own. */
    @Test
    void warmUpKernelsRun() {
        if (!Machine.vectorsUsable()) {
            return;
        }
        for (int n : new int[] {1, 22, 64, 136, 168, 256, 768, 1000, 1344, 4096}) {
            Set<String> names = new HashSet<>();
            for (WarmUpKernel kernel : FloatRows.of(n).warmUp()) {
                kernel.call().run();
                assertTrue(names.add(kernel.name()), kernel.name());
            }
        }
    }

    private static float[] nan(int length) {
        float[] a = new float[length];
        Arrays.fill(a, Float.NaN);
        return a;
    }
}
