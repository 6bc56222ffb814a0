package io.tidemark.commandline.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.commandline.terminal.JsonLine;
import io.tidemark.rollout.GatewayProgress;
import io.tidemark.rollout.GatewayState;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutKind;
import io.tidemark.rollout.RolloutPlan;
import io.tidemark.rollout.RolloutRules;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.StageProgress;
import io.tidemark.rollout.model.ModelReference;
import io.tidemark.rollout.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RolloutSummaryTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SortedMap<String, GatewayProgress> gateways = new TreeMap<>();

    @Test
    void saysHowFarItIs() {
        gateways.put("gateway-1", gateway(0, GatewayState.PROMOTED));
        gateways.put("gateway-2", gateway(1, GatewayState.TRIAL));
        gateways.put("gateway-3", gateway(1, GatewayState.WAITING));

        RolloutSummary summary = summary(RolloutState.RUNNING, null, START.plusSeconds(60));

        assertThat(summary.sentence())
                .isEqualTo("presses version 7: stage 2 of 3: 1 waiting, 1 trial, 1 promoted.");
        assertThat(summary.promoted()).isEqualTo(1);
        assertThat(summary.needed()).isEqualTo(2);
    }

    @Test
    void countsWhoIsSilent() {
        gateways.put("gateway-1", gateway(0, GatewayState.PROMOTED));
        gateways.put("gateway-3", gateway(1, GatewayState.WAITING));

        assertThat(summary(RolloutState.COMPLETED, null, START.plusSeconds(3_601)).sentence())
                .isEqualTo("presses version 7: completed: 1 waiting, 1 promoted (1 silent).");
    }

    @Test
    void saysWhyItWasHalted() {
        gateways.put("gateway-1", gateway(0, GatewayState.RETURNING));

        RolloutSummary summary =
                summary(
                        RolloutState.HALTED,
                        "gateway-2 refused the model: its hash is wrong",
                        START.plusSeconds(60));

        assertThat(summary.sentence())
                .isEqualTo(
                        "presses version 7: halted, because gateway-2 refused the model: its hash is"
                                + " wrong; 1 returning.");
        assertThat(JsonLine.of(summary))
                .contains("\"state\":\"HALTED\"", "\"gateways\":{\"RETURNING\":1}");
    }

    private RolloutSummary summary(RolloutState state, String reason, Instant now) {
        ModelReference target =
                new ModelReference(new ModelVersion("presses", "7"), "s3://b/k", "ab", 1);
        return RolloutSummary.of(
                new Rollout(
                        new RolloutPlan(
                                "fleet",
                                RolloutKind.PROMOTION,
                                target,
                                null,
                                RolloutRules.DEFAULT,
                                START,
                                Map.of()),
                        1,
                        state,
                        reason,
                        null,
                        List.of(
                                new StageProgress(1, START, START),
                                new StageProgress(2, START, null)),
                        gateways),
                now);
    }

    private static GatewayProgress gateway(int stage, GatewayState state) {
        return new GatewayProgress(stage, state, null, null, START, null);
    }
}
