package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.WarmUpReport;
import dev.fnet.io.JsonWriter;
import dev.fnet.model.FNetModel;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.TaskOptions;
import dev.fnet.task.TextLength;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void anErrorTearsNoLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), false);
        Command command = new Lengths();
        Arguments arguments = Arguments.parse(new String[] {"--json", "ab", ""}, 0, command.options());
        InputException fault = assertThrows(InputException.class, () -> command.run(arguments, streams));
        assertTrue(fault.getMessage().startsWith("text 2: "), fault.getMessage());
        streams.out().flush();
        assertEquals("{\"text\":\"ab\",\"inverse\":0.5,\"tokens\":1,\"padded\":0,\"truncated\":0}\n",
                out.toString(StandardCharsets.UTF_8));
    }

    /** Answers with the inverse of a text's length, which JSON does not have for the empty one. */
    private static final class Lengths extends TextCommand<String> {
        private FNetModel model;

        @Override
        String name() {
            return "lengths";
        }

        @Override
        String summary() {
            return name();
        }

        @Override
        List<Option> ownOptions() {
            return options(List.of());
        }

        @Override
        String details() {
            return "";
        }

        @Override
        String defaultModel() {
            return "fnet-mini-topics";
        }

        @Override
        void load(ModelFiles files, TaskOptions options, Arguments arguments) {
            model = FNetModel.load(files);
        }

        @Override
        FNetModel model() {
            return model;
        }

        @Override
        WarmUpReport warmUp() {
            throw new AssertionError();
        }

        @Override
        List<String> answer(List<String> texts) {
            return texts;
        }

        @Override
        TextLength length(String result) {
            return new TextLength(1, 0, 0);
        }

        @Override
        void writeJson(JsonWriter json, String result) {
            json.member("text", result).member("inverse", 1.0 / result.length());
        }

        @Override
        void writeText(Output out, String result) {
            out.line(result);
        }

        @Override
        void close() {}
    }
}
