package dev.fnet.nn;

/** A row kernel on tiny rows in turn with and without a tail, so that the compiler sees both ways taken. */
abstract class WarmUpRow implements Runnable {
    /** A twentieth of what the quickest of these calls needs as C1 code, two to five times what compiled code needs. */
    static final long HOT_NANOS = 300;
    /** The same for kernels of few operations: relu and pooling. */
    static final long FEW_OPERATIONS_NANOS = 100;

    final float[] x = new float[64];
    final float[] y = new float[64];
    final float[] w = new float[64];
    private int calls;

    @Override
    public final void run() {
        call((calls++ & 1) == 0 ? 64 : 43);
    }

    /** One row of {@code n} elements. */
    abstract void call(int n);
}
