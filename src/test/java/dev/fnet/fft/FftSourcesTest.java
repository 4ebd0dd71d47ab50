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
    private static final Path FOLDER = Path.of("src", "main", "java", "dev", "fnet", "fft");

    @Test
    void generatedSourcesAreCurrent() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the sources are not there: tests run outside the project's folder");
        Map<String, String> files = FftSources.generate(FOLDER);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            String remedy = file.getKey() + " is not what FftSources writes; run it again (see its comment)";
            assertTrue(Files.exists(path), remedy);
            assertEquals(file.getValue(), Files.readString(path), remedy);
        }
        try (var sources = Files.list(FOLDER)) {
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
            assertEquals(new OperationCount(counts[0], counts[1], counts[2]), OperationCount.butterfly(radix), "radix " + radix);
        }
    }
}
