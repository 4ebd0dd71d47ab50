/** The embedded models. Weights, vocabulary and texts: CC BY-SA 3.0, see NOTICE.md beside them. */
module dev.fnet.models {
    requires dev.fnet;

    provides dev.fnet.model.EmbeddedModel with
            dev.fnet.models.EmbeddedModels;
}
