package dev.fnet.fft;

/** Arguments checked at the door. */
final class Check {
    private Check() {}

    /** A transform's length. */
    static int length(int n) {
        return length(n, 1, Radices.MOST);
    }

    /** The same where other lengths are allowed. */
    static int length(int n, int least, int most) {
        if (n < least || n > most) {
            throw new IllegalArgumentException("length is " + n + ", allowed are " + least + " to " + most);
        }
        return n;
    }

    /** The length of a Walsh-Hadamard transform. */
    static void powerOfTwo(int n) {
        length(n);
        if (Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("length is " + n + ", allowed are powers of two");
        }
    }

    /** The type of a cosine or sine transform. */
    static void type(int type) {
        if (type < 1 || type > 4) {
            throw new IllegalArgumentException("type is " + type + ", allowed are 1 to 4");
        }
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
