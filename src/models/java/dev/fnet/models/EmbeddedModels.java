package dev.fnet.models;

import dev.fnet.model.EmbeddedModel;
import java.io.InputStream;
import java.util.List;

/** {@code fnet-mini-mlm} and {@code fnet-mini-topics}, from this module's own resources. */
public final class EmbeddedModels implements EmbeddedModel {
    /** For the service loader. */
    public EmbeddedModels() {}

    @Override
    public List<String> names() {
        return List.of("fnet-mini-mlm", "fnet-mini-topics");
    }

    @Override
    public InputStream open(String model, String file) {
        return names().contains(model) ? EmbeddedModels.class.getResourceAsStream(model + "/" + file) : null;
    }
}
