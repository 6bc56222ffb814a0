package io.tidemark.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What follows from what the gateways said. Pure: it neither asks nor tells anybody.
 *
 * @param group the things that are in the group
 * @param now clock of the rollout
 */
record Decision(SortedSet<String> group, Instant now) {

    /** The rollout after the next decision; the same if there is nothing to decide. */
    Rollout on(Rollout rollout) {
        return switch (rollout.state()) {
            case RUNNING -> running(rollout);
            case COMPLETED -> withJoiners(rollout);
            case HALTED, ROLLED_BACK -> withLateComers(rollout);
        };
    }

    /** Whether the stage under way is over as far as is known. */
    boolean stageHolds(Rollout rollout) {
        if (rollout.state() != RolloutState.RUNNING || betweenStages(rollout)) {
            return false;
        }
        StageTally tally = StageTally.of(rollout, now);
        return tally.pending() == 0 && (!promotes(rollout) || tally.lacking() == 0);
    }

    private Rollout running(Rollout rollout) {
        Optional<String> failure = promotes(rollout) ? failure(rollout) : Optional.empty();
        if (failure.isPresent()) {
            boolean keep = rollout.plan().rules().keep();
            return rollout.takenBack(RolloutState.HALTED, failure.get(), keep, now);
        }
        if (betweenStages(rollout)) {
            return rollout.inLastStage() ? rollout.completed(now) : begin(rollout);
        }
        Rollout joined = rollout.inLastStage() ? withJoiners(rollout) : rollout;
        if (!joined.equals(rollout)) {
            return joined;
        }
        if (stageHolds(rollout)) {
            StageProgress stage = rollout.stages().get(rollout.stage());
            return rollout.withStage(new StageProgress(stage.planned(), stage.startedAt(), now));
        }
        StageTally tally = StageTally.of(rollout, now);
        return tally.pending() > 0 ? rollout : choose(rollout, tally.lacking());
    }

    private static boolean promotes(Rollout rollout) {
        return rollout.plan().kind() == RolloutKind.PROMOTION;
    }

    private static boolean betweenStages(Rollout rollout) {
        return rollout.stages().isEmpty()
                || rollout.stages().get(rollout.stage()).endedAt() != null;
    }

    private static Optional<String> failure(Rollout rollout) {
        List<String> failed =
                rollout.gateways().entrySet().stream()
                        .filter(gateway -> gateway.getValue().state().failed())
                        .map(Decision::sentence)
                        .toList();
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        String others = failed.size() == 1 ? "" : " (and " + (failed.size() - 1) + " more)";
        return Optional.of(failed.get(0) + others);
    }

    private static String sentence(Map.Entry<String, GatewayProgress> failed) {
        GatewayProgress gateway = failed.getValue();
        String what =
                switch (gateway.state()) {
                    case REFUSED -> " refused the model";
                    case ROLLED_BACK -> " rolled the model back";
                    default -> " no longer follows this rollout";
                };
        return failed.getKey() + what + (gateway.detail() == null ? "" : ": " + gateway.detail());
    }

    private Rollout begin(Rollout rollout) {
        int next = rollout.stages().size();
        int size = rollout.plan().rules().stages().get(next).of(group.size());
        long before = rollout.gateways().keySet().stream().filter(group::contains).count();
        int planned = (int) Math.max(0, size - before);
        List<StageProgress> stages = new ArrayList<>(rollout.stages());
        stages.add(new StageProgress(planned, now, null));
        return choose(rollout.with(stages), planned);
    }

    /** Gives the next so many their turn, if there are so many. */
    private Rollout choose(Rollout rollout, int count) {
        List<String> chosen =
                TurnOrder.of(others(rollout), rollout.plan().target().model()).stream()
                        .limit(count)
                        .toList();
        return with(rollout, chosen, () -> GatewayProgress.chosen(rollout.stage()));
    }

    private Rollout withJoiners(Rollout rollout) {
        return with(rollout, others(rollout), () -> GatewayProgress.chosen(rollout.stage()));
    }

    private Rollout withLateComers(Rollout rollout) {
        return rollout.plan().baseline() == null
                ? rollout
                : with(
                        rollout,
                        others(rollout),
                        () -> GatewayProgress.joined(rollout.plan().baseline().model()));
    }

    private List<String> others(Rollout rollout) {
        return group.stream().filter(thing -> !rollout.gateways().containsKey(thing)).toList();
    }

    private static Rollout with(
            Rollout rollout, Collection<String> more, Supplier<GatewayProgress> progress) {
        SortedMap<String, GatewayProgress> gateways = new TreeMap<>(rollout.gateways());
        more.forEach(thing -> gateways.put(thing, progress.get()));
        return rollout.with(gateways);
    }
}
