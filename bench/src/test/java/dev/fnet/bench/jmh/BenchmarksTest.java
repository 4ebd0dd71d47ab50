package dev.fnet.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.fnet.bench.subject.ActivationSubject;
import dev.fnet.bench.subject.FftSubject;
import dev.fnet.bench.subject.PlainGemmSubject;
import dev.fnet.bench.subject.RealKindSubject;
import dev.fnet.gemm.Activation;
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
        gemm.activation = Activation.GELU_TANH;
        gemm.setup();
        gemm.run();

        PlainGemmBenchmark plain = new PlainGemmBenchmark();
        plain.form = "twin";
        plain.factors = PlainGemmSubject.Factors.TN;
        plain.shape = "8x768x3072";
        plain.setup();
        plain.run();

        FeedForwardBenchmark feedForward = new FeedForwardBenchmark();
        feedForward.rows = 50;
        feedForward.block = 24;
        feedForward.width = 64;
        feedForward.setup();
        feedForward.run();

        MixingBenchmark mixing = new MixingBenchmark();
        mixing.form = "twin";
        mixing.shape = "32x768";
        mixing.setup();
        mixing.run();

        FftRowsBenchmark rows = new FftRowsBenchmark();
        rows.form = "twin";
        rows.layout = FftSubject.Layout.SPLIT;
        rows.count = 64;
        rows.length = 256;
        rows.setup();
        rows.run();

        FftColumnsBenchmark columns = new FftColumnsBenchmark();
        columns.form = "twin";
        columns.layout = FftSubject.Layout.INTERLEAVED;
        columns.count = 16;
        columns.length = 128;
        columns.setup();
        columns.run();

        FftSingleBenchmark single = new FftSingleBenchmark();
        single.form = "twin";
        single.layout = FftSubject.Layout.INTERLEAVED;
        single.length = 64;
        single.setup();
        single.run();

        for (boolean f64 : new boolean[] {false, true}) {
            RealFftBenchmark real = new RealFftBenchmark();
            real.form = "twin";
            real.f64 = f64;
            real.count = 1;
            real.length = 500;
            real.setup();
            real.run();
        }

        RealKindsBenchmark kinds = new RealKindsBenchmark();
        kinds.form = "twin";
        kinds.kind = RealKindSubject.Kind.DCT4;
        kinds.f64 = true;
        kinds.count = 64;
        kinds.length = 512;
        kinds.setup();
        kinds.run();

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
            for (Class<?> benchmark : new Class<?>[] {ActivationBenchmark.class, FeedForwardBenchmark.class,
                FftColumnsBenchmark.class, FftRowsBenchmark.class, FftSingleBenchmark.class, GemmBenchmark.class,
                LayerNormBenchmark.class, MixingBenchmark.class, PlainGemmBenchmark.class, RealFftBenchmark.class,
                RealKindsBenchmark.class}) {
                if (list.contains(benchmark.getName())) {
                    names.add(benchmark.getSimpleName());
                }
            }
        }
        assertEquals("[ActivationBenchmark, FeedForwardBenchmark, FftColumnsBenchmark, FftRowsBenchmark, "
                + "FftSingleBenchmark, GemmBenchmark, LayerNormBenchmark, MixingBenchmark, PlainGemmBenchmark, "
                + "RealFftBenchmark, RealKindsBenchmark]", names.toString());
    }
}
