package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Tag("kernel")
class FloatWarmUpTest {
    /** A model is warmed for all its lengths at once; a kernel forgotten there would run cold when a text needs it. */
    @Property(tries = 60)
    void warmingUpToALengthCoversEveryPlanUpToIt(@ForAll @IntRange(min = 1, max = 20_000) int n) {
        if (!Machine.vectorsUsable()) {
            return;
        }
        List<WarmUpKernel> all = new ArrayList<>();
        FloatWarmUp.columnsUpTo(n, all);
        Set<String> names = new HashSet<>();
        for (WarmUpKernel kernel : all) {
            names.add(kernel.name());
        }
        for (WarmUpKernel kernel : FloatColumns.of(n).warmUp()) {
            assertTrue(names.contains(kernel.name()), kernel.name() + " of " + FloatColumns.of(n));
        }
    }
}
