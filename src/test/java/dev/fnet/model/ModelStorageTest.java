package dev.fnet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.exec.Machine;
import dev.fnet.exec.WarmUpKernel;
import dev.fnet.gemm.WeightStorage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models whose weights are kept in fewer bits: which weights those are, what they answer, the memory they take. */
@Tag("kernel")
class ModelStorageTest {
    private static final String WORDS = "fnet.embeddings.word_embeddings.weight";
    private static final String DECODER = "cls.predictions.decoder.weight";
    private static final int HIDDEN = 90;
    private static final int INNER = 200;
    private static final int LENGTH = 21;

    /** In bf16 the same bits as a float model whose weights were rounded before; so the right ones are rounded. */
    @Test
    void bf16AnswersAsIfItsWeightsHadBeenRounded() {
        for (ModelClass c : ModelClass.values()) {
            for (boolean hot : new boolean[] {false, true}) {
                float[] exact = answers(small(c), WeightStorage.F32, hot);
                float[] narrow = answers(small(c), WeightStorage.BF16, hot);
                SmallModel rounded = stored(small(c), WeightStorage.BF16);
                assertArrayEquals(answers(rounded, WeightStorage.F32, hot), narrow, c.toString());
                assertArrayEquals(answers(rounded, WeightStorage.BF16, hot), narrow, c.toString());
                assertFalse(Arrays.equals(exact, narrow), c.toString());
            }
        }
    }

    /** In int8 the roundings are others: within some hundreds of them of a float model of the weights it stands for. */
    @Test
    void int8AnswersAsItsWeightsDo() {
        List<WeightStorage> all =
                List.of(WeightStorage.INT8, WeightStorage.INT8_GROUP_32, WeightStorage.INT8_GROUP_64);
        for (ModelClass c : ModelClass.values()) {
            float[] exact = answers(small(c), WeightStorage.F32, false);
            for (WeightStorage storage : all) {
                for (boolean hot : new boolean[] {false, true}) {
                    float[] expected = answers(stored(small(c), storage), WeightStorage.F32, hot);
                    float[] narrow = answers(small(c), storage, hot);
                    double largest = 0;
                    for (float v : expected) {
                        largest = Math.max(largest, Math.abs(v));
                    }
                    double away = 0;
                    for (int i = 0; i < narrow.length; i++) {
                        assertEquals(expected[i], narrow[i], 500 * 0x1p-24 * largest, c + " " + storage + " at " + i);
                        away = Math.max(away, Math.abs(exact[i] - narrow[i]));
                    }
                    // Each weight is within 0.4 % of its column's largest; after two layers far below ten times that.
                    assertTrue(away > 0 && away < 0.04 * largest, c + " " + storage + " is " + away + " away");
                }
            }
        }
    }

    @Test
    void memoryIsWhatTheConfigurationSays() {
        for (ModelClass c : ModelClass.values()) {
            for (WeightStorage storage : WeightStorage.values()) {
                SmallModel small = small(c);
                FNetModel model = FNetModel.of(small.config, small, storage);
                assertEquals(storage, model.weightStorage());
                assertEquals(FNetModel.weightBytes(small.config, small, storage), model.weightBytes(), c.toString());
            }
        }
        SmallModel bare = small(ModelClass.BASE);
        long with = bare.load().weightBytes();
        bare.remove("fnet.pooler.dense.weight");
        assertEquals(FNetModel.weightBytes(bare.config, bare, WeightStorage.F32), bare.load().weightBytes());
        assertFalse(with == bare.load().weightBytes());
        assertEquals(WeightStorage.F32, bare.load().weightStorage());
    }

    @Test
    void theKernelsOfItsProductsAreWarmed() {
        for (WeightStorage storage : WeightStorage.values()) {
            for (ModelClass c : new ModelClass[] {ModelClass.MASKED_LM, ModelClass.TOKEN_CLASSIFICATION}) {
                SmallModel small = small(c);
                Set<String> warmed = new HashSet<>();
                for (WarmUpKernel kernel : FNetModel.of(small.config, small, storage).kernels()) {
                    warmed.add(kernel.name());
                }
                for (WeightStorage other : WeightStorage.values()) {
                    boolean used = other == storage
                            || other == WeightStorage.F32 && c == ModelClass.TOKEN_CLASSIFICATION; // its small head
                    assertEquals(used, warmed.contains("gemm " + other + " 1 row"), c + " " + storage + " " + other);
                }
            }
        }
    }

    @Test
    void noStorageIsRefused() {
        SmallModel small = small(ModelClass.BASE);
        assertThrows(IllegalArgumentException.class, () -> FNetModel.of(small.config, small, null));
        assertThrows(IllegalArgumentException.class, () -> FNetModel.weightBytes(small.config, small, null));
    }

    private static SmallModel small(ModelClass c) {
        return SmallModel.of(c, HIDDEN, INNER, "");
    }

    /** The model with the weights of its large products, and no others, as the storage would give them back. */
    private static SmallModel stored(SmallModel small, WeightStorage storage) {
        if (small.config.modelClass().predictsTokens()) {
            small.values.put(DECODER, small.values.get(WORDS).clone());
            small.shapes.put(DECODER, small.shapes.get(WORDS));
        }
        for (String name : small.names()) {
            if (!name.endsWith("dense.weight") && !name.endsWith("projection.weight") && !name.equals(DECODER)) {
                continue;
            }
            float[] w = small.values.get(name);
            int in = (int) small.shapes.get(name)[1];
            int group = switch (storage) {
                case INT8_GROUP_32 -> 32;
                case INT8_GROUP_64 -> 64;
                default -> in;
            };
            for (int row = 0; row < w.length; row += in) {
                for (int from = row; from < row + in; from += group) {
                    store(w, from, Math.min(from + group, row + in), storage);
                }
            }
        }
        return small;
    }

    private static void store(float[] w, int from, int end, WeightStorage storage) {
        float largest = 0;
        for (int i = from; i < end; i++) {
            largest = Math.max(largest, Math.abs(w[i]));
        }
        float scale = largest / 127;
        for (int i = from; i < end; i++) {
            int bits = Float.floatToRawIntBits(w[i]);
            w[i] = storage == WeightStorage.BF16
                    ? Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff0000)
                    : (float) Math.rint(w[i] / scale) * scale;
        }
    }

    /** The last hidden states and all that the heads of the class say. */
    private static float[] answers(SmallModel small, WeightStorage storage, boolean hot) {
        FNetModel model = FNetModel.of(small.config, small, storage);
        if (hot && Machine.vectorsUsable()) {
            model.state.forceHot();
        }
        Session session = model.newSession();
        session.encode(1, LENGTH, new SplittableRandom(7).ints(LENGTH, 0, 50).toArray(), null, null);
        int outputs = small.config.outputs();
        float[] all = new float[LENGTH * (HIDDEN + 50 + outputs) + HIDDEN];
        session.hiddenStates(all, 0);
        int at = LENGTH * HIDDEN;
        if (small.config.modelClass().pools()) {
            session.pooled(all, at);
            at += HIDDEN;
            if (outputs > 0) {
                session.sequenceLogits(all, at);
                at += outputs;
            }
        } else if (outputs > 0) {
            session.tokenLogits(all, at);
            at += LENGTH * outputs;
        }
        if (small.config.modelClass().predictsTokens()) {
            session.predictions(2, new int[] {3, LENGTH - 1}, all, at);
            at += 100;
        }
        return Arrays.copyOf(all, at);
    }
}
