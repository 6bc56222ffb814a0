package io.tidemark.rollout;

import io.tidemark.rollout.fleet.Fleet;
import io.tidemark.rollout.model.ModelStore;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Goes on with a rollout as far as it goes now. What is about to happen is stored before it
 * happens, so that it can be killed anywhere and done again.
 */
final class Advance {

    private final RolloutStore rollouts;
    private final Fleet fleet;
    private final EarlierModels earlierModels;
    private final Executor executor;
    private final Instant now;
    private final SortedSet<String> group;

    /**
     * @param executor of the calls to the fleet
     * @param now clock of the rollout
     */
    Advance(RolloutStore rollouts, ModelStore models, Fleet fleet, Executor executor, Instant now) {
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.earlierModels = new EarlierModels(models);
        this.executor = executor;
        this.now = now;
        this.group = fleet.gateways();
    }

    /** The rollout as it is stored afterwards. */
    StoredRollout of(StoredRollout stored) {
        Decision decision = new Decision(group, now);
        StoredRollout current = stored;
        boolean more = true;
        while (more) {
            Rollout before = current.rollout();
            Rollout seen = visit(before, GatewayState::open);
            if (decision.stageHolds(seen)) {
                // A model that held may have failed since; ask before more gateways get it.
                seen = visit(seen, state -> state == GatewayState.PROMOTED);
            }
            Rollout decided = decision.on(seen);
            boolean news = !decided.equals(before);
            more = news && (!decided.equals(seen) || somebodyIsReady(decided));
            if (news) {
                current = rollouts.save(decided, current.tag());
            }
        }
        return current;
    }

    private static boolean somebodyIsReady(Rollout rollout) {
        return rollout.gateways().values().stream()
                .anyMatch(gateway -> gateway.state() == GatewayState.READY);
    }

    private Rollout visit(Rollout rollout, Predicate<GatewayState> whom) {
        GatewayVisit visit = new GatewayVisit(rollout, group, fleet, earlierModels, now);
        Map<String, CompletableFuture<GatewayProgress>> visits = new TreeMap<>();
        rollout.gateways()
                .forEach(
                        (name, gateway) -> {
                            if (whom.test(gateway.state())) {
                                visits.put(
                                        name,
                                        CompletableFuture.supplyAsync(
                                                () -> visit.visit(name, gateway), executor));
                            }
                        });
        SortedMap<String, GatewayProgress> gateways = new TreeMap<>(rollout.gateways());
        visits.forEach((name, answer) -> gateways.put(name, join(answer)));
        return rollout.with(gateways);
    }

    private static GatewayProgress join(CompletableFuture<GatewayProgress> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
