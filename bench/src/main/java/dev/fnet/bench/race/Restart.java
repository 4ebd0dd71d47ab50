package dev.fnet.bench.race;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same command once more, in a JVM that suits the peers: native libraries read the number of their threads from the
 * environment when they are loaded, and Java cannot change its own.
 */
public final class Restart {
    private static final String CHILD = "fnet.race.child";

    private Restart() {}

    /** True in the second JVM. */
    public static boolean done() {
        return Boolean.getBoolean(CHILD);
    }

    /**
     * Runs this program with these arguments and waits for it.
     *
     * @return its exit code
     */
    public static int run(List<String> arguments, int threads) throws IOException, InterruptedException {
        Process child = command(arguments, threads).inheritIO().start();
        Thread end = new Thread(child::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return child.waitFor();
        } finally {
            child.destroy();
        }
    }

    static ProcessBuilder command(List<String> arguments, int threads) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        command.addAll(given);
        if (given.stream().noneMatch(option -> option.contains("jdk.incubator.vector"))) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-D" + CHILD + "=true");
        // JavaCPP: memory is freed by hand, and no limit that follows the heap's. DJL: no look-up of anything outside.
        command.add("-Dorg.bytedeco.javacpp.nopointergc=true");
        command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
        command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        command.add("-Doffline=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.fnet.bench.Bench");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        String count = Integer.toString(threads);
        for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(name, count);
        }
        environment.put("OMP_DYNAMIC", "false");
        environment.put("MKL_DYNAMIC", "false");
        return builder;
    }
}
