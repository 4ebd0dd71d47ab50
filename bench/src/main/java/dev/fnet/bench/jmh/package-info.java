/**
 * JMH benchmarks, one question each; all forms of a kernel in one table. Each checks its subject's result before it
 * measures. Run by {@code bench.jar jmh}.
 */
package dev.fnet.bench.jmh;
