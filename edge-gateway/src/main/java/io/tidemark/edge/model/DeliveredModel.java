package io.tidemark.edge.model;

import io.tidemark.edge.file.DurableFile;
import io.tidemark.edge.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest order that was delivered, in a file beside the models: whoever delivers writes it once
 * the model is on the shelf, and the job looks at it. So an order holds over restarts, off line
 * too.
 */
public final class DeliveredModel implements OrderFeed {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveredModel.class);

    private static final String FILE = "order.json";

    private final File shelf;

    private transient FileLook last;

    /**
     * @param shelf directory of models and order
     */
    public DeliveredModel(File shelf) {
        this.shelf = shelf;
    }

    @Override
    public ModelOrder look() {
        Path file = shelf.toPath().resolve(FILE);
        FileLook now = FileLook.at(file);
        if (now.equals(last)) {
            return null;
        }
        last = now;
        return read(shelf.toPath());
    }

    /** Leaves an order there; it is durable then. */
    public static void write(Path shelf, ModelOrder order) throws IOException {
        Files.createDirectories(shelf);
        DurableFile.write(shelf.resolve(FILE), Json.bytes(order));
    }

    /** The order that was left there last; null if there is none that can be read. */
    public static ModelOrder read(Path shelf) {
        Path file = shelf.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Json.read(Files.readAllBytes(file), ModelOrder.class)
                    : null;
        } catch (IOException e) {
            LOG.error("{} cannot be read and is passed over", file, e);
            return null;
        }
    }
}
