package dev.fnet.gemm;

/** How a factor of a plain product lies in its array: {@code N} and {@code T} of BLAS. */
public enum Transpose {
    /** Row by row, as it is multiplied. */
    NO,
    /** Its transpose lies there row by row. */
    YES
}
