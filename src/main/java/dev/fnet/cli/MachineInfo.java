package dev.fnet.cli;

import dev.fnet.exec.Machine;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.ModelFiles;
import java.util.List;

/** What {@code info} says of this machine. */
final class MachineInfo {
    private final int bits = Machine.vectorBits();
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final List<String> models = ModelFiles.embeddedNames();

    void writeJson(JsonWriter json) {
        json.object();
        json.member("java", java()).member("os", system()).member("processors", processors);
        json.member("vector_module", Machine.VECTOR_MODULE).member("vector_bits", bits);
        json.member("registers", Machine.REGISTER_BUDGET);
        json.member("kernels", Machine.vectorsUsable() ? "vector" : "scalar");
        json.member("why_not_wider", Machine.whyNotWider());
        json.name("embedded_models").array();
        for (String name : models) {
            json.value(name);
        }
        json.end().end();
    }

    void writeText(Output out) {
        out.line("Machine");
        row(out, "program", "fnet " + Version.CURRENT);
        row(out, "java", java());
        row(out, "system", system() + ", " + processors + (processors == 1 ? " processor" : " processors"));
        row(out, "vector module", "jdk.incubator.vector is " + (Machine.VECTOR_MODULE ? "there" : "not there"));
        if (Machine.vectorsUsable()) {
            row(out, "vector width", bits + " bit, " + bits / 32 + " floats");
            row(out, "registers", registers());
            row(out, "kernels", "vector kernels for " + Machine.REGISTER_BUDGET
                    + " registers after warm-up, their scalar twins (same bits) until then");
            if (Machine.whyNotWider() != null) {
                row(out, "why not wider", Machine.whyNotWider());
            }
        } else {
            row(out, "kernels", "scalar twins only, many times slower than vector kernels");
            row(out, "why", Machine.whyUnusable());
        }
        row(out, "models", models.isEmpty() ? "none embedded" : String.join(", ", models) + " (embedded)");
    }

    static void row(Output out, String name, String value) {
        out.text("  ").column(name, 16).line(value);
    }

    private static String registers() {
        String useAvx = Machine.vmOption("UseAVX");
        return Machine.REGISTER_BUDGET + (useAvx == null ? "" : " (UseAVX " + useAvx + ")");
    }

    private static String java() {
        return System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vm.name") + ", "
                + System.getProperty("java.vendor") + ")";
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
