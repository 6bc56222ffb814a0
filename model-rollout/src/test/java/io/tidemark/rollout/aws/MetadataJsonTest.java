package io.tidemark.rollout.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.rollout.model.ModelMetadata;
import io.tidemark.rollout.model.ModelVersion;
import io.tidemark.rollout.model.RefusedModelException;
import io.tidemark.rollout.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataJsonTest {

    private static final ModelVersion MODEL = new ModelVersion("presses", "7");
    private static final String FOLDER = "s3://lake/models/presses/7/";

    private ObjectNode json;

    @BeforeEach
    void asTheTrainerWritesIt() throws IOException {
        json =
                (ObjectNode)
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {"name": "presses", "version": "7", "machineType": "press",
                                         "publishedAt": "2026-03-01T12:00:00Z", "decision": "BETTER",
                                         "comparedWith": "6", "dataVersion": "d1", "trainingSnapshotId": 12,
                                         "featureVersion": 3, "sensors": ["heat"], "stepMillis": 3600000,
                                         "metrics": {"held_out_rmse": 11.5, "incumbent_held_out_rmse": 12.0},
                                         "file": "failure.model", "bytes": 1234}
                                        """);
        json.put("sha256", "0123456789abcdef".repeat(4));
        json.put("signature", "A".repeat(86) + "==");
    }

    @Test
    void readsWhatTheTrainerWrites() {
        ModelMetadata metadata = read();

        assertThat(metadata.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(metadata.comparedWith()).isEqualTo("6");
        assertThat(metadata.publishedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(metadata.metrics()).containsEntry("held_out_rmse", 11.5);
        assertThat(metadata.file().location()).isEqualTo(FOLDER + "failure.model");
        assertThat(metadata.file().sha256()).isEqualTo("0123456789abcdef".repeat(4));
        assertThat(metadata.file().bytes()).isEqualTo(1_234);
    }

    @Test
    void readsTheFirstOfAll() {
        json.put("decision", "FIRST").putNull("comparedWith").putNull("machineType");

        assertThat(read().comparedWith()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "name, pumps",
        "version, 8",
        "file, ../../6/failure.model",
        "sha256, ABCDEF",
        "signature, none",
        "decision, GREAT",
        "publishedAt, yesterday"
    })
    void refusesWhatCannotBe(String field, String value) {
        json.put(field, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(FOLDER + "metadata.json: " + field + " has to be")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 40})
    void refusesASizeThatCannotBe(long bytes) {
        json.put("bytes", bytes);

        assertThatThrownBy(this::read).hasMessageContaining("bytes has to be 1 to");
    }

    @Test
    void namesAllFaultsAtOnce() {
        json.removeAll();

        assertThatThrownBy(this::read)
                .hasMessageContaining("name has to be presses, found nothing")
                .hasMessageContaining("sha256")
                .hasMessageContaining("decision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json", "[]", "null", "5"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(
                        () ->
                                MetadataJson.read(
                                        text.getBytes(StandardCharsets.UTF_8), MODEL, FOLDER))
                .isInstanceOf(RefusedModelException.class);
    }

    @ParameterizedTest
    @CsvSource({"../x, 1", "presses, 0", "presses, 01", "presses, latest", "'', 1", "a/b, 1"})
    void noPathIsMadeOfNamesThatAreNone(String name, String version) {
        assertThatThrownBy(() -> ModelVersion.published(name, version))
                .isInstanceOf(RefusedModelException.class);
    }

    private ModelMetadata read() {
        return MetadataJson.read(json.toString().getBytes(StandardCharsets.UTF_8), MODEL, FOLDER);
    }
}
