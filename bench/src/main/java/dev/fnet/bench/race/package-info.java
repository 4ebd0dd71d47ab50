/**
 * Our kernels beside other people's, in one process and one run: suites of cases, each with its entrants, measured in
 * turns. {@code Race} measures a case, {@code Report} prints, {@code JsonLines} writes the file.
 */
package dev.fnet.bench.race;
