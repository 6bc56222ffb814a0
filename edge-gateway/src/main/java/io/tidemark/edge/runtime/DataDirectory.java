package io.tidemark.edge.runtime;

import io.tidemark.edge.config.GatewayConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.util.FileUtils;

/** The gateway's directory, held by this process alone. */
final class DataDirectory implements AutoCloseable {

    private final FileChannel lock;

    private DataDirectory(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Creates what is absent and empties the folder for temporary files, where a process that was
     * killed leaves libraries behind.
     *
     * @throws IOException if another gateway uses the directory, or it cannot be written
     */
    static DataDirectory open(GatewayConfig config) throws IOException {
        Path directory = Files.createDirectories(config.dataDirectory());
        FileChannel lock =
                FileChannel.open(
                        directory.resolve("gateway.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException(directory + " is in use by another gateway");
        }
        FileUtils.deleteDirectory(config.temporaryFiles().toFile());
        Files.createDirectories(config.temporaryFiles());
        // Read when the first native library or temporary file is made, which is after this.
        System.setProperty("java.io.tmpdir", config.temporaryFiles().toString());
        return new DataDirectory(lock);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
