package dev.fnet.exec;

import java.util.List;

/**
 * What a warm-up did.
 *
 * @param hot true if the vector kernels answer from now on
 * @param calls calls of all kernels together
 * @param millis time it took
 * @param cold names of the kernels not found hot in time, those that the time did not reach included; empty if
 *     {@code hot}, unless it was another warm-up of the same state that succeeded
 * @param reason why the vector kernels do not answer, or {@code null} if they do
 */
public record WarmUpReport(boolean hot, long calls, long millis, List<String> cold, String reason) {}
