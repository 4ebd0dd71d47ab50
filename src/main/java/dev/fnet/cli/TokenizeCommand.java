package dev.fnet.cli;

import dev.fnet.io.JsonWriter;
import dev.fnet.io.ModelFormatException;
import dev.fnet.model.ModelFiles;
import dev.fnet.task.TextSettings;
import dev.fnet.tokenizer.Encoding;
import dev.fnet.tokenizer.FnetTokenizer;
import dev.fnet.tokenizer.SentencePiece;
import java.nio.file.Path;
import java.util.List;

/** {@code fnet tokenize}: texts to ids and pieces. */
final class TokenizeCommand extends Command {
    private static final Option TOKENIZER = Option.valued("tokenizer", "FILE.model",
            "plain SentencePiece with this vocabulary, no [CLS] and [SEP]");
    private static final Option SPECIAL = Option.flag("special", "with --tokenizer: put [CLS] and [SEP] around");
    private static final String DEFAULT_MODEL = "fnet-mini-mlm";

    private FnetTokenizer framed;
    private SentencePiece plain;
    private boolean special;

    @Override
    String name() {
        return "tokenize";
    }

    @Override
    String summary() {
        return "show the ids and pieces of texts";
    }

    @Override
    String operands() {
        return "[TEXT… | - | --file F… | --jsonl F]";
    }

    @Override
    List<Option> ownOptions() {
        return List.of(TextCommand.model(DEFAULT_MODEL), TOKENIZER, SPECIAL, TextInput.FILE, TextInput.JSONL,
                Option.JSON);
    }

    @Override
    String details() {
        return """
                Without any text it reads JSON lines with "text" from standard input and writes JSON lines with ids and
                pieces. Texts are cut by the model's own rules, [CLS] and [SEP] included; nothing is truncated.

                  fnet tokenize "They live in a small [MASK] near the sea."
                  fnet tokenize --tokenizer spiece.model < texts.jsonl""";
    }

    @Override
    int run(Arguments arguments, Streams streams) {
        boolean filter = arguments.operands().isEmpty();
        List<Arguments.Operand> operands =
                filter ? List.of(new Arguments.Operand(TextInput.JSONL.name(), "-")) : arguments.operands();
        if (arguments.has(TOKENIZER) && arguments.has(TextCommand.model(DEFAULT_MODEL))) {
            throw new UsageException("--tokenizer and --model exclude each other");
        }
        if (arguments.has(SPECIAL) && !arguments.has(TOKENIZER)) {
            throw new UsageException("--special goes with --tokenizer only; a model always has [CLS] and [SEP] around");
        }
        load(arguments);
        boolean json = filter || arguments.has(Option.JSON);
        Output out = streams.out();
        Progress progress = new Progress(streams, "texts");
        try (TextInput input = new TextInput(operands, streams.in(), false)) {
            long done = 0;
            for (TextItem item = input.next(); item != null; item = input.next()) {
                write(item, json, out);
                if (!input.ready()) {
                    out.flush();
                }
                progress.done(++done);
            }
        } finally {
            progress.end();
        }
        return Main.DONE;
    }

    private void load(Arguments arguments) {
        String file = arguments.text(TOKENIZER, null);
        if (file != null) {
            plain = SentencePiece.load(Path.of(file));
            special = arguments.has(SPECIAL);
            if (special) {
                required(file, "[CLS]");
                required(file, "[SEP]");
            }
            return;
        }
        ModelFiles files = ModelFiles.find(arguments.text(TextCommand.model(DEFAULT_MODEL), DEFAULT_MODEL));
        framed = TextSettings.read(files, Integer.MAX_VALUE).tokenizer(files);
    }

    private void required(String file, String piece) {
        if (plain.id(piece) == plain.unknownId()) {
            throw new ModelFormatException(file, "pieces", "there is no piece " + piece, "leave --special away");
        }
    }

    private void write(TextItem item, boolean json, Output out) {
        Encoding encoding = framed != null ? framed.encode(item.text()) : plain.encode(item.text());
        int[] ids = encoding.ids();
        String[] pieces = encoding.pieces();
        if (special) {
            ids = frame(ids);
            pieces = frame(pieces);
        }
        if (json) {
            StringBuilder text = new StringBuilder();
            JsonWriter line = new JsonWriter(text).object();
            if (item.id() != null) {
                line.name("id").value(item.id());
            }
            line.name("ids").values(ids).name("pieces").array();
            for (String piece : pieces) {
                line.value(piece);
            }
            line.end().end().endLine();
            out.lines(text);
            return;
        }
        out.line(item.headline());
        out.text("    ");
        for (int i = 0; i < ids.length; i++) {
            out.text(i == 0 ? "" : " ").text(pieces[i]).text("/").text(Integer.toString(ids[i]));
        }
        out.line();
    }

    private int[] frame(int[] ids) {
        int[] all = new int[ids.length + 2];
        all[0] = plain.id("[CLS]");
        System.arraycopy(ids, 0, all, 1, ids.length);
        all[all.length - 1] = plain.id("[SEP]");
        return all;
    }

    private static String[] frame(String[] pieces) {
        String[] all = new String[pieces.length + 2];
        all[0] = "[CLS]";
        System.arraycopy(pieces, 0, all, 1, pieces.length);
        all[all.length - 1] = "[SEP]";
        return all;
    }
}
