package io.tidemark.commandline.evaluate;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A result file that is seen under its name only once it is complete. Closed before that, or when
 * the process ends, what was written is deleted.
 */
public final class PartialFile implements Closeable {

    private final Path file;
    private final Path partial;
    private final Writer writer;

    /** Makes the folders that it lies in as well. */
    public PartialFile(Path file) throws IOException {
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + ".partial");
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        partial.toFile().deleteOnExit();
        this.writer = Files.newBufferedWriter(partial);
    }

    public Writer writer() {
        return writer;
    }

    /** Everything is written: replaces what has the file's name. */
    public void complete() throws IOException {
        writer.close();
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(partial);
    }
}
