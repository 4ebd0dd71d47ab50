/**
 * The command line: arguments in, text or JSON out. Entry point: {@link dev.fnet.cli.Main}; one class per command, each
 * a thin layer over {@code task}, except {@code verify}, which compares a {@code model} with stored reference results.
 * Floor 5; may use everything below. On the way to the first answer stands nothing that makes a cold JVM slow: no
 * lambdas, streams, regular expressions or formatters.
 */
package dev.fnet.cli;
