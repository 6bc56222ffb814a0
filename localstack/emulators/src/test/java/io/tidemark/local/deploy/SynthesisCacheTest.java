package io.tidemark.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisCacheTest {

    @TempDir private Path directory;

    private SynthesisCache cache;

    @BeforeEach
    void open() {
        cache = new SynthesisCache(directory);
    }

    @Test
    void keepsAFinishedAssemblyUnderItsKey() throws IOException {
        assertThat(cache.find("a")).isNull();

        Path kept = make("a", 0);

        assertThat(cache.find("a")).isEqualTo(kept);
        assertThat(kept.resolve("nested/manifest.json")).hasContent("a");
    }

    @Test
    void doesNotFindAnUnfinishedAssembly() throws IOException {
        Files.writeString(cache.begin().resolve("manifest.json"), "half");

        assertThat(cache.find("a")).isNull();
    }

    @Test
    void dropsTheLeastRecentlyUsed() throws IOException {
        make("a", 1);
        make("b", 2);
        make("c", 3);
        cache.find("a");

        make("d", 4);

        assertThat(cache.find("a")).isNotNull();
        assertThat(cache.find("b")).isNull();
        assertThat(cache.find("c")).isNotNull();
        assertThat(cache.find("d")).isNotNull();
    }

    private Path make(String key, int usedAtSecond) throws IOException {
        Path assembly = cache.begin();
        Files.createDirectory(assembly.resolve("nested"));
        Files.writeString(assembly.resolve("nested/manifest.json"), key);
        Path kept = cache.keep(assembly, key);
        Files.setLastModifiedTime(kept, FileTime.from(Instant.ofEpochSecond(usedAtSecond)));
        return kept;
    }
}
