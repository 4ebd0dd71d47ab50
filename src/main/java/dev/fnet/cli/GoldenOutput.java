package dev.fnet.cli;

import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.NpyFile;
import java.nio.file.Path;

/**
 * One output of a reference case: its values, or a sample of them, and how far they may be missed. Immutable; arrays
 * are not copied.
 *
 * @param name {@code last_hidden_state}, {@code logits}, …
 * @param file name of the NumPy file, for messages
 * @param shape dimensions of the whole output
 * @param positions token numbers {@code sequence · length + position} if the output is that of some tokens only, else
 *     {@code null}
 * @param start index of the first value in the flattened output
 * @param stride distance between the values
 * @param values the reference's values
 * @param exact true if the values are float64 results, false if float32
 * @param maxAbs largest absolute value of the whole output
 * @param referenceError largest difference of the reference's own float32 run, NaN if the case does not say
 */
record GoldenOutput(String name, String file, long[] shape, int[] positions, int start, int stride, double[] values,
        boolean exact, double maxAbs, double referenceError) {

    static GoldenOutput read(Path folder, JsonObject json) {
        String file = folder.resolve(json.string("file")).toString();
        long[] shape = longs(json.array("shape"));
        long elements = 1;
        for (long dimension : shape) {
            if (dimension < 0 || dimension > Integer.MAX_VALUE || (elements *= dimension) > Integer.MAX_VALUE) {
                throw json.error("shape", "is " + Numbers.shape(shape), "an output has at most 2^31 - 1 values");
            }
        }
        NpyFile npy = NpyFile.read(Path.of(file));
        int start = 0;
        int stride = 1;
        long count = elements;
        JsonObject sample = json.objectOrNull("sample");
        if (sample != null) {
            start = sample.integer("start", 0, 0, Integer.MAX_VALUE);
            stride = sample.integer("stride", 1, 1, Integer.MAX_VALUE);
            count = sample.integer("count");
            if (count < 1 || start + (count - 1) * stride >= elements) {
                throw json.error("sample", "leaves the output, which has " + elements + " values", "correct the case");
            }
        }
        if (npy.elements() != count) {
            throw new ModelFormatException(file, "", "has " + npy.elements() + " values, case.json says " + count,
                    "fetch the case again");
        }
        double[] values = npy.values();
        double largest = 0;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new ModelFormatException(file, "", "has the value " + value + ", a reference must be finite", "");
            }
            largest = Math.max(largest, Math.abs(value));
        }
        JsonObject error = json.objectOrNull("f32_error");
        JsonArray positions = json.arrayOrNull("positions");
        return new GoldenOutput(json.string("name"), file, shape, positions == null ? null : integers(positions), start,
                stride, values, npy.type().equals("<f8"), json.number("max_abs", largest),
                error == null ? Double.NaN : error.number("max"));
    }

    /**
     * The largest error that passes: against float64 the larger of twice the reference's own float32 error and 2e-6 of
     * the largest value, against float32 1e-5 of the largest value.
     */
    double tolerance() {
        if (!exact) {
            return 1e-5 * maxAbs;
        }
        double relative = 2e-6 * maxAbs;
        return referenceError > 0 ? Math.max(2 * referenceError, relative) : relative;
    }

    /** The largest difference of {@code x}, the whole output from {@code off} on, at the values that are known. */
    double error(float[] x, int off) {
        double largest = 0;
        int at = off + start;
        for (double value : values) {
            double difference = Math.abs(x[at] - value);
            if (!(difference <= largest)) { // a NaN must not get lost
                largest = difference;
                if (Double.isNaN(largest)) {
                    return largest;
                }
            }
            at += stride;
        }
        return largest;
    }

    private static long[] longs(JsonArray array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.longInteger(i);
        }
        return values;
    }

    private static int[] integers(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.integer(i);
        }
        return values;
    }
}
