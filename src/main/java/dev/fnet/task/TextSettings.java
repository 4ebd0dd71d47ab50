package dev.fnet.task;

import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.ModelFiles;
import dev.fnet.tokenizer.FnetTokenizer;
import dev.fnet.tokenizer.SentencePiece;
import dev.fnet.tokenizer.TextRules;

/**
 * What {@code tokenizer_config.json} says of a model's texts.
 *
 * @param rules how text becomes pieces
 * @param rulesNamed true if the file names them; a folder without the key gets the same rules for now
 * @param maximum most tokens of a text, specials included: the smaller of {@code model_max_length} and the model's
 *     positions (some published files say 10^30 for the former)
 */
public record TextSettings(TextRules rules, boolean rulesNamed, int maximum) {
    private static final String FILE = "tokenizer_config.json";

    /**
     * Reads the settings of a model's files.
     *
     * @param positions the model's positions
     * @throws ModelFormatException if a value is wrong or names rules that this version does not have
     */
    public static TextSettings read(ModelFiles files, int positions) {
        if (!files.has(FILE)) {
            return new TextSettings(TextRules.SENTENCEPIECE, false, positions);
        }
        JsonObject json = files.json(FILE);
        String key = json.string("text_rules", null);
        double limit = json.number("model_max_length", positions);
        if (!(limit >= 2)) {
            throw json.error("model_max_length", "is " + limit, "allowed is 2 or more: [CLS] and [SEP] count");
        }
        return new TextSettings(key == null ? TextRules.SENTENCEPIECE : rules(json, key), key != null,
                (int) Math.min(limit, positions));
    }

    /** The model's tokenizer, from {@code spiece.model}. */
    public FnetTokenizer tokenizer(ModelFiles files) {
        SentencePiece model = SentencePiece.parse(files.bytes("spiece.model"), files.label("spiece.model"));
        return FnetTokenizer.of(model, rules, true);
    }

    private static TextRules rules(JsonObject json, String key) {
        try {
            return TextRules.of(key);
        } catch (IllegalArgumentException unknown) {
            throw json.error("text_rules", "is '" + key + "'", "this version has sentencepiece only");
        }
    }
}
