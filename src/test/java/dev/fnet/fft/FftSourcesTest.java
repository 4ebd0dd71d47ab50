package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FftSourcesTest {
    private static final Path MAIN = Path.of("src", "main", "java", "dev", "fnet", "fft");
    private static final Path TEST = Path.of("src", "test", "java", "dev", "fnet", "fft");

    @Test
    void generatedSourcesAreCurrent() throws IOException {
        assumeTrue(Files.isDirectory(MAIN), "the sources are not there: tests run outside the project's folder");
        current(MAIN, FftSources.generate(MAIN));
        current(TEST, FftSources.doubles(TEST, Map.of()));
    }

    private static void current(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            String remedy = file.getKey() + " is not what FftSources writes; run it again (see its comment)";
            assertTrue(Files.exists(path), remedy);
            assertEquals(file.getValue(), Files.readString(path), remedy);
        }
        try (var sources = Files.list(folder)) {
            for (Path path : sources.toList()) {
                String name = path.getFileName().toString();
                assertTrue(!name.startsWith("Double") || files.containsKey(name), name + " has no source any more");
            }
        }
    }

    /** The counts that plans print are those of the lists of operations. */
    @Test
    void operationCountsAreTrue() {
        for (int radix : FftSources.RADICES) {
            long[] counts = FftSources.count(radix);
            OperationCount counted = new OperationCount(counts[0], counts[1], counts[2]);
            assertEquals(counted, OperationCount.butterfly(radix), "radix " + radix);
        }
    }
}
