package dev.fnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dependencies point down: which package uses which, read from the constant pools of the compiled classes. */
class FloorsTest {
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("simd", Set.of()),
            Map.entry("exec", Set.of()),
            Map.entry("io", Set.of()),
            Map.entry("tokenizer", Set.of("io")),
            Map.entry("fft", Set.of("simd", "exec")),
            Map.entry("gemm", Set.of("simd", "exec")),
            Map.entry("nn", Set.of("simd", "exec")),
            Map.entry("model", Set.of("fft", "gemm", "nn", "io", "exec")),
            Map.entry("task", Set.of("model", "tokenizer", "gemm", "nn", "io", "exec")),
            Map.entry("cli", Set.of("task", "model", "tokenizer", "fft", "gemm", "nn", "io", "exec")));

    private static final Pattern NAME = Pattern.compile("dev/fnet/([a-z]+)/");

    @Test
    void packagesUseOnlyTheFloorsBelow() throws IOException {
        Set<String> wrong = new TreeSet<>();
        forEachClass((name, model) -> {
            String from = packageOf(name);
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    Matcher matcher = NAME.matcher(text.stringValue());
                    while (matcher.find()) {
                        String to = matcher.group(1);
                        if (ALLOWED.containsKey(to) && !to.equals(from) && !ALLOWED.get(from).contains(to)) {
                            wrong.add(name + " uses " + to);
                        }
                    }
                }
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    void onlyVectorKernelsAndTheirShapeTouchTheVectorApi() throws IOException {
        Set<String> wrong = new TreeSet<>();
        forEachClass((name, model) -> {
            boolean mayTouch = packageOf(name).equals("simd") || name.contains("Vector");
            for (PoolEntry entry : model.constantPool()) {
                if (!mayTouch && entry instanceof ClassEntry used
                        && used.asInternalName().startsWith("jdk/incubator/vector/")) {
                    wrong.add(name + " uses " + used.asInternalName());
                }
            }
        });
        assertEquals(Set.of(), wrong, "a class that is loaded while the kernels are cold must run without the module");
    }

    @Test
    void nothingUsesUnsafeNativeCodeOrReflection() throws IOException {
        Set<String> wrong = new TreeSet<>();
        forEachClass((name, model) -> {
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry used) {
                    String target = used.asInternalName();
                    if (target.startsWith("sun/misc/") || target.startsWith("java/lang/reflect/")
                            || target.equals("java/lang/foreign/Linker") || target.startsWith("jdk/internal/")) {
                        wrong.add(name + " uses " + target);
                    }
                }
            }
            model.methods().forEach(method -> {
                if (method.flags().has(java.lang.reflect.AccessFlag.NATIVE)) {
                    wrong.add(name + " has a native method");
                }
            });
        });
        assertEquals(Set.of(), wrong);
    }

    private interface Visitor {
        void visit(String name, ClassModel model);
    }

    private static void forEachClass(Visitor visitor) throws IOException {
        Path root = classes();
        int[] count = new int[1];
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                String name = root.relativize(file).toString().replace('\\', '/').replace(".class", "");
                if (name.startsWith("dev/fnet/") && !name.endsWith("package-info")) {
                    count[0]++;
                    visitor.visit(name, parse(file));
                }
            });
        }
        assertTrue(count[0] > 20, "found only " + count[0] + " classes");
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the main classes, wherever the tests are started from. */
    private static Path classes() {
        URI resource = URI.create(dev.fnet.exec.Machine.class.getResource("Machine.class").toString());
        return Path.of(resource).getParent().getParent().getParent().getParent();
    }

    private static String packageOf(String name) {
        Matcher matcher = NAME.matcher(name);
        assertTrue(matcher.lookingAt(), name);
        return matcher.group(1);
    }
}
