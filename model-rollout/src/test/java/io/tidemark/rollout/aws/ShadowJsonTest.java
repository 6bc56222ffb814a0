package io.tidemark.rollout.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.rollout.fleet.Candidate;
import io.tidemark.rollout.fleet.DesiredModel;
import io.tidemark.rollout.fleet.GatewayShadow;
import io.tidemark.rollout.fleet.Trial;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowJsonTest {

    private static final ModelVersion MODEL = new ModelVersion("presses", "7");
    private static final DesiredModel DESIRED =
            new DesiredModel(
                    new ModelReference(MODEL, "s3://b/models/presses/7/failure.model", "ab", 12),
                    new Trial(600, 10),
                    1_700_000_000_000L);

    @Test
    void tellsWhatGatewaysExpect() throws IOException {
        JsonNode update = new ObjectMapper().readTree(ShadowJson.write(5L, DESIRED));

        assertThat(update.path("version").asLong()).isEqualTo(5);
        JsonNode desired = update.at("/state/desired");
        assertThat(desired.path("name").asText()).isEqualTo("presses");
        assertThat(desired.path("version").asText()).isEqualTo("7");
        assertThat(desired.path("location").asText())
                .isEqualTo("s3://b/models/presses/7/failure.model");
        assertThat(desired.path("sha256").asText()).isEqualTo("ab");
        assertThat(desired.path("bytes").asLong()).isEqualTo(12);
        assertThat(desired.at("/trial/seconds").asLong()).isEqualTo(600);
        assertThat(desired.at("/trial/predictions").asLong()).isEqualTo(10);
    }

    @Test
    void readsWhatItTold() throws IOException {
        JsonNode update = new ObjectMapper().readTree(ShadowJson.write(5L, DESIRED));

        assertThat(read(update.toString()).desired()).isEqualTo(DESIRED);
    }

    @Test
    void withdrawsByRemovingAllThatIsDesired() {
        assertThat(new String(ShadowJson.write(5L, null), StandardCharsets.UTF_8))
                .isEqualTo("{\"state\":{\"desired\":null},\"version\":5}");
        assertThat(read("{\"version\": 6, \"state\": {}}").desired()).isNull();
    }

    @Test
    void readsWhatGatewaysReport() {
        GatewayShadow shadow =
                read(
                        """
                        {"version": 3, "state": {"reported": {
                          "inService": {"name": "presses", "version": "6", "since": "2026-03-01T12:00:00Z"},
                          "previous": null,
                          "candidate": {"name": "presses", "version": "7", "state": "TRIAL",
                            "since": "2026-03-02T12:00:00Z", "detail": null, "predictions": 40,
                            "agreement": 0.97, "meanMicros": 81.5, "errors": 0}}}}
                        """);

        assertThat(shadow.version()).isEqualTo(3);
        assertThat(shadow.desired()).isNull();
        assertThat(shadow.inService()).isEqualTo(new ModelVersion("presses", "6"));
        assertThat(shadow.inServiceSince()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(shadow.candidate())
                .isEqualTo(
                        new Candidate(
                                MODEL,
                                Candidate.State.TRIAL,
                                "2026-03-02T12:00:00Z",
                                null,
                                40L,
                                0.97,
                                81.5,
                                0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"inService\": 5, \"candidate\": []}",
                "{\"inService\": {\"name\": \"presses\"}, \"candidate\": {\"state\": \"TRIAL\"}}",
                "{\"inService\": {\"name\": 1, \"version\": 2}}",
                "{\"candidate\": {\"name\": \"a\", \"version\": \"1\", \"state\": \"DANCING\"}}"
            })
    void takesWhatItDoesNotUnderstandAsNotReported(String reported) {
        GatewayShadow shadow =
                read("{\"version\": 1, \"state\": {\"reported\": " + reported + "}}");

        assertThat(shadow.inService()).isNull();
        assertThat(shadow.candidate()).isNull();
    }

    @Test
    void keepsAGatewaysWordsShortAndWithoutControlCharacters() {
        String detail = "\\u001b[31m" + "x".repeat(1_000);
        Candidate candidate =
                read("{\"state\": {\"reported\": {\"candidate\": {\"name\": \"a\", \"version\":"
                                + " \"1\", \"state\": \"REFUSED\", \"detail\": \""
                                + detail
                                + "\"}}}}")
                        .candidate();

        assertThat(candidate.detail()).hasSize(300).startsWith(" [31mx");
    }

    private static GatewayShadow read(String json) {
        return ShadowJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
