package dev.fnet.gemm;

/** Rows of a matrix that come one after the other, from a file for example, widened to {@code float} by the source. */
public interface RowSource {
    /**
     * Writes one row. The packing asks for rows 0, 1, 2, … once each.
     *
     * @param row index of the row
     * @param into receives the row
     * @param off index of its first element
     */
    void read(int row, float[] into, int off);
}
