package io.tidemark.local.supervise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a supervisor has done, in a file for those who want to know or end its process.
 *
 * @param starts how often it has started the process, at least 1
 * @param process the one that was started last
 */
public record Supervision(int starts, ProcessIdentity process) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of the component that works in a directory; empty if it is not supervised. */
    public static Optional<Supervision> in(Path directory) throws IOException {
        try {
            byte[] json = Files.readAllBytes(file(directory));
            return Optional.of(JSON.readValue(json, Supervision.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    void write(Path directory) throws IOException {
        Path written = directory.resolve("supervision.json.next");
        Files.write(written, JSON.writeValueAsBytes(this));
        Files.move(
                written,
                file(directory),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path file(Path directory) {
        return directory.resolve("supervision.json");
    }
}
