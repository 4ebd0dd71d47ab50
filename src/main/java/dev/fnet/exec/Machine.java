package dev.fnet.exec;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Facts about this virtual machine that choose kernels, read once. Touches no class of the Vector API, so it answers
 * where the incubator module is missing too.
 */
public final class Machine {
    /** True if the module {@code jdk.incubator.vector} is in the boot layer. */
    public static final boolean VECTOR_MODULE = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** Vector registers the compiler may use: 32 (AVX-512, Arm) or 16 (AVX2 and unknown machines). */
    public static final int REGISTER_BUDGET = registerBudget();

    private static final String UNUSABLE = unusable();

    private Machine() {}

    /** True if vector kernels can be faster than their scalar twins here. */
    public static boolean vectorsUsable() {
        return UNUSABLE == null;
    }

    /** Why vector kernels do not serve here and what to do about it, or {@code null} if they can. */
    public static String whyUnusable() {
        return UNUSABLE;
    }

    /** The value of a VM option, or {@code null} where this VM has none of that name. */
    public static String vmOption(String name) {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return bean == null ? null : bean.getVMOption(name).getValue();
        } catch (IllegalArgumentException noSuchOption) {
            return null;
        }
    }

    private static int registerBudget() {
        String useAvx = vmOption("UseAVX");
        if (useAvx != null) {
            return Integer.parseInt(useAvx) >= 3 ? 32 : 16;
        }
        return System.getProperty("os.arch", "").equals("aarch64") ? 32 : 16;
    }

    private static String unusable() {
        if (!VECTOR_MODULE) {
            return "the module jdk.incubator.vector is not there; start java with --add-modules jdk.incubator.vector";
        }
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted")) {
            return "the VM only interprets (-Xint); start java without that option";
        }
        if ("false".equals(vmOption("UseCompiler"))) {
            return "the VM's compiler is switched off; start java without -XX:-UseCompiler";
        }
        String stop = vmOption("TieredStopAtLevel");
        if (stop != null && Integer.parseInt(stop) < 4 && !"false".equals(vmOption("TieredCompilation"))) {
            return "the VM stops at compilation level " + stop + "; start java without -XX:TieredStopAtLevel";
        }
        if ("true".equals(vmOption("UseJVMCICompiler"))) {
            return "the VM's JVMCI compiler is not known to compile the Vector API; start java with -XX:-UseJVMCICompiler";
        }
        if ("false".equals(vmOption("EnableVectorSupport"))) {
            return "vector support is switched off; start java without -XX:-EnableVectorSupport";
        }
        String size = vmOption("MaxVectorSize");
        if (size == null) {
            return "this VM does not say how wide its vectors are; use a HotSpot JVM with its C2 compiler";
        }
        if (Integer.parseInt(size) < 16) {
            return "vectors are narrower than 128 bits (MaxVectorSize " + size + "); raise -XX:MaxVectorSize";
        }
        return null;
    }
}
