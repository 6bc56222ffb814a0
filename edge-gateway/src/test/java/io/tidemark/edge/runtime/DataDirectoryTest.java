package io.tidemark.edge.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.config.GatewayConfig;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private static final String TEMPORARY_FILES = "java.io.tmpdir";

    @TempDir private Path directory;
    private String temporaryFilesBefore;

    @BeforeEach
    void rememberTemporaryFiles() {
        temporaryFilesBefore = System.getProperty(TEMPORARY_FILES);
    }

    @AfterEach
    void restoreTemporaryFiles() {
        System.setProperty(TEMPORARY_FILES, temporaryFilesBefore);
    }

    @Test
    void emptiesTheFolderForTemporaryFilesAndNothingElse() throws IOException {
        GatewayConfig config = new GatewayConfig("g1", directory.resolve("data"), false);
        Path left = config.temporaryFiles().resolve("flink").resolve("left.jar");
        Files.createDirectories(left.getParent());
        Files.createFile(left);
        Files.createFile(directory.resolve("data").resolve("outbox.db"));

        DataDirectory.open(config).close();

        assertThat(config.temporaryFiles()).isEmptyDirectory();
        assertThat(directory.resolve("data").resolve("outbox.db")).exists();
    }

    @Test
    void belongsToOneGatewayAtATime() throws IOException {
        GatewayConfig config = new GatewayConfig("g1", directory, false);
        DataDirectory held = DataDirectory.open(config);

        // Within one process the Java VM tells so by an exception of its own.
        assertThatThrownBy(() -> DataDirectory.open(config))
                .isInstanceOf(OverlappingFileLockException.class);

        held.close();
        DataDirectory.open(config).close();
    }
}
