/** Clocks, samples, the machine's roofs and facts: how to measure, not what. */
package dev.fnet.bench.measure;
