package dev.fnet.cli;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonNull;
import dev.fnet.io.JsonObject;
import dev.fnet.io.JsonValue;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.Safetensors;
import dev.fnet.io.TensorSource;
import dev.fnet.model.FNetConfig;
import dev.fnet.model.ModelClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference case: a folder whose {@code case.json} has a model's configuration, its inputs, and the outputs that a
 * reference implementation gave. Immutable; arrays are not copied.
 *
 * @param folder the folder
 * @param name the case's name
 * @param config the model's configuration
 * @param shape dimensions of the inputs: [batch][length], for multiple choice [batch][choices][length]
 * @param ids token ids, flat
 * @param types token types, or {@code null} for 0
 * @param positions positions, or {@code null} for 0 to length − 1
 * @param outputs the reference's outputs
 * @param weights file with the weights, or {@code null} if they are procedural
 * @param seed seed of procedural weights
 */
record GoldenCase(Path folder, String name, FNetConfig config, int[] shape, int[] ids, int[] types, int[] positions,
        List<GoldenOutput> outputs, Path weights, long seed) {
    /** The file that makes a folder a case. */
    static final String FILE = "case.json";

    /**
     * Reads a case with all its outputs.
     *
     * @throws ModelFormatException if it is damaged or asks for what this version does not have
     */
    static GoldenCase read(Path folder) {
        JsonObject json = Json.readObject(folder.resolve(FILE));
        if (json.integer("format", 1) != 1) {
            throw json.error("format", "is " + json.integer("format"), "this version reads format 1");
        }
        String architecture = json.string("model_class");
        ModelClass modelClass = ModelClass.of(architecture);
        if (modelClass == null) {
            throw json.error("model_class", "is '" + architecture + "'", "name one of FNet's eight classes");
        }
        FNetConfig config = FNetConfig.parse(json.object("config"), modelClass);
        JsonObject inputs = json.object("inputs");
        if (given(inputs, "attention_mask")) {
            throw inputs.error("attention_mask", "is given, which is not supported",
                    "this version has no attention, and Fourier mixing has no mask");
        }
        int[] shape = shape(inputs.array("input_ids"), modelClass == ModelClass.MULTIPLE_CHOICE ? 3 : 2);
        int[] ids = tensor(inputs, "input_ids", shape);
        int[] types = given(inputs, "token_type_ids") ? tensor(inputs, "token_type_ids", shape) : null;
        int[] positions = given(inputs, "position_ids") ? tensor(inputs, "position_ids", shape) : null;
        List<GoldenOutput> outputs = new ArrayList<>();
        JsonArray list = json.array("outputs");
        for (int i = 0; i < list.size(); i++) {
            outputs.add(GoldenOutput.read(folder, list.object(i)));
        }
        JsonObject weights = json.object("weights");
        String kind = weights.string("kind");
        if (!kind.equals("procedural") && !kind.equals("file")) {
            throw weights.error("kind", "is '" + kind + "'", "allowed are procedural and file");
        }
        boolean procedural = kind.equals("procedural");
        return new GoldenCase(folder, json.string("name", name(folder)), config, shape, ids, types,
                positions, List.copyOf(outputs), procedural ? null : folder.resolve(weights.string("file")),
                procedural ? weights.longInteger("seed") : 0);
    }

    /** What a case in that folder is called unless it says so itself; the root has no name. */
    static String name(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    /** The model's weights, to be closed by the caller. */
    TensorSource openWeights() {
        return weights == null ? new ProceduralWeights(folder.resolve(FILE).toString(), config, seed)
                : Safetensors.open(weights);
    }

    /** Sequences of the batch; every choice is one. */
    int sequences() {
        return shape.length == 2 ? shape[0] : shape[0] * shape[1];
    }

    /** Tokens of each sequence. */
    int length() {
        return shape[shape.length - 1];
    }

    private static boolean given(JsonObject inputs, String name) {
        JsonValue value = inputs.get(name);
        return value != null && value != JsonNull.NULL;
    }

    private static int[] shape(JsonArray array, int rank) {
        int[] shape = new int[rank];
        JsonArray level = array;
        for (int i = 0; i < rank; i++) {
            shape[i] = level.size();
            if (shape[i] == 0) {
                throw level.error("is empty", "a case has at least one token");
            }
            if (i + 1 < rank) {
                level = level.array(0);
            }
        }
        return shape;
    }

    private static int[] tensor(JsonObject inputs, String name, int[] shape) {
        int size = 1;
        for (int dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        int[] values = new int[size];
        fill(inputs.array(name), shape, 0, values, 0);
        return values;
    }

    private static int fill(JsonArray array, int[] shape, int level, int[] values, int at) {
        if (array.size() != shape[level]) {
            throw array.error("has " + array.size() + " entries, input_ids has " + shape[level],
                    "all inputs must have one shape");
        }
        int next = at;
        for (int i = 0; i < array.size(); i++) {
            if (level + 1 == shape.length) {
                values[next++] = array.integer(i);
            } else {
                next = fill(array.array(i), shape, level + 1, values, next);
            }
        }
        return next;
    }
}
