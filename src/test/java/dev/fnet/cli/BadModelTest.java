package dev.fnet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.model.ModelFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged model folders and inputs beyond a model: one clear line each, and the right exit code. */
class BadModelTest {
    private static final String MODEL = "fnet-mini-topics";

    @TempDir
    Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        for (String file : new String[] {"config.json", "model.safetensors", "spiece.model", "tokenizer_config.json"}) {
            Files.write(folder.resolve(file), ModelFiles.embedded(MODEL).bytes(file));
        }
    }

    private CliRun classify() {
        return CliRun.of("classify", "--model", folder.toString(), "A text.");
    }

    private void configure(String from, String to) throws IOException {
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        String changed = text.replaceFirst(from, to);
        assertEquals(false, changed.equals(text), from + " is not in " + text);
        Files.writeString(config, changed);
    }

    @Test
    void theCopyWorks() {
        assertEquals(CliRun.of("classify", "A text.").done().out(), classify().done().out());
    }

    @Test
    void missingFiles() throws IOException {
        for (String file : new String[] {"spiece.model", "model.safetensors", "config.json"}) {
            Files.delete(folder.resolve(file));
            classify().fails(Main.BAD_FILE, file, "missing");
        }
        CliRun.of("classify", "--model", folder + "-gone", "x").fails(Main.BAD_FILE, "neither a folder");
    }

    @Test
    void configurationsThatDoNotFit() throws IOException {
        configure("\"hidden_size\": *\\d+", "\"hidden_size\": 255");
        classify().fails(Main.BAD_FILE, "shape", "255");
        configure("\"hidden_size\": *\\d+", "\"hidden_size\": 256");
        configure("\"vocab_size\": *\\d+", "\"vocab_size\": 8001");
        classify().fails(Main.BAD_FILE, "word_embeddings", "8001");
        configure("\"vocab_size\": *\\d+", "\"vocab_size\": \"many\"");
        classify().fails(Main.BAD_FILE, "config.json", "vocab_size");
        configure("\"vocab_size\": *\"many\"", "\"vocab_size\": 8000");
        configure("\"hidden_act\": *\"\\w+\"", "\"hidden_act\": \"selu\"");
        classify().fails(Main.BAD_FILE, "hidden_act", "selu");
        Files.writeString(folder.resolve("config.json"), "{\"vocab_size\": ");
        classify().fails(Main.BAD_FILE, "config.json");
    }

    @Test
    void damagedWeights() throws IOException {
        Path file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        classify().fails(Main.BAD_FILE, "model.safetensors");
        byte[] lying = bytes.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 60);
        Files.write(file, lying);
        classify().fails(Main.BAD_FILE, "model.safetensors");
        byte[] nan = bytes.clone();
        nan[nan.length - 1] = 0x7e; // the last half-precision value becomes NaN
        nan[nan.length - 2] = 0x01;
        Files.write(file, nan);
        classify().fails(Main.BAD_FILE, "model.safetensors", "NaN");
    }

    @Test
    void headersOfAllKinds() throws IOException {
        Path cases = Path.of("src/test/resources/golden/safetensors-cases");
        JsonArray list = Json.readObject(cases.resolve("cases.json")).array("cases");
        for (int i = 0; i < list.size(); i++) {
            JsonObject one = list.object(i);
            Files.copy(cases.resolve(one.string("file")), folder.resolve("model.safetensors"),
                    StandardCopyOption.REPLACE_EXISTING);
            CliRun run = CliRun.of("info", folder.toString());
            switch (one.string("verdict")) {
                case "accept" -> run.done();
                case "reject" -> run.fails(Main.BAD_FILE, "model.safetensors");
                default -> assertEquals(true, run.code() == Main.DONE || run.code() == Main.BAD_FILE);
            }
        }
    }

    @Test
    void idsBeyondTheModel() {
        fill("{\"ids\":[4,8000,5],\"positions\":[1]}", "line 1", "8000");
        fill("{\"ids\":[4,-1,5],\"positions\":[1]}", "line 1", "-1");
        fill("{\"ids\":[4,6,5],\"positions\":[3]}", "positions has 3");
        fill("{\"ids\":[4,6,5],\"positions\":[]}", "positions is empty");
        fill("{\"ids\":[],\"positions\":[0]}", "line 1");
        fill("{\"ids\":[" + "9,".repeat(512) + "5],\"positions\":[1]}", "length is 513", "512");
    }

    private static void fill(String line, String... parts) {
        CliRun.with(line, "fill-mask", "--jsonl", "-").fails(Main.BAD_INPUT, parts);
    }
}
