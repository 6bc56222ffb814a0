package io.tidemark.rollout.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.rollout.GatewayProgress;
import io.tidemark.rollout.GatewayState;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutException;
import io.tidemark.rollout.RolloutKind;
import io.tidemark.rollout.RolloutPlan;
import io.tidemark.rollout.RolloutRules;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.StageProgress;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutJsonTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final ModelVersion MODEL = new ModelVersion("presses", "7");
    private static final Rollout ROLLOUT =
            new Rollout(
                    new RolloutPlan(
                            "fleet",
                            RolloutKind.PROMOTION,
                            new ModelReference(MODEL, "s3://b/k", "ab", 12),
                            null,
                            RolloutRules.DEFAULT,
                            START,
                            Map.of("gateway-9", new ModelVersion("presses", "5"))),
                    1_772_366_400_123L,
                    RolloutState.RUNNING,
                    null,
                    null,
                    List.of(new StageProgress(1, START, null)),
                    new TreeMap<>(
                            Map.of(
                                    "gateway-1",
                                    new GatewayProgress(
                                            0,
                                            GatewayState.TRIAL,
                                            new ModelVersion("presses", "6"),
                                            "REFUSED since yesterday",
                                            START,
                                            null))));

    @Test
    void readsWhatItWrote() {
        assertThat(RolloutJson.read(RolloutJson.write(ROLLOUT), "here")).isEqualTo(ROLLOUT);
    }

    @Test
    void writesForPeople() {
        assertThat(new String(RolloutJson.write(ROLLOUT), StandardCharsets.UTF_8))
                .contains("\"startedAt\" : \"2026-03-01T12:00:00.123456Z\"")
                .contains("\"stages\" : [ \"1\", \"10%\", \"100%\" ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"order\": 5}"})
    void saysThatAFileIsDamagedAndWhereToReadOn(String text) {
        assertThatThrownBy(
                        () ->
                                RolloutJson.read(
                                        text.getBytes(StandardCharsets.UTF_8),
                                        "s3://b/models/presses/rollout.json"))
                .isInstanceOf(RolloutException.class)
                .hasMessageStartingWith("s3://b/models/presses/rollout.json");
    }

    @Test
    void aFileThatWasCutOffIsDamaged() {
        byte[] whole = RolloutJson.write(ROLLOUT);
        for (int length = 0; length < whole.length; length += 40) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RolloutJson.read(part, "here"))
                    .isInstanceOf(RolloutException.class);
        }
    }
}
