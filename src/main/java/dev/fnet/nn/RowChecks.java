package dev.fnet.nn;

/** Checks of arguments at the door of the row kernels. */
final class RowChecks {
    private RowChecks() {}

    /** {@code rows} rows of {@code n} elements with leading dimension {@code ld} from {@code off} must lie in x. */
    static void rows(String name, float[] x, int off, int rows, int ld, int n) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + ", must be at least 0");
        }
        if (ld < n && rows > 1) {
            throw new IllegalArgumentException("leading dimension of " + name + " is " + ld
                    + ", must be at least the row length " + n);
        }
        long end = rows == 0 ? off : off + (rows - 1L) * ld + n;
        if (off < 0 || end > x.length) {
            throw new IllegalArgumentException(name + ": elements " + off + " to " + end
                    + " are needed, the array has " + x.length);
        }
    }

    /** {@code n} elements from {@code off} must lie in x, {@code n} at least {@code least}. */
    static void range(String name, float[] x, int off, int n, int least) {
        if (n < least) {
            throw new IllegalArgumentException("length of " + name + " is " + n + ", must be at least " + least);
        }
        if (off < 0 || n > x.length - off) {
            throw new IllegalArgumentException(name + ": elements " + off + " to " + ((long) off + n)
                    + " are needed, the array has " + x.length);
        }
    }
}
