package io.tidemark.edge.model;

import io.tidemark.models.failure.FailureModel;
import io.tidemark.models.failure.ModelRefusedException;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes models from the shelf into memory. */
final class ModelLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final ModelShelf shelf;
    private final LongSupplier clock;

    /**
     * @param clock milliseconds since the epoch
     */
    ModelLoader(ModelShelf shelf, LongSupplier clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * A model that is to be used from now on.
     *
     * @throws IOException if the file or the key cannot be read
     * @throws ModelRefusedException if it must not be used
     */
    Loaded load(String sha256) throws IOException, ModelRefusedException {
        FailureModel model = shelf.load(sha256);
        return new Loaded(ModelInUse.of(model, sha256, clock.getAsLong()), model);
    }

    /** A model that was used before; null if there is none, or it cannot be used any more. */
    Loaded again(ModelInUse use) {
        if (use == null) {
            return null;
        }
        try {
            return new Loaded(use, shelf.load(use.sha256()));
        } catch (IOException | ModelRefusedException e) {
            LOG.error("{} cannot be used any more: {}", use.label(), e.getMessage());
            return null;
        }
    }
}
