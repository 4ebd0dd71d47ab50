package dev.fnet.gemm;

import dev.fnet.simd.VectorShape;
import dev.fnet.simd.VectorTranspose;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Packing for {@link PlainGemm}, vector kernel: whole panels of B {@code [K][Tiles.COLUMNS]}, and the transpose of any
 * matrix; what is left beyond whole vectors goes to {@link PanelsScalar}. Callers have checked all ranges.
 */
final class PanelsVector {
    private static final VectorSpecies<Float> S = VectorShape.F32;
    private static final int L = VectorShape.LANES;
    private static final int NR = Tiles.COLUMNS;

    private PanelsVector() {}

    /** {@link Tiles#GROUP} whole panels of B, {@code panel} elements apart: longer pieces of each row, fewer pages. */
    static void copyGroup(int k, float[] b, int bOff, int ldb, float[] to, int at, int panel) {
        int at1 = at + panel;
        int at2 = at1 + panel;
        int at3 = at2 + panel;
        for (int p = 0; p < k; p++) {
            FloatVector.fromArray(S, b, bOff).intoArray(to, at);
            FloatVector.fromArray(S, b, bOff + L).intoArray(to, at + L);
            FloatVector.fromArray(S, b, bOff + 2 * L).intoArray(to, at1);
            FloatVector.fromArray(S, b, bOff + 3 * L).intoArray(to, at1 + L);
            FloatVector.fromArray(S, b, bOff + 4 * L).intoArray(to, at2);
            FloatVector.fromArray(S, b, bOff + 5 * L).intoArray(to, at2 + L);
            FloatVector.fromArray(S, b, bOff + 6 * L).intoArray(to, at3);
            FloatVector.fromArray(S, b, bOff + 7 * L).intoArray(to, at3 + L);
            bOff += ldb;
            at += NR;
            at1 += NR;
            at2 += NR;
            at3 += NR;
        }
    }

    /** One whole panel of B. */
    static void copy(int k, float[] b, int bOff, int ldb, float[] to, int at) {
        for (int p = 0; p < k; p++) {
            FloatVector.fromArray(S, b, bOff).intoArray(to, at);
            FloatVector.fromArray(S, b, bOff + L).intoArray(to, at + L);
            bOff += ldb;
            at += NR;
        }
    }

    /** {@code y[j,i] = x[i,j]} for {@code i < rows}, {@code j < columns}, and nothing beyond. */
    static void transpose(int rows, int columns, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy) {
        int wholeRows = rows - rows % L;
        int wholeColumns = columns - columns % L;
        // Squares along the rows: 16 streams through memory, where those of two strips would be 32.
        for (int i = 0; i < wholeRows; i += L) {
            for (int j = 0; j < wholeColumns; j += L) {
                VectorTranspose.square(x, xOff + i * ldx + j, ldx, y, yOff + j * ldy + i, ldy);
            }
        }
        if (wholeColumns < columns) {
            PanelsScalar.transpose(wholeRows, columns - wholeColumns, x, xOff + wholeColumns, ldx,
                    y, yOff + wholeColumns * ldy, ldy);
        }
        if (wholeRows < rows) {
            PanelsScalar.transpose(rows - wholeRows, columns, x, xOff + wholeRows * ldx, ldx, y, yOff + wholeRows, ldy);
        }
    }
}
