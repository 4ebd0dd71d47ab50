package dev.fnet.cli;

import dev.fnet.io.Json;
import dev.fnet.io.JsonArray;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The texts of a command line, one after the other and in its order: arguments, {@code -} for standard input by lines,
 * {@code --file} with one text a file, {@code --jsonl} with one object a line. Mutable, not thread-safe.
 */
final class TextInput implements AutoCloseable {
    static final Option FILE = new Option("file", "F…", Option.Kind.OPERANDS,
            "read files, one text a file (- is standard input)");
    static final Option JSONL = new Option("jsonl", "F", Option.Kind.OPERAND,
            "read JSON lines: objects with \"text\" and, passed through, \"id\" (- is standard input)");

    private static final String STANDARD_INPUT = "standard input";

    private final List<Arguments.Operand> operands;
    private final InputStream in;
    private final boolean takesIds;
    private int next;
    private int argument;
    private LineReader lines;
    private boolean json;
    private InputStream opened;

    /**
     * @param takesIds true if an object may have {@code ids} and {@code positions} instead of {@code text}
     */
    TextInput(List<Arguments.Operand> operands, InputStream in, boolean takesIds) {
        if (operands.isEmpty()) {
            throw new UsageException("no text; give texts as arguments, - for standard input, --file or --jsonl");
        }
        this.operands = operands;
        this.in = in;
        this.takesIds = takesIds;
    }

    /** The next text, or {@code null} if there is none; waits for it if need be. */
    TextItem next() {
        while (true) {
            if (lines != null) {
                String line = lines.line();
                if (line == null) {
                    close();
                    lines = null;
                } else if (!json) {
                    return new TextItem(lines.place(), null, line, null, null);
                } else if (!line.isBlank()) {
                    return parse(line, lines.place());
                }
                continue;
            }
            if (next == operands.size()) {
                return null;
            }
            Arguments.Operand operand = operands.get(next++);
            boolean standard = operand.value().equals("-");
            if (operand.option() == null && !standard) {
                argument++;
                return new TextItem("text " + argument, null, operand.value(), null, null);
            }
            if (FILE.name().equals(operand.option())) {
                return new TextItem(standard ? STANDARD_INPUT : operand.value(), null, whole(operand.value(), standard),
                        null, null);
            }
            json = operand.option() != null;
            opened = standard ? null : open(operand.value());
            lines = new LineReader(standard ? in : opened, standard ? STANDARD_INPUT : operand.value());
        }
    }

    /** True if {@link #next} answers without waiting. */
    boolean ready() {
        return lines == null || lines.ready();
    }

    /** Closes the file that is being read, if any. */
    @Override
    public void close() {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                // what was wanted has been read
            }
            opened = null;
        }
    }

    private String whole(String file, boolean standard) {
        try (InputStream stream = standard ? InputStream.nullInputStream() : open(file)) {
            byte[] bytes = standard ? in.readAllBytes() : stream.readAllBytes();
            return LineReader.decode(bytes, 0, bytes.length, standard ? STANDARD_INPUT : file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream open(String file) {
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new ModelFormatException(file, "", "is a folder, not a file", "name a file with text");
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ModelFormatException unreadable(String file, IOException e) {
        return new ModelFormatException(file, "", e instanceof NoSuchFileException ? "the file does not exist"
                : "cannot be read (" + e.getMessage() + ")", "check the path and the permissions", e);
    }

    /** A fault of a line is a fault of the input, not of a file of ours. */
    private TextItem parse(String line, String place) {
        try {
            if (!(Json.parse(line, place) instanceof JsonObject object)) {
                throw new InputException(place + ": is no JSON object");
            }
            boolean hasIds = object.has("ids") && !object.has("text");
            if (!hasIds || !takesIds) {
                if (!object.has("text")) {
                    throw new InputException(place + ": the object has no \"text\""
                            + (takesIds ? " and no \"ids\" with \"positions\"" : ""));
                }
                return new TextItem(place, object.get("id"), object.string("text"), null, null);
            }
            return new TextItem(place, object.get("id"), null, integers(object.array("ids")),
                    integers(object.array("positions")));
        } catch (ModelFormatException e) {
            String where = e.place().startsWith("line 1, ") ? e.place().substring("line 1, ".length()) : e.place();
            throw new InputException(place + ": " + (where.isEmpty() ? "" : where + ": ") + e.reason(), e);
        }
    }

    private static int[] integers(JsonArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.integer(i);
        }
        return values;
    }
}
