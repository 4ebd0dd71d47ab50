package dev.fnet.fft;

/** The complex transforms of one length that a transform of another kind is made of. Immutable. */
final class FloatPoints {
    final int n;
    /** Rows. */
    final FloatRows rows;
    /** Columns with the bits of {@link #rows}, for rows turned into columns. */
    final FloatColumns turned;
    /** Columns. */
    final FloatColumns columns;

    FloatPoints(int n) {
        this.n = n;
        columns = FloatColumns.of(n);
        rows = new FloatRows(columns);
        turned = rows.asColumns();
    }

    /** Elements of scratch for columns, split or interleaved. */
    int columnsScratchLength() {
        return columns.scratchLength(1);
    }
}
