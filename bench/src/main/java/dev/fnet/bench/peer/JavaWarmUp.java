package dev.fnet.bench.peer;

import dev.fnet.bench.measure.Clock;
import java.util.function.Function;

/** For libraries on the Vector API: before it is compiled their code is a hundred times slower. */
final class JavaWarmUp {
    private static final long MILLI = 1_000_000;
    private static final Clock.Settling ENOUGH = new Clock.Settling(40 * MILLI, 5, 3000, 200 * MILLI, 1000 * MILLI);

    private JavaWarmUp() {}

    /** Solves small problems, of one row and of many, until nothing gets faster. */
    static void products(Function<GemmTask, Product> maker) {
        for (int m : new int[] {32, 1}) {
            try (Product product = maker.apply(new GemmTask(m, 256, 256, 1, false))) {
                new Clock(product, MILLI).warm(ENOUGH);
            }
        }
    }
}
