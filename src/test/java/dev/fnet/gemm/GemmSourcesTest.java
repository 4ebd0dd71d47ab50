package dev.fnet.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GemmSourcesTest {
    @Test
    void generatedSourcesAreCurrent() throws IOException {
        assumeTrue(Files.isDirectory(GemmSources.FOLDER), "the sources are not there");
        for (Map.Entry<String, String> file : GemmSources.generate().entrySet()) {
            Path path = GemmSources.FOLDER.resolve(file.getKey());
            assertEquals(file.getValue(), Files.readString(path),
                    file.getKey() + " is not what GemmSources writes; run it again (see its comment)");
        }
    }
}
