package dev.fnet.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens and reads files so that every fault becomes a {@link ModelFormatException}. */
final class InputFiles {
    private InputFiles() {}

    /** Opens a regular file for reading; a pipe or device, which could block or never end, is refused. */
    static FileChannel open(Path path) {
        if (!Files.isRegularFile(path)) {
            String reason = Files.isDirectory(path) ? "is a folder, not a file"
                    : Files.exists(path) ? "is not a regular file" : "does not exist";
            throw new ModelFormatException(path.toString(), "", reason, "check the path");
        }
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    /** The bytes of a file no longer than {@code limit}. */
    static byte[] readAll(Path path, int limit) {
        try (FileChannel channel = open(path)) {
            if (channel.size() > limit) {
                throw new ModelFormatException(path.toString(), "", "has " + channel.size()
                        + " bytes, more than the " + limit + " that are read at once",
                        "check that it is the right file");
            }
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw failure(path.toString(), e);
        }
    }

    static ModelFormatException failure(String file, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException gone -> "does not exist";
            case AccessDeniedException denied -> "may not be read by this user";
            default -> "cannot be read: " + cause.getMessage();
        };
        return new ModelFormatException(file, "", reason, "check the path and the permissions", cause);
    }
}
