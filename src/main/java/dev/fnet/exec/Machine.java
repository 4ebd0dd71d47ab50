package dev.fnet.exec;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
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

    /**
     * Floats from the first element of a {@code float[]} to the next multiple of 64 bytes, if the array itself begins at
     * one: the header before the elements takes 16 bytes, with compact object headers 12.
     */
    public static final int FLOATS_TO_CACHE_LINE = "true".equals(vmOption("UseCompactObjectHeaders")) ? 13 : 12;

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

    /** Bits of the vectors that kernels use here; 0 where the scalar twins serve. */
    public static int vectorBits() {
        return vectorsUsable() ? preferredVectorBits() : 0;
    }

    /**
     * Bits of {@code FloatVector.SPECIES_PREFERRED}, found without loading it; the scalar twins pack their panels for
     * this width too. Preferred is the widest shape that serves integers as well, and those have 128 bits before AVX2.
     */
    public static int preferredVectorBits() {
        return preferredVectorBits(vmOption("UseAVX"), vmOption("MaxVectorSize"));
    }

    static int preferredVectorBits(String useAvx, String maxVectorSize) {
        if (maxVectorSize == null || useAvx != null && Integer.parseInt(useAvx) < 2) {
            return 128;
        }
        return Math.max(128, 8 * Integer.parseInt(maxVectorSize));
    }

    /** Why vectors are not 512 bits wide and what could be done about it, or {@code null} if they are. */
    public static String whyNotWider() {
        if (!vectorsUsable()) {
            return UNUSABLE;
        }
        int bits = vectorBits();
        if (bits >= 512) {
            return null;
        }
        if (given("MaxVectorSize") && bits == 8 * Integer.parseInt(vmOption("MaxVectorSize"))) {
            return "limited by -XX:MaxVectorSize=" + vmOption("MaxVectorSize");
        }
        String useAvx = vmOption("UseAVX");
        if (useAvx == null) {
            return "this processor has no wider vectors that the JVM uses";
        }
        if (given("UseAVX")) {
            return "limited by -XX:UseAVX=" + useAvx;
        }
        return "the processor has no AVX-512, or it is one where the JVM leaves it off unless told -XX:UseAVX=3";
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

    /** True if somebody set the option, rather than the VM by itself. */
    private static boolean given(String name) {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        VMOption.Origin origin = bean.getVMOption(name).getOrigin();
        return origin != VMOption.Origin.DEFAULT && origin != VMOption.Origin.ERGONOMIC;
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
            return "the VM's JVMCI compiler is not known to compile the Vector API; "
                    + "start java with -XX:-UseJVMCICompiler";
        }
        if ("false".equals(vmOption("EnableVectorSupport"))) {
            return "vector support is switched off; start java without -XX:-EnableVectorSupport";
        }
        return unusable(vmOption("UseFMA"), vmOption("MaxVectorSize"));
    }

    /** Why vector kernels cannot serve with these values of VM options, or {@code null}. */
    static String unusable(String useFma, String maxVectorSize) {
        if (maxVectorSize == null) {
            return "this VM does not say how wide its vectors are; use a HotSpot JVM with its C2 compiler";
        }
        int bytes = Integer.parseInt(maxVectorSize);
        if (bytes < 16) {
            return "vectors are narrower than 128 bits (MaxVectorSize " + bytes + "); raise -XX:MaxVectorSize";
        }
        if (bytes > 64) {
            return "vectors are wider than 512 bits (MaxVectorSize " + bytes + "), which this version does not know; "
                    + "start java with -XX:MaxVectorSize=64";
        }
        if ("false".equals(useFma)) {
            return "the processor or the VM has no fused multiply-add; start java without -XX:-UseFMA, or use a "
                    + "processor with FMA (2013 or newer): without it every kernel is thousands of times slower";
        }
        return null;
    }
}
