package dev.fnet.bench.measure;

import dev.fnet.exec.Machine;
import dev.fnet.simd.VectorShape;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a figure needs to be read by somebody else.
 *
 * @param cpu name of the processor, or the architecture where the system does not tell
 * @param cpus processors this VM may use
 * @param jvm vendor and version
 * @param collectors the collectors' names
 * @param vectorBits width of the vectors of all kernels
 * @param registers vector registers the kernels are chosen for
 * @param l1 bytes of the first data cache, with {@code l2} and {@code l3}: as the system tells, else 32 kB, 1 MB, 32 MB
 */
public record Facts(
        String cpu,
        int cpus,
        String jvm,
        String collectors,
        int vectorBits,
        int registers,
        long l1,
        long l2,
        long l3) {

    public static Facts ofThisMachine() {
        List<String> names = new ArrayList<>();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            names.add(bean.getName());
        }
        return new Facts(
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor.version", System.getProperty("java.vm.name", "?")) + " "
                        + Runtime.version(),
                String.join(", ", names),
                VectorShape.F32.vectorBitSize(),
                Machine.REGISTER_BUDGET,
                cache(1, 32 << 10),
                cache(2, 1 << 20),
                cache(3, 32 << 20));
    }

    public Json toJson() {
        return new Json()
                .put("cpu", cpu)
                .put("cpus", cpus)
                .put("jvm", jvm)
                .put("gc", collectors)
                .put("vectorBits", vectorBits)
                .put("registers", registers)
                .put("l1", l1)
                .put("l2", l2)
                .put("l3", l3);
    }

    @Override
    public String toString() {
        return "machine   " + cpu + ", " + cpus + " cpus, L1d " + (l1 >> 10) + " kB, L2 " + (l2 >> 10) + " kB, L3 "
                + (l3 >> 20) + " MB\n"
                + "jvm       " + jvm + ", " + collectors + "\n"
                + "vectors   " + vectorBits + " bits, kernels for " + registers + " registers";
    }

    private static String cpuName() {
        String name = System.getProperty("os.arch", "?");
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException notLinux) {
            return name;
        }
        return name;
    }

    private static long cache(int level, long otherwise) {
        Path caches = Path.of("/sys/devices/system/cpu/cpu0/cache");
        for (int i = 0; i < 8; i++) {
            Path dir = caches.resolve("index" + i);
            try {
                if (Integer.parseInt(Files.readString(dir.resolve("level")).strip()) == level
                        && !Files.readString(dir.resolve("type")).startsWith("Instruction")) {
                    String size = Files.readString(dir.resolve("size")).strip();
                    long number = Long.parseLong(size.substring(0, size.length() - 1));
                    return size.endsWith("M") ? number << 20 : number << 10;
                }
            } catch (IOException | NumberFormatException notTold) {
                return otherwise;
            }
        }
        return otherwise;
    }
}
