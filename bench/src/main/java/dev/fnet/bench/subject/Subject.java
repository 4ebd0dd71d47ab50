package dev.fnet.bench.subject;

/**
 * One problem with its input, solved again and again by one implementation on one thread. {@link #run} does the same
 * work each time and allocates nothing that the implementation does not. Not thread-safe.
 */
public interface Subject extends Runnable {
    /** The problem with its sizes, such as {@code gemm 512x768x3072}: equal for all who solve the same. */
    String problem();

    /** Who solves it. */
    String by();

    /** Floating-point operations of one run by the textbook formula, 0 where a time says more. */
    double flops();

    /**
     * ‖y − r‖₂ / ‖r‖₂ of the last run's result y and the reference r, computed in double by {@link Reference} from the
     * same float input. Slow.
     */
    double error();

    /** The error above which the result is wrong, not merely rounded. */
    double allowedError();

    /** Runs once and refuses a wrong result. @return the error */
    default double check() {
        run();
        double error = error();
        if (!(error <= allowedError())) {
            throw new IllegalStateException(
                    problem() + " by " + by() + ": error " + error + ", allowed is " + allowedError());
        }
        return error;
    }
}
