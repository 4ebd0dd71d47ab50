package dev.fnet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.WarmUpKernel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class WarmUpTest {
    @Test
    void everyKernelRunsOnItsTinyInput() {
        List<WarmUpKernel> kernels = new ArrayList<>(LayerNorm.warmUp());
        kernels.addAll(Softmax.warmUp());
        kernels.addAll(Activations.warmUp());
        kernels.addAll(Pooling.warmUp());
        Set<String> names = new HashSet<>();
        for (WarmUpKernel kernel : kernels) {
            kernel.call().run();
            kernel.call().run();
            assertTrue(kernel.hotNanos() > 0);
            names.add(kernel.name());
        }
        assertEquals(kernels.size(), names.size());
    }
}
