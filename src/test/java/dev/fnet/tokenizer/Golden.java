package dev.fnet.tokenizer;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the reference results under {@code src/test/resources/golden/tokenizer}. */
final class Golden {
    static final List<String> MODELS = List.of("fnet-base", "bpe4k-fnet", "bpe4k-identity-bytes", "bpe4k-unused",
            "bpe3k-uds-keepws", "uni4k-nmt_nfkc", "uni4k-identity-bytes", "uni3k-nmt_nfkc_cf-digits",
            "uni3k-uds-suffix", "uni-unused-noescape-denorm", "char-nfkc", "word-identity");

    /** Large reference files beside the project; present on some machines only. */
    static final Path SHARED = Path.of("..", "shared");

    private Golden() {
    }

    /** A string of the set: a text, or bytes that may be none. */
    record Case(int id, String category, String text, byte[] bytes) {
    }

    static List<Case> strings() {
        List<Case> cases = new ArrayList<>();
        for (JsonValue v : (JsonArray) Json.parse(bytes("strings.json"), "strings.json")) {
            JsonObject o = (JsonObject) v;
            String text = null;
            byte[] bytes = null;
            if (o.has("text")) {
                text = o.string("text");
            } else if (o.has("parts")) {
                StringBuilder b = new StringBuilder();
                JsonArray parts = o.array("parts");
                for (int i = 0; i < parts.size(); i++) {
                    b.append(parts.array(i).string(0).repeat(parts.array(i).integer(1)));
                }
                text = b.toString();
            } else if (o.has("utf16")) {
                StringBuilder b = new StringBuilder();
                for (String unit : o.string("utf16").trim().split("\\s+")) {
                    for (int i = 0; i < unit.length(); i += 4) {
                        b.append((char) Integer.parseInt(unit, i, i + 4, 16));
                    }
                }
                text = b.toString();
            } else {
                bytes = HexFormat.of().parseHex(o.string("hex").replace(" ", ""));
            }
            cases.add(new Case(o.integer("id"), o.string("cat"), text, bytes));
        }
        return cases;
    }

    static List<JsonObject> lines(String name) {
        List<JsonObject> lines = new ArrayList<>();
        for (String line : new String(bytes(name), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                lines.add(Json.parseObject(line.getBytes(StandardCharsets.UTF_8), name));
            }
        }
        return lines;
    }

    static byte[] modelBytes(String name) {
        return bytes("models/" + name + ".model.gz");
    }

    static SentencePiece model(String name) {
        return SentencePiece.parse(modelBytes(name), name + ".model");
    }

    /** A resource, unpacked if its name ends in {@code .gz}. */
    static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/tokenizer/" + name)) {
            byte[] raw = in.readAllBytes();
            if (!name.endsWith(".gz")) {
                return raw;
            }
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(raw))) {
                return unpacked.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int[] ints(JsonArray a) {
        int[] values = new int[a.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = a.integer(i);
        }
        return values;
    }

    static String[] texts(JsonArray a) {
        String[] values = new String[a.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = a.string(i);
        }
        return values;
    }
}
