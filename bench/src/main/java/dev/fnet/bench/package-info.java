/**
 * The commands of {@code bench.jar}. Below: {@code measure} (clocks, roofs, facts), {@code subject} (what is measured,
 * with its double reference), {@code peer} (other people's libraries), {@code race} (ours beside them), {@code jmh}
 * (one benchmark class per question).
 */
package dev.fnet.bench;
