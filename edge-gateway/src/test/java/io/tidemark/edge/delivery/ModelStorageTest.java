package io.tidemark.edge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.edge.model.ModelShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStorageTest {

    private static final byte[] FILE = new byte[300_000];

    static {
        new Random(3).nextBytes(FILE);
    }

    @TempDir private Path shelf;
    private StorageServer server;
    private ModelStorage storage;
    private final DesiredModel desired = desired(FILE.length);

    @BeforeEach
    void start() throws Exception {
        server = StorageServer.start(FILE);
        storage =
                new ModelStorage(
                        new DeliveryConfig(
                                shelf, server.uri(), null, null, null, Duration.ofDays(1), 100),
                        RequestSigner.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void putsWhatIsDesiredOnTheShelf() throws Exception {
        storage.fetch(desired, () -> false);

        assertThat(ModelShelf.file(shelf, desired.sha256())).hasBinaryContent(FILE);
        assertThat(shelf.resolve("incoming")).isEmptyDirectory();
        assertThat(server.paths).containsExactly("/lake/models/presses/7/failure.model");
    }

    @Test
    void goesOnWhereADownloadBrokeOff() throws Exception {
        server.breaksOffAfter(100_000);
        assertThatThrownBy(() -> storage.fetch(desired, () -> false))
                .isInstanceOf(IOException.class);
        Path part = shelf.resolve("incoming").resolve(desired.sha256() + ".part");
        long had = Files.size(part);
        server.breaksOffAfter(Integer.MAX_VALUE);

        storage.fetch(desired, () -> false);

        assertThat(had).isPositive();
        assertThat(server.ranges).containsExactly("null", "bytes=" + had + "-");
        assertThat(ModelShelf.file(shelf, desired.sha256())).hasBinaryContent(FILE);
    }

    @Test
    void beginsAnewIfThePartIsOfSomethingElse() throws Exception {
        Path part =
                Files.createDirectories(shelf.resolve("incoming"))
                        .resolve(desired.sha256() + ".part");
        Files.write(part, new byte[1_000]);

        assertThatThrownBy(() -> storage.fetch(desired, () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("from the beginning");
        storage.fetch(desired, () -> false);

        assertThat(ModelShelf.file(shelf, desired.sha256())).hasBinaryContent(FILE);
    }

    @Test
    void refusesAFileWithAnotherHash() {
        byte[] other = FILE.clone();
        other[7] ^= 1;
        server.has(other);

        assertThatThrownBy(() -> storage.fetch(desired, () -> false))
                .isInstanceOf(RefusedDownloadException.class)
                .hasMessageContaining("SHA-256");
        assertThat(ModelShelf.file(shelf, desired.sha256())).doesNotExist();
    }

    @Test
    void refusesAFileOfAnotherSizeBeforeItIsRead() {
        assertThatThrownBy(() -> storage.fetch(desired(FILE.length - 1), () -> false))
                .isInstanceOf(RefusedDownloadException.class)
                .hasMessageContaining("300000 bytes");
        assertThat(shelf.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void followsNoRedirection() {
        server.answers(307);

        assertThatThrownBy(() -> storage.fetch(desired, () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HTTP 307");
        assertThat(server.paths).hasSize(1);
    }

    @Test
    void stopsWhenSomethingElseIsDesired() {
        assertThatThrownBy(() -> storage.fetch(desired, () -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("abandoned");
    }

    private static DesiredModel desired(long bytes) {
        return new DesiredModel(
                "presses",
                "7",
                "lake",
                "models/presses/7/failure.model",
                ModelShelf.hash(FILE),
                bytes,
                Duration.ofDays(1),
                100);
    }
}
