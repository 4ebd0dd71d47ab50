package dev.fnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** README's Java examples compile, run as README says, and print what README shows. */
class ReadmeTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\\n(.*?)```\\n```text\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        Path root = Path.of(System.getProperty("basedir", "."));
        Matcher matcher = EXAMPLE.matcher(Files.readString(root.resolve("README.md")));
        List<DynamicTest> tests = new ArrayList<>();
        while (matcher.find()) {
            String program = matcher.group(1);
            String output = matcher.group(2);
            String name = program.lines().findFirst().orElseThrow();
            tests.add(DynamicTest.dynamicTest(name, () -> assertEquals(output, run(root, program))));
        }
        assertEquals(5, tests.size(), "examples in README");
        return tests.stream();
    }

    private String run(Path root, String program) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Example.java"), program);
        String classPath = root.resolve("target/classes") + java.io.File.pathSeparator
                + root.resolve("target/models-classes");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", classPath, source.toString())
                .redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertTrue(status == 0, () -> {
            try {
                return Files.readString(errors);
            } catch (IOException e) {
                return e.toString();
            }
        });
        return output.replace("\r\n", "\n");
    }
}
