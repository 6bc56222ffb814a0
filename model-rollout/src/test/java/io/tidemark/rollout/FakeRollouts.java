package io.tidemark.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rollouts in memory, with the same condition on writing. */
final class FakeRollouts implements RolloutStore {

    private final Map<String, StoredRollout> stored = new TreeMap<>();
    private final Power power;
    private int writes;
    private int quicker;

    FakeRollouts(Power power) {
        this.power = power;
    }

    /** Before each of so many writes somebody else writes. */
    void somebodyElseIsQuicker(int times) {
        quicker = times;
    }

    @Override
    public List<String> names() {
        return List.copyOf(stored.keySet());
    }

    @Override
    public Optional<StoredRollout> find(String name) {
        power.use();
        return Optional.ofNullable(stored.get(name));
    }

    @Override
    public StoredRollout save(Rollout rollout, String before) {
        power.use();
        if (quicker > 0) {
            quicker--;
            stored.computeIfPresent(
                    rollout.name(),
                    (name, last) -> new StoredRollout(last.rollout(), "quicker-" + quicker));
        }
        StoredRollout there = stored.get(rollout.name());
        if (before == null ? there != null : there == null || !there.tag().equals(before)) {
            throw new ConflictException(rollout.name());
        }
        writes++;
        StoredRollout saved = new StoredRollout(rollout, "tag-" + writes);
        stored.put(rollout.name(), saved);
        power.use();
        return saved;
    }
}
