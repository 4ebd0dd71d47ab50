package dev.fnet.gemm;

/** The checks at the door; behind it nothing is checked again. */
final class Ranges {
    private Ranges() {}

    /** Refuses a row-major matrix that does not lie wholly inside its array. */
    static void check(String name, float[] array, int rows, int columns, int off, int ld) {
        if (array == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        if (ld < columns) {
            throw new IllegalArgumentException(
                    "the row stride of " + name + " is " + ld + ", allowed are " + columns + " and more");
        }
        if (rows == 0) {
            return;
        }
        long last = array.length - ((long) (rows - 1) * ld + columns);
        if (last < 0) {
            throw new IllegalArgumentException(name + " has " + array.length + " elements, " + rows + " rows of "
                    + columns + " at stride " + ld + " need " + ((long) (rows - 1) * ld + columns));
        }
        if (off < 0 || off > last) {
            throw new IllegalArgumentException(
                    "the offset of " + name + " is " + off + ", allowed are 0 to " + last);
        }
    }

    /** Refuses {@code length} elements that do not lie wholly inside their array. */
    static void check(String name, float[] array, int length, int off) {
        if (array == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        int last = array.length - length;
        if (last < 0) {
            throw new IllegalArgumentException(
                    name + " has " + array.length + " elements, " + length + " are needed");
        }
        if (off < 0 || off > last) {
            throw new IllegalArgumentException(
                    "the offset of " + name + " is " + off + ", allowed are 0 to " + last);
        }
    }
}
