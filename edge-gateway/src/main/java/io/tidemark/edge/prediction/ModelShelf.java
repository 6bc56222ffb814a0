package io.tidemark.edge.prediction;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelFile;
import io.tidemark.models.failure.ModelRefusedException;
import io.tidemark.models.failure.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model in service: the configured file, whenever that is a model that may be used, else the
 * one that was accepted last, of which a copy is kept. Nothing of a file is believed before its
 * signature was verified, of the copy neither.
 */
final class ModelShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ModelShelf.class);

    private static final String ACCEPTED = "accepted.model";

    private final Path file;
    private final Path publicKey;
    private final Path directory;
    private FailureModel inService;
    private Look last;

    /**
     * @param config with a model
     */
    ModelShelf(PredictionConfig config) {
        file = config.model().toPath();
        publicKey = config.publicKey().toPath();
        directory = config.accepted().toPath();
    }

    /** The model in service; null if there is none. */
    FailureModel inService() {
        return inService;
    }

    /** Puts a model in service, if there is any that may be used. */
    void open() {
        look();
        if (inService != null) {
            return;
        }
        Path accepted = directory.resolve(ACCEPTED);
        if (!Files.exists(accepted)) {
            return;
        }
        try {
            inService = read(accepted);
            LOG.warn("{} goes on, the last that was accepted", name(inService));
        } catch (IOException | ModelRefusedException e) {
            LOG.error("{} cannot be used: {}", accepted, e.getMessage());
        }
        tell(ModelStatus.read(directory.toFile()).refused());
    }

    /** Takes the configured file up if it has changed; what must not be used changes nothing. */
    void look() {
        Look now = Look.at(file);
        if (now.equals(last)) {
            return;
        }
        last = now;
        try {
            FailureModel model = read(file);
            keep();
            inService = model;
            LOG.info("{} is in service", name(model));
            tell(null);
        } catch (IOException e) {
            refused("cannot be read: " + e);
        } catch (ModelRefusedException e) {
            refused(e.getMessage());
        }
    }

    private void refused(String why) {
        String goesOn = inService == null ? "nothing is foreseen" : name(inService) + " goes on";
        LOG.error("model {} is refused: {}; {}", file, why, goesOn);
        tell(why);
    }

    private FailureModel read(Path path) throws IOException, ModelRefusedException {
        FailureModel model = ModelFile.read(path, key());
        if (model.stepMillis() == 0) {
            throw new ModelRefusedException(
                    name(model) + " counts in cycles, expected one that counts in time");
        }
        return model;
    }

    private PublicKey key() throws IOException, ModelRefusedException {
        try {
            return SigningKeys.readPublic(publicKey);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(publicKey + ": " + e.getMessage(), e);
        }
    }

    private void keep() throws IOException {
        Files.createDirectories(directory);
        Path copy = directory.resolve(ACCEPTED + ".new");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                copy,
                directory.resolve(ACCEPTED),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void tell(String refused) {
        try {
            Files.createDirectories(directory);
            new ModelStatus(
                            inService == null ? null : inService.name(),
                            inService == null ? null : inService.version(),
                            refused)
                    .write(directory);
        } catch (IOException e) {
            LOG.warn("{} cannot be written", directory, e);
        }
    }

    private static String name(FailureModel model) {
        return "model " + model.name() + " " + model.version();
    }

    /** What tells one version of a file from another; all null or 0 if there is none. */
    private record Look(Object fileKey, Object modified, long bytes) {

        private static Look at(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Look(found.fileKey(), found.lastModifiedTime(), found.size());
            } catch (IOException absent) {
                return new Look(null, null, 0);
            }
        }
    }
}
