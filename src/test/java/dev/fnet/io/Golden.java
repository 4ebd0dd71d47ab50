package dev.fnet.io;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Where the golden files are. */
final class Golden {
    private Golden() {}

    static Path path(String name) {
        URL url = Golden.class.getResource("/golden/" + name);
        if (url == null) {
            throw new AssertionError("no test resource golden/" + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
