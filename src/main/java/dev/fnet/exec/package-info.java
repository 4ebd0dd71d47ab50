/**
 * Who computes, and with which form of the kernels: {@link dev.fnet.exec.Workers} owned by the caller,
 * {@link dev.fnet.exec.KernelState}, which says whether the scalar twins or the vector kernels answer, and
 * {@link dev.fnet.exec.Machine} with the facts of this VM that decide it. Floor 1; uses the JDK alone.
 */
package dev.fnet.exec;
