package dev.fnet.bench.race;

import dev.fnet.bench.peer.OpenBlas;
import dev.fnet.bench.peer.OpenBlasProbe;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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

    private static final String AVX512 = "SkylakeX";

    private Restart() {}

    /** In the second JVM: ends it with the first one, however that ends. */
    public static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(
                parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    /** True in the second JVM. */
    public static boolean done() {
        return Boolean.getBoolean(CHILD);
    }

    /**
     * Runs this program with these arguments and waits for it.
     *
     * @param openBlas true if OpenBLAS will be measured: its kernels are chosen here
     * @return its exit code
     */
    public static int run(List<String> arguments, int threads, boolean openBlas)
            throws IOException, InterruptedException {
        ProcessBuilder builder = java(threads);
        if (openBlas) {
            chooseOpenBlasKernels(builder, threads);
        }
        builder.command().add("dev.fnet.bench.Bench");
        builder.command().addAll(arguments);
        Process child = builder.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        try {
            return child.waitFor();
        } finally {
            child.destroy();
        }
    }

    /** A JVM like this one on the same class path; the main class is still to be added. */
    static ProcessBuilder java(int threads) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        command.addAll(given);
        if (given.stream().noneMatch(option -> option.contains("jdk.incubator.vector"))) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow"); // Jlama's; without a word of warning
        command.add("-D" + CHILD + "=true");
        // JavaCPP: memory is freed by hand, and no limit that follows the heap's. DJL: no look-up of anything outside.
        command.add("-Dorg.bytedeco.javacpp.nopointergc=true");
        command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
        command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
        command.add("-Doffline=true");
        command.add("-DOPT_OUT_TRACKING=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        String count = Integer.toString(threads);
        for (String name : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            environment.put(name, count);
        }
        environment.put("OMP_DYNAMIC", "false");
        // A peer's threads that wait for its next call by spinning would do so on the core of whoever comes next.
        environment.put("OMP_WAIT_POLICY", "PASSIVE");
        environment.put("KMP_BLOCKTIME", "0");
        environment.put("MKL_DYNAMIC", "false");
        return builder;
    }

    /** The better of what OpenBLAS takes by itself and its AVX-512 kernels, unless the user has chosen. */
    private static void chooseOpenBlasKernels(ProcessBuilder builder, int threads)
            throws IOException, InterruptedException {
        if (builder.environment().containsKey(OpenBlas.CORETYPE) || !System.getProperty("os.arch").equals("amd64")) {
            return;
        }
        String unset = probe(threads, null);
        String set = probe(threads, AVX512);
        if (unset == null || set == null) {
            return;
        }
        boolean better = rate(set) > rate(unset);
        if (better) {
            builder.environment().put(OpenBlas.CORETYPE, AVX512);
        }
        String note = OpenBlas.CORETYPE + (better ? "=" + AVX512 : " unset") + ", by probe: unset " + rate(unset)
                + " GFLOP/s, " + AVX512 + " " + rate(set);
        builder.command().add(1, "-D" + OpenBlas.NOTE + "=" + note);
    }

    /** @return what the probe prints, null if it cannot run */
    private static String probe(int threads, String core) throws IOException, InterruptedException {
        ProcessBuilder builder = java(threads);
        builder.command().add(1, "-XX:TieredStopAtLevel=1"); // it lives for a second
        builder.command().add(OpenBlasProbe.class.getName());
        if (core != null) {
            builder.environment().put(OpenBlas.CORETYPE, core);
        }
        Process probe = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (InputStream out = probe.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            return probe.waitFor() == 0 && !text.isEmpty() ? text.lines().toList().getLast() : null;
        } finally {
            probe.destroy();
        }
    }

    private static long rate(String probed) {
        return Math.round(Double.parseDouble(probed.substring(0, probed.indexOf(' '))));
    }
}
