package dev.fnet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fnet.io.ModelFormatException;
import org.junit.jupiter.api.Test;

/** Tensor names, ties and damage: what is read, from where, and what is refused. */
class WeightsTest {
    private static final String WORDS = "fnet.embeddings.word_embeddings.weight";
    private static final String DECODER = "cls.predictions.decoder.weight";

    @Test
    void namesMayLackThePrefixAndHaveTheOldSpelling() {
        SmallModel small = SmallModel.of(ModelClass.BASE, 8, 16, "");
        float[] expected = logitsOrStates(small.load());
        SmallModel renamed = SmallModel.of(ModelClass.BASE, 8, 16, "");
        for (String name : small.names().toArray(new String[0])) {
            String other = name.replace("fnet.", "").replace("LayerNorm.weight", "LayerNorm.gamma")
                    .replace("LayerNorm.bias", "LayerNorm.beta");
            renamed.remove(name);
            renamed.values.put(other, small.values.get(name));
            renamed.shapes.put(other, small.shapes.get(name));
        }
        assertArrayEquals(expected, logitsOrStates(renamed.load()));
    }

    @Test
    void tiedTensorsMayBeMissingOnEitherSide() {
        SmallModel small = SmallModel.of(ModelClass.MASKED_LM, 8, 16, "");
        float[] expected = logitsOrStates(small.load());
        small.values.put(DECODER, small.values.get(WORDS));
        small.shapes.put(DECODER, small.shapes.get(WORDS));
        assertArrayEquals(expected, logitsOrStates(small.load()), "both there and equal");
        small.remove(WORDS);
        assertArrayEquals(expected, logitsOrStates(small.load()), "the embedding is missing");
        small.values.put("cls.predictions.decoder.bias", small.values.get("cls.predictions.bias"));
        small.shapes.put("cls.predictions.decoder.bias", small.shapes.get("cls.predictions.bias"));
        small.remove("cls.predictions.bias");
        assertArrayEquals(expected, logitsOrStates(small.load()), "the head's bias is missing");
        small.remove("cls.predictions.decoder.bias");
        refuses(small, "cls.predictions.bias", "the tensor is missing");
    }

    @Test
    void anOwnDecoderWinsOverTheTiedOne() {
        SmallModel small = SmallModel.of(ModelClass.MASKED_LM, 8, 16, "");
        float[] tied = logitsOrStates(small.load());
        small.put(DECODER, 50, 8);
        assertFalse(java.util.Arrays.equals(tied, logitsOrStates(small.load())));
    }

    @Test
    void anUntiedModelNeedsItsDecoder() {
        SmallModel small = SmallModel.of(ModelClass.MASKED_LM, 8, 16, ", \"tie_word_embeddings\": false");
        refuses(small, DECODER, "the tensor is missing");
    }

    @Test
    void damageIsNamedWithItsPlace() {
        SmallModel small = SmallModel.of(ModelClass.BASE, 8, 16, "");
        String name = "fnet.encoder.layer.1.output.dense.weight";
        small.values.get(name)[37] = Float.NaN;
        refuses(small, name, "value 37 is NaN, weights must be finite in float32");
        small.values.get(name)[37] = Float.NEGATIVE_INFINITY;
        refuses(small, name, "value 37 is -Infinity, weights must be finite in float32");
        small.put(name, 8, 15);
        refuses(small, name, "the shape is [8, 15], config.json asks for [8, 16]");
        small.remove(name);
        refuses(small, name, "the tensor is missing");
    }

    @Test
    void moreLayersThanTheConfigurationCountsAreRefused() {
        SmallModel small = SmallModel.of(ModelClass.BASE, 8, 16, "");
        small.put("fnet.encoder.layer.2.output.dense.bias", 8);
        refuses(small, "fnet.encoder.layer.2.output.dense.bias",
                "belongs to a layer that config.json does not count (num_hidden_layers 2)");
    }

    @Test
    void theSameTensorUnderTwoNamesIsRefused() {
        SmallModel small = SmallModel.of(ModelClass.BASE, 8, 16, "");
        small.values.put("pooler.dense.bias", new float[8]);
        small.shapes.put("pooler.dense.bias", new long[] {8});
        assertTrue(assertThrows(ModelFormatException.class, small::load).getMessage().contains("pooler.dense.bias"));
    }

    @Test
    void theBareEncoderDoesWithoutAPoolerAndAClassifierDoesNot() {
        SmallModel base = SmallModel.of(ModelClass.BASE, 8, 16, "");
        base.remove("fnet.pooler.dense.weight");
        assertFalse(base.load().hasPooler());
        SmallModel classifier = SmallModel.of(ModelClass.SEQUENCE_CLASSIFICATION, 8, 16, "");
        classifier.remove("fnet.pooler.dense.weight");
        refuses(classifier, "fnet.pooler.dense.weight", "the tensor is missing");
    }

    private static float[] logitsOrStates(FNetModel model) {
        Session session = model.newSession();
        session.encode(1, 3, new int[] {4, 20, 5}, null, null);
        float[] values = new float[50];
        if (model.config().modelClass() == ModelClass.MASKED_LM) {
            session.predictions(1, new int[] {1}, values, 0);
        } else {
            session.hiddenStates(values, 0);
        }
        return values;
    }

    private static void refuses(SmallModel small, String place, String reason) {
        ModelFormatException thrown = assertThrows(ModelFormatException.class, small::load);
        assertEquals(place, thrown.place());
        assertEquals(reason, thrown.reason());
    }
}
