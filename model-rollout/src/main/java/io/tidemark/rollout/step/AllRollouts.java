package io.tidemark.rollout.step;

import io.tidemark.rollout.ConflictException;
import io.tidemark.rollout.Rollout;
import io.tidemark.rollout.RolloutException;
import io.tidemark.rollout.RolloutState;
import io.tidemark.rollout.Rollouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Goes on with the rollouts of all models; what hinders one does not hinder the others. */
final class AllRollouts {

    private static final Logger LOG = LoggerFactory.getLogger(AllRollouts.class);

    private final Rollouts rollouts;
    private final Map<String, String> told = new HashMap<>();

    AllRollouts(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    /** Whether all went on. */
    boolean advance() {
        boolean all = true;
        for (String name : names()) {
            all &= advance(name);
        }
        return all && !told.containsKey("");
    }

    private List<String> names() {
        try {
            List<String> names = rollouts.names();
            told.remove("");
            return names;
        } catch (SdkException outage) {
            tell("", "The rollouts cannot be listed: " + outage.getMessage());
            return List.of();
        }
    }

    private boolean advance(String name) {
        try {
            rollouts.advance(name).ifPresent(rollout -> tell(name, sentence(rollout)));
            return true;
        } catch (ConflictException elsewhere) {
            LOG.debug("{}", elsewhere.getMessage());
            return true;
        } catch (RolloutException | SdkException failed) {
            tell(name, "The rollout of " + name + " did not go on: " + failed.getMessage());
            return false;
        }
    }

    /** Says the same only once. */
    private void tell(String name, String sentence) {
        if (!sentence.equals(told.put(name, sentence))) {
            LOG.info("{}", sentence);
        }
    }

    private static String sentence(Rollout rollout) {
        String model = rollout.plan().target().model().toString();
        return rollout.state() == RolloutState.RUNNING
                ? model + ": stage " + (rollout.stage() + 1) + " is under way."
                : model
                        + ": "
                        + rollout.state()
                        + (rollout.reason() == null ? "" : ", " + rollout.reason());
    }
}
