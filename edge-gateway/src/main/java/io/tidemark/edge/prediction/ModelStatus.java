package io.tidemark.edge.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Which model foresees failures. It stands in a file, as who shows it is not who loads models.
 *
 * @param model name of the model in service; null if there is none
 * @param version its version; null if there is none
 * @param refused why the configured file was not taken up when it was looked at last; null if it
 *     was, or has not changed since
 */
public record ModelStatus(String model, String version, String refused) {

    /** Nothing is foreseen, and nothing was refused. */
    public static final ModelStatus NONE = new ModelStatus(null, null, null);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "status.json";

    /**
     * As it was told last.
     *
     * @param directory of {@link PredictionConfig#accepted()}; null if nothing is to be foreseen
     */
    public static ModelStatus read(File directory) {
        if (directory == null) {
            return NONE;
        }
        try {
            return JSON.readValue(
                    Files.readAllBytes(directory.toPath().resolve(FILE)), ModelStatus.class);
        } catch (IOException absentOrTorn) {
            return NONE;
        }
    }

    void write(Path directory) throws IOException {
        Path written = directory.resolve(FILE + ".new");
        Files.write(written, toJson());
        Files.move(
                written,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three texts cannot be written as JSON", e);
        }
    }
}
