package dev.fnet.cli;

import dev.fnet.gemm.WeightStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How storages of weights are called on the command line: f32, bf16, int8, int8-g32, int8-g64. */
final class StorageName {
    static final Option OPTION = Option.valued("weights", "STORAGE",
            "how the weights of large products are kept in memory: f32, bf16, int8 (a scale per\n"
                    + "output), int8-g32 or int8-g64 (a scale for 32 or 64 weights); fewer bits take less\n"
                    + "memory and change the answers a little (f32)");

    private StorageName() {}

    /** The storage that was asked for. */
    static WeightStorage of(Arguments arguments) {
        if (!arguments.has(OPTION)) {
            return WeightStorage.F32;
        }
        List<String> names = new ArrayList<>();
        for (WeightStorage storage : WeightStorage.values()) {
            names.add(of(storage));
        }
        return WeightStorage.values()[names.indexOf(arguments.choice(OPTION, "f32", names))];
    }

    static String of(WeightStorage storage) {
        return storage.name().toLowerCase(Locale.ROOT).replace("_group_", "-g");
    }
}
