package io.tidemark.edge.model;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of the configuration is an order to use it at once, whenever it changes. */
public final class ConfiguredModel implements OrderFeed {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredModel.class);

    private static final int DIGITS = 8;

    private final File file;
    private final File shelf;

    private transient FileLook last;

    /**
     * @param file need not be there yet
     * @param shelf directory that gets a copy
     */
    public ConfiguredModel(File file, File shelf) {
        this.file = file;
        this.shelf = shelf;
    }

    @Override
    public ModelOrder look() {
        FileLook now = FileLook.at(file.toPath());
        if (now.equals(last)) {
            return null;
        }
        try {
            ModelOrder order = order(now);
            last = now;
            return order;
        } catch (IOException e) {
            LOG.warn("{} cannot be put into {}, and is looked at again", file, shelf, e);
            return null;
        }
    }

    private ModelOrder order(FileLook now) throws IOException {
        byte[] bytes;
        try {
            bytes = read(file.toPath());
        } catch (IOException e) {
            return problem(now, "cannot be read: " + e);
        }
        if (bytes.length > ModelShelf.LARGEST) {
            return problem(now, "is larger than a model may be, " + ModelShelf.LARGEST + " bytes");
        }
        String sha256 = ModelShelf.put(shelf.toPath(), bytes);
        return new ModelOrder(
                file.getName(),
                sha256.substring(0, DIGITS),
                sha256,
                now.modifiedMillis(),
                0,
                0,
                null);
    }

    private static byte[] read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(ModelShelf.LARGEST + 1);
        }
    }

    private ModelOrder problem(FileLook now, String why) {
        return ModelOrder.refused(file.getName(), "unread", now.modifiedMillis(), why);
    }
}
