package dev.fnet.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MixingSourcesTest {
    @Test
    void generatedSourcesAreCurrent() throws IOException {
        Path folder = Path.of("src", "main", "java", "dev", "fnet", "fft");
        assumeTrue(Files.isDirectory(folder), "the sources are not there: tests run outside the project's folder");
        for (Map.Entry<String, String> file : MixingSources.generate().entrySet()) {
            String remedy = file.getKey() + " is not what MixingSources writes; run it again (see its comment)";
            assertEquals(file.getValue(), Files.readString(folder.resolve(file.getKey())), remedy);
        }
    }
}
