package dev.fnet.bench.peer;

/** The numbers of CBLAS' enumerations. */
final class Blas {
    static final int ROW_MAJOR = 101;
    static final int NO_TRANSPOSE = 111;
    static final int TRANSPOSE = 112;
    static final int PACKED = 151;
    static final int B_MATRIX = 162;

    private Blas() {}

    /** BLAS has no GELU, and a pass of our own after its product would be measured as if it were its. */
    static void refuseDense(GemmTask task) {
        if (task.dense()) {
            throw new UnsupportedOperationException("has no product with bias and GELU");
        }
    }
}
