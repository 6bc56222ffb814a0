package io.tidemark.local.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedPackagesTest {

    private static final Path LOCALSTACK = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {"requirements-localstack.txt", "requirements-ministack.txt"})
    void pinsEveryPythonPackageByVersionAndHash(String file) throws IOException {
        List<String> requirements = requirements(file);

        assertThat(requirements)
                .hasSizeGreaterThan(20)
                .allMatch(
                        text ->
                                text.matches(
                                        "(?s)[a-z0-9._-]+==\\S+.*--hash=sha256:[0-9a-f]{64}.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localstack", "ministack"})
    void pinsWhatTheInputFileAsksFor(String emulator) throws IOException {
        String pinned = Files.readString(LOCALSTACK.resolve("requirements-" + emulator + ".txt"));

        assertThat(Files.readAllLines(LOCALSTACK.resolve("requirements-" + emulator + ".in")))
                .filteredOn(line -> line.contains("==") && !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(line -> pinned.contains("\n" + line.replaceAll("\\[.*?]", "") + " \\"));
    }

    @Test
    void pinsEveryNodePackageByHashAndNoneByAddress() throws IOException {
        JsonNode lock =
                new ObjectMapper().readTree(LOCALSTACK.resolve("package-lock.json").toFile());
        List<JsonNode> packages =
                lock.path("packages").properties().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .map(entry -> entry.getValue())
                        .toList();

        assertThat(packages)
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(one -> one.path("integrity").asText().startsWith("sha512-"))
                .noneMatch(one -> one.has("resolved"));
    }

    /** A requirement with its hashes is one logical line. */
    private static List<String> requirements(String file) throws IOException {
        String text = Files.readString(LOCALSTACK.resolve(file)).replace("\\\n", " ");
        return Arrays.stream(text.split("\n"))
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .toList();
    }
}
