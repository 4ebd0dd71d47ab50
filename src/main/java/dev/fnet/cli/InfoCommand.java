package dev.fnet.cli;

import dev.fnet.gemm.WeightStorage;
import dev.fnet.io.JsonWriter;
import java.util.List;

/** {@code fnet info}: what a model is, and how this machine runs it. */
final class InfoCommand extends Command {
    @Override
    String name() {
        return "info";
    }

    @Override
    String summary() {
        return "describe a model and this machine";
    }

    @Override
    String operands() {
        return "[DIR|NAME]";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(TextCommand.model("none: the machine only"), StorageName.OPTION, Option.JSON);
    }

    @Override
    String details() {
        return """
                Of a model: what config.json says, the rules for texts and lengths, the tensors of the weights, whose
                header is checked, and the memory that its weights take when it is loaded. Of the machine: vector width,
                registers and which kernels run.

                  fnet info
                  fnet info fnet-mini-mlm""";
    }

    @Override
    int run(Arguments arguments, Streams streams) {
        List<String> names = arguments.positional();
        String model = arguments.text(TextCommand.model(""), null);
        if (names.size() > 1 || model != null && !names.isEmpty()) {
            throw new UsageException("info describes one model at a time");
        }
        if (!names.isEmpty()) {
            model = names.getFirst();
        }
        WeightStorage storage = StorageName.of(arguments);
        ModelInfo info = model == null ? null : ModelInfo.read(model, storage);
        MachineInfo machine = new MachineInfo();
        Output out = streams.out();
        if (arguments.has(Option.JSON)) {
            StringBuilder text = new StringBuilder();
            JsonWriter json = new JsonWriter(text).object();
            json.member("version", Version.CURRENT);
            if (info != null) {
                json.name("model");
                info.writeJson(json);
            }
            json.name("machine");
            machine.writeJson(json);
            json.end().endLine();
            out.lines(text);
            return Main.DONE;
        }
        if (info != null) {
            info.writeText(out);
            out.line();
        }
        machine.writeText(out);
        return Main.DONE;
    }
}
