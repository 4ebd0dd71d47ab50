package dev.fnet.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Models that come in a jar of their own and are found by name through {@link java.util.ServiceLoader}. The files of a
 * model are those of a model folder: {@code config.json}, {@code model.safetensors}, {@code spiece.model},
 * {@code tokenizer_config.json}.
 */
public interface EmbeddedModel {
    /** Names of the models of this provider. */
    List<String> names();

    /**
     * Opens one file of a model.
     *
     * @return the file's bytes, to be closed by the caller, or {@code null} if this provider has no such model or file
     */
    InputStream open(String model, String file) throws IOException;
}
