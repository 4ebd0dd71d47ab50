package dev.fnet.fft;

/** The checks at the door of the mixing. */
final class MixingChecks {
    private MixingChecks() {}

    /** {@code rows × columns} elements with leading dimension {@code ld} lie in the array. */
    static void matrix(String name, int rows, int columns, float[] a, int off, int ld) {
        if (ld < columns) {
            throw new IllegalArgumentException(
                    "leading dimension of " + name + " is " + ld + ", allowed are " + columns + " and more");
        }
        long span = (rows - 1L) * ld + columns;
        range(name, span, a, off);
    }

    /** {@code span} elements from {@code off} on lie in the array. */
    static void range(String name, long span, float[] a, int off) {
        if (a == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        if (off < 0 || span > a.length - (long) off) {
            throw new IllegalArgumentException("offset of " + name + " is " + off + ", allowed are 0 to "
                    + (a.length - span) + " (" + span + " of " + a.length + " elements are needed)");
        }
    }

    /** X and Y are the same matrix or share no element's range. */
    static void sameOrApart(int rows, int columns, float[] x, int xOff, int ldx, float[] y, int yOff, int ldy) {
        if (x != y || (xOff == yOff && (ldx == ldy || rows == 1))) {
            return;
        }
        long xEnd = xOff + (rows - 1L) * ldx + columns;
        long yEnd = yOff + (rows - 1L) * ldy + columns;
        if (xOff < yEnd && yOff < xEnd) {
            throw new IllegalArgumentException("x and y overlap: offsets " + xOff + " and " + yOff
                    + ", leading dimensions " + ldx + " and " + ldy + "; allowed are the same or none in common");
        }
    }

    /** {@code items} matrices, {@code item} elements from one to the next, lie in the array. */
    static void batch(String name, int items, int rows, int columns, float[] a, int off, int ld, int item) {
        if (items < 0) {
            throw new IllegalArgumentException("items is " + items + ", allowed are 0 and more");
        }
        if (items == 0) {
            return;
        }
        matrix(name, rows, columns, a, off, ld);
        long span = (rows - 1L) * ld + columns;
        if (item < span && items > 1) {
            throw new IllegalArgumentException(
                    "distance of items of " + name + " is " + item + ", allowed are " + span + " and more");
        }
        range(name, (items - 1L) * item + span, a, off);
    }

    /** All X and all Y are the same matrices or share no element's range. */
    static void sameOrApart(int items, int rows, int columns, float[] x, int xOff, int ldx, int xItem, float[] y,
            int yOff, int ldy, int yItem) {
        if (items > 1 && x == y && (xOff != yOff || ldx != ldy && rows > 1 || xItem != yItem)) {
            long xEnd = xOff + (items - 1L) * xItem + (rows - 1L) * ldx + columns;
            long yEnd = yOff + (items - 1L) * yItem + (rows - 1L) * ldy + columns;
            if (xOff < yEnd && yOff < xEnd) {
                throw new IllegalArgumentException("x and y overlap: offsets " + xOff + " and " + yOff
                        + ", distances of items " + xItem + " and " + yItem
                        + "; allowed are the same or none in common");
            }
        } else if (items == 1) {
            sameOrApart(rows, columns, x, xOff, ldx, y, yOff, ldy);
        }
    }
}
