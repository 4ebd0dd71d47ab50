package dev.fnet.cli;

/**
 * What became of one output of a reference case.
 *
 * @param output the reference
 * @param error our largest absolute difference; NaN or infinite if our output is
 */
record Verdict(GoldenOutput output, double error) {
    /** True if the error is within the tolerance. */
    boolean pass() {
        return error <= output.tolerance();
    }
}
