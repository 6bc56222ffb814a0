package io.tidemark.commandline.models;

import io.tidemark.rollout.GatewayState;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.StageTally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rollout in numbers.
 *
 * @param name of the model
 * @param version of the model
 * @param kind PROMOTION or ROLLBACK
 * @param state where it stands
 * @param reason why it was halted or taken back; null if it was not
 * @param startedAt ISO 8601, UTC
 * @param endedAt null while it runs
 * @param stage the one under way or the last one that was, from 1; 0 before the first
 * @param stages how many there are
 * @param needed gateways of the stage that have to hold
 * @param gateways of all stages, how many are in each state that occurs
 * @param silent of them, how many have not answered in time
 */
record RolloutSummary(
        String name,
        String version,
        String kind,
        RolloutState state,
        String reason,
        String startedAt,
        String endedAt,
        int stage,
        int stages,
        int needed,
        Map<GatewayState, Integer> gateways,
        long silent) {

    static RolloutSummary of(Rollout rollout, Instant now) {
        Map<GatewayState, Integer> states = new EnumMap<>(GatewayState.class);
        rollout.gateways().values().forEach(one -> states.merge(one.state(), 1, Integer::sum));
        return new RolloutSummary(
                rollout.name(),
                rollout.plan().target().model().version(),
                rollout.plan().kind().name(),
                rollout.state(),
                rollout.reason(),
                time(rollout.plan().startedAt()),
                time(rollout.endedAt()),
                rollout.stage() + 1,
                rollout.plan().rules().stages().size(),
                rollout.stages().isEmpty() ? 0 : StageTally.of(rollout, now).needed(),
                states,
                rollout.gateways().values().stream()
                        .filter(gateway -> gateway.silent(rollout.plan().rules(), now))
                        .count());
    }

    private static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** All of it for people. */
    String sentence() {
        return name + " version " + version + ": " + progress();
    }

    private String progress() {
        String counted = counts();
        return switch (state) {
            case RUNNING ->
                    stage == 0
                            ? "about to begin."
                            : "stage " + stage + " of " + stages + ": " + counted + ".";
            case COMPLETED -> "completed: " + counted + ".";
            case HALTED -> "halted, because " + reason + "; " + counted + ".";
            case ROLLED_BACK -> reason + "; " + counted + ".";
        };
    }

    private String counts() {
        String counts =
                gateways.entrySet().stream()
                        .map(state -> state.getValue() + " " + words(state.getKey()))
                        .collect(Collectors.joining(", "));
        String all = counts.isEmpty() ? "no gateways" : counts;
        return silent == 0 ? all : all + " (" + silent + " silent)";
    }

    /** How many gateways have the model in service. */
    int promoted() {
        return gateways.getOrDefault(GatewayState.PROMOTED, 0);
    }

    private static String words(GatewayState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
