package dev.fnet.model;

import dev.fnet.io.Json;
import dev.fnet.io.JsonObject;
import dev.fnet.io.ModelFormatException;
import dev.fnet.io.Safetensors;
import dev.fnet.io.TensorSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The files of one model, from a folder or from an embedded model found by name. Immutable. */
public final class ModelFiles {
    private final String name;
    private final Path folder;
    private final EmbeddedModel provider;

    private ModelFiles(String name, Path folder, EmbeddedModel provider) {
        this.name = name;
        this.folder = folder;
        this.provider = provider;
    }

    /** The files of a folder. */
    public static ModelFiles folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelFormatException(folder.toString(), "", "is no folder",
                    "name a folder with config.json and model.safetensors");
        }
        return new ModelFiles(folder.toString(), folder, null);
    }

    /** The files of an embedded model, which must be on the class path or the module path. */
    public static ModelFiles embedded(String name) {
        ModelFiles files = embeddedOrNull(name);
        if (files == null) {
            throw new ModelFormatException(name, "", "no embedded model of that name is here", embeddedHint());
        }
        return files;
    }

    /**
     * The embedded model of that name if there is one, else the folder. A folder named like an embedded model is meant
     * with a separator: {@code ./fnet-mini-mlm}.
     */
    public static ModelFiles find(String folderOrName) {
        ModelFiles files = embeddedOrNull(folderOrName);
        if (files != null) {
            return files;
        }
        if (folderOrName.isEmpty() || !Files.isDirectory(Path.of(folderOrName))) {
            throw new ModelFormatException(folderOrName.isEmpty() ? "''" : folderOrName, "",
                    "is neither a folder nor an embedded model",
                    "name a folder with config.json and model.safetensors; " + embeddedHint());
        }
        return folder(Path.of(folderOrName));
    }

    private static String embeddedHint() {
        List<String> names = embeddedNames();
        return names.isEmpty()
                ? "for the embedded models put the jar fnet-*-models.jar on the class path or the module path"
                : "embedded models here: " + String.join(", ", names);
    }

    private static ModelFiles embeddedOrNull(String name) {
        for (EmbeddedModel provider : providers()) {
            if (provider.names().contains(name)) {
                return new ModelFiles(name, null, provider);
            }
        }
        return null;
    }

    private static ServiceLoader<EmbeddedModel> providers() {
        return ServiceLoader.load(EmbeddedModel.class, EmbeddedModel.class.getClassLoader());
    }

    /** Names of the embedded models that are here. */
    public static List<String> embeddedNames() {
        List<String> names = new ArrayList<>();
        for (EmbeddedModel provider : providers()) {
            names.addAll(provider.names());
        }
        return names;
    }

    /** The folder's path or the embedded model's name. */
    public String name() {
        return name;
    }

    /** True if there is a file of that name. */
    public boolean has(String file) {
        if (folder != null) {
            return Files.isRegularFile(folder.resolve(file));
        }
        try (InputStream in = provider.open(name, file)) {
            return in != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes of a file. */
    public byte[] bytes(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ModelFormatException(label(file), "", "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    /** A file that holds a JSON object. */
    public JsonObject json(String file) {
        return Json.parseObject(bytes(file), label(file));
    }

    /**
     * The weights: {@code model.safetensors}, memory-mapped from a folder or read into memory from an embedded model; in
     * a folder also the shards of {@code model.safetensors.index.json}.
     */
    public TensorSource weights() {
        String file = "model.safetensors";
        if (folder != null) {
            String index = file + ".index.json";
            if (!has(file) && has(index)) {
                return Safetensors.openShards(folder.resolve(index));
            }
            require(file);
            return Safetensors.open(folder.resolve(file));
        }
        try (InputStream in = open(file)) {
            return Safetensors.read(in, label(file));
        } catch (IOException e) {
            throw new ModelFormatException(label(file), "", "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    /** The file's name for messages. */
    public String label(String file) {
        return folder != null ? folder.resolve(file).toString() : name + "/" + file;
    }

    private void require(String file) {
        if (!has(file)) {
            throw new ModelFormatException(label(file), "", "the file is missing",
                    "a model folder has config.json, model.safetensors and, for texts, spiece.model");
        }
    }

    private InputStream open(String file) throws IOException {
        if (folder != null) {
            require(file);
            return Files.newInputStream(folder.resolve(file));
        }
        InputStream in = provider.open(name, file);
        if (in == null) {
            throw new ModelFormatException(label(file), "", "the file is missing", "");
        }
        return in;
    }

    @Override
    public String toString() {
        return name;
    }
}
