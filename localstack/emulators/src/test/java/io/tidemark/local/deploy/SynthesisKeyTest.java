package io.tidemark.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisKeyTest {

    private static final Map<String, String> CONTEXT = Map.of("stage", "local");

    @TempDir private Path directory;

    private Path app;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        app = Files.writeString(directory.resolve("app.jar"), "app");
        jar = Files.writeString(directory.resolve("job.jar"), "job");
    }

    @Test
    void staysTheSameWhileNothingChanges() throws IOException {
        assertThat(key(CONTEXT)).isEqualTo(key(CONTEXT));
    }

    @Test
    void changesWithTheAppTheJobAndTheContext() throws IOException {
        String before = key(CONTEXT);

        assertThat(key(Map.of("stage", "dev"))).isNotEqualTo(before);
        Files.writeString(jar, "job, changed");
        String withJob = key(CONTEXT);
        assertThat(withJob).isNotEqualTo(before);
        Files.writeString(app, "app, changed");
        assertThat(key(CONTEXT)).isNotEqualTo(withJob);
    }

    private String key(Map<String, String> context) throws IOException {
        return SynthesisKey.of(app + ":other.jar", jar, context);
    }
}
