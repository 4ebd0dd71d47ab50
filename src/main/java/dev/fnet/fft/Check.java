package dev.fnet.fft;

/** Arguments checked at the door. */
final class Check {
    private Check() {}

    /** A transform's length. */
    static int length(int n) {
        if (n < 1 || n > Radices.MOST) {
            throw new IllegalArgumentException("length is " + n + ", allowed are 1 to " + Radices.MOST);
        }
        return n;
    }

    /** A batch of {@code count} rows or columns; the leading dimension must hold a row. */
    static void batch(String name, int count, String ldName, int ld, int width) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " is " + count + ", allowed are 0 and more");
        }
        leading(ldName, ld, width);
    }

    /** A leading dimension must hold a row. */
    static void leading(String name, int ld, int width) {
        if (ld < width) {
            throw new IllegalArgumentException(name + " is " + ld + ", allowed are " + width + " and more");
        }
    }

    /** A matrix of rows × width elements with the leading dimension ld, from offset on; nothing is touched if empty. */
    static void matrix(String name, int length, int offset, int rows, int width, int ld) {
        if (rows > 0 && width > 0) {
            range(name, length, offset, (long) (rows - 1) * ld + width);
        }
    }

    /** The same for interleaved complex numbers: width and ld count numbers, offset and length array elements. */
    static void interleaved(String name, int length, int offset, int rows, int width, int ld) {
        if (rows > 0 && width > 0) {
            range(name, length, offset, 2 * ((long) (rows - 1) * ld + width));
        }
    }

    /** Elements offset … offset + count − 1 of an array. */
    static void range(String name, int length, int offset, long count) {
        if (offset < 0 || offset > length - count) {
            throw new IllegalArgumentException(name + " has length " + length + ", but " + count
                    + " elements from offset " + offset + " are needed");
        }
    }
}
