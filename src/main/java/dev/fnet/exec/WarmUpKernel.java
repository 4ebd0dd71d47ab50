package dev.fnet.exec;

/**
 * A vector kernel on a tiny input, as {@link KernelState#warmUp} calls it until the compiler has done its work.
 *
 * @param name the kernel's name in reports
 * @param hotNanos a call below this time is compiled code on the machine of reference (Zen 4 at 3.6 GHz); slower
 *     machines get a bound in proportion. At least ten times below what C1 code needs, because a lax bound takes C1
 *     code for hot
 * @param call runs the kernel once
 */
public record WarmUpKernel(String name, long hotNanos, Runnable call) {}
