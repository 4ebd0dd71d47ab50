package dev.fnet.gemm;

/** Rows of a matrix that come one after the other, from a file for example, widened to {@code float} by the source. */
public interface RowSource {
    /**
     * Writes some rows, dense. The packing asks for every row once, in order, a panel's worth at a time.
     *
     * @param first index of the first row
     * @param rows number of rows
     * @param into receives the rows
     * @param off index of the first element
     */
    void read(int first, int rows, float[] into, int off);
}
