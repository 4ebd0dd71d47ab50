package dev.fnet.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.fnet.bench.subject.ActivationSubject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each benchmark's setup checks its result; here each is set up once, and JMH's list names them all. */
final class BenchmarksTest {
    @Test
    void setUpsCheckTheirResults() {
        GemmBenchmark gemm = new GemmBenchmark();
        gemm.form = "vector";
        gemm.shape = "1x768x768";
        gemm.setup();
        gemm.run();

        MixingBenchmark mixing = new MixingBenchmark();
        mixing.form = "twin";
        mixing.shape = "32x768";
        mixing.setup();
        mixing.run();

        FftBenchmark fft = new FftBenchmark();
        fft.form = "twin";
        fft.batch = "64 columns";
        fft.length = 256;
        fft.setup();
        fft.run();

        LayerNormBenchmark norm = new LayerNormBenchmark();
        norm.form = "twin";
        norm.shape = "128x770";
        norm.setup();
        norm.run();

        ActivationBenchmark activation = new ActivationBenchmark();
        activation.form = "math";
        activation.function = ActivationSubject.Function.GELU_ERF;
        activation.setup();
        activation.run();
    }

    @Test
    void theAnnotationProcessorHasSeenThemAll() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream in = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
            assertNotNull(in, "META-INF/BenchmarkList is missing");
            String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Class<?> benchmark : new Class<?>[] {ActivationBenchmark.class, FftBenchmark.class, GemmBenchmark.class,
                LayerNormBenchmark.class, MixingBenchmark.class}) {
                if (list.contains(benchmark.getName())) {
                    names.add(benchmark.getSimpleName());
                }
            }
        }
        assertEquals("[ActivationBenchmark, FftBenchmark, GemmBenchmark, LayerNormBenchmark, MixingBenchmark]",
                names.toString());
    }
}
