package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class PackedMatrixTest {
    @Property(tries = 100)
    void everyWayOfPackingGivesTheSamePanels(@ForAll @IntRange(min = 1, max = 150) int k,
            @ForAll @IntRange(min = 1, max = 150) int n, @ForAll @IntRange(max = 9) int gap, @ForAll int seed) {
        float[] w = new float[gap + n * (k + gap)];
        float[] b = new float[gap + k * (n + gap)];
        Arrays.fill(w, Float.NaN);
        Arrays.fill(b, Float.NaN);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                float v = (float) random.nextDouble();
                b[gap + i * (n + gap) + j] = v;
                w[gap + j * (k + gap) + i] = v;
            }
        }
        int[] next = {0};
        PackedMatrix fromRows = PackedMatrix.pack(k, n, b, gap, n + gap);
        PackedMatrix transposed = PackedMatrix.packTransposed(n, k, w, gap, k + gap);
        PackedMatrix streamed = PackedMatrix.packTransposed(n, k, (first, rows, into, off) -> {
            assertEquals(next[0], first);
            next[0] += rows;
            for (int i = 0; i < rows; i++) {
                System.arraycopy(w, gap + (first + i) * (k + gap), into, off + i * k, k);
            }
        });
        assertEquals(n, next[0]);
        float[] panels = panels(fromRows);
        assertEquals((n + Tiles.COLUMNS - 1) / Tiles.COLUMNS * Tiles.COLUMNS * k, panels.length);
        assertArrayEquals(panels, panels(transposed));
        assertArrayEquals(panels, panels(streamed));
        for (int j = 0; j < n + Tiles.COLUMNS && j < panels.length / k; j++) {
            int p = j / Tiles.COLUMNS;
            for (int i = 0; i < k; i++) {
                float expected = j < n ? b[gap + i * (n + gap) + j] : 0f;
                assertEquals(expected, panels[(p * k + i) * Tiles.COLUMNS + j % Tiles.COLUMNS]);
            }
        }
        assertEquals(k, streamed.rows());
        assertEquals(n, streamed.columns());
        float[] column = new float[k + 1];
        int j = random.nextInt(n);
        streamed.column(j, column, 1);
        for (int i = 0; i < k; i++) {
            assertEquals(b[gap + i * (n + gap) + j], column[1 + i]);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        float[] x = new float[10];
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.pack(0, 1, x, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.pack(1, 0, x, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.pack(2, 5, x, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.pack(2, 5, x, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.pack(1 << 17, 1 << 17, x, 0, 1 << 17));
        assertThrows(IllegalArgumentException.class, () -> PackedMatrix.packTransposed(5, 2, x, 0, 1));
        IllegalArgumentException tooDeep = assertThrows(IllegalArgumentException.class,
                () -> PackedMatrix.packTransposed(1, Integer.MAX_VALUE, (first, rows, into, off) -> {}));
        assertEquals("k is 2147483647, allowed are 1 to " + (Integer.MAX_VALUE - 128) / Tiles.COLUMNS,
                tooDeep.getMessage());
        PackedMatrix b = PackedMatrix.pack(2, 5, x, 0, 5);
        assertThrows(IllegalArgumentException.class, () -> b.column(5, x, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> b.column(4, x, 9));
    }

    /** All panels of a matrix in one array. */
    private static float[] panels(PackedMatrix matrix) {
        float[] all = matrix.panelArray(0);
        return Arrays.copyOfRange(all, matrix.panelOffset(0), all.length);
    }
}
